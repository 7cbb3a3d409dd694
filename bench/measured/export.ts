import { exportStream } from '@/server/services/streams/export-stream.ts';
import { linesResponse } from '@/server/http/lines.ts';
import { answer, type Measure } from '../bench.ts';
import { LONGEST_STREAM } from '../events.ts';
import { compare } from '../measure.ts';

/** The whole stream as a download, bytes and all, but without a socket. */
export const exportLines: Measure = async (bench) => [
  await compare({
    operation: 'reading a stream as NDJSON',
    state: 'warm',
    limitName: bench.bare.names.writeLines,
    limit: () => bench.bare.writeLines(),
    ours: async () => {
      const lines = await answer(exportStream, { store: bench.id, stream: LONGEST_STREAM });
      return drain(linesResponse(lines, 'bench.ndjson'));
    },
    ratio: 1.25,
    runs: bench.runs(3),
  }),
];

/** Bytes of a body that is taken as fast as it comes. */
async function drain({ body }: Response): Promise<number> {
  let bytes = 0;
  if (body === null) return bytes;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytes;
    bytes += value.byteLength;
  }
}
