import { listEvents } from '@/server/services/events/list-events.ts';
import { readStreamEvents } from '@/server/services/streams/read-stream-events.ts';
import { answerText, type Bench, type Measure } from '../bench.ts';
import { LONGEST_STREAM } from '../events.ts';
import { compare } from '../measure.ts';

const pageSize = 100;
const runs = 60;
const shared = { state: 'warm', limitName: 'same page, bare driver', ratio: 1.3 } as const;
/** What an answer may take above the store: permission, access log, cursor and JSON. */
const slack = 5;

export const logPage: Measure = async (bench) => [
  await compare({
    ...shared,
    operation: 'log page of 100',
    limit: () => bench.bare.logPage(pageSize),
    ours: () => answerText(listEvents, { store: bench.id, limit: pageSize }),
    slack,
    runs: bench.runs(runs),
  }),
];

export const streamPage: Measure = async (bench) => [
  await compare({
    ...shared,
    operation: 'stream page of 100',
    limit: () => bench.bare.streamPage(bench.last + 1n, pageSize),
    ours: () => answerText(readStreamEvents, pageFrom(bench, undefined)),
    slack,
    runs: bench.runs(runs),
  }),
];

/** Both ends of the longest stream, by turns. */
export const jump: Measure = async (bench) => [
  await compare({
    operation: `jump to version ${bench.last}`,
    state: 'warm',
    limitName: `jump to version ${bench.first}`,
    limit: () => answerText(readStreamEvents, pageFrom(bench, bench.first)),
    ours: () => answerText(readStreamEvents, pageFrom(bench, bench.last - BigInt(pageSize - 1))),
    ratio: 1.2,
    runs: bench.runs(runs),
  }),
];

function pageFrom({ id }: Bench, version: bigint | undefined) {
  const from = version === undefined ? {} : { from: `v${version}`, order: 'oldest' };
  return { store: id, stream: LONGEST_STREAM, limit: pageSize, ...from };
}
