import 'server-only';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { endianness } from 'node:os';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { frozenFromText } from '@/lib/fold/frozen-text.ts';
import { bytesOf, partsOfLength, versionsOf } from './columns.ts';
import { fileHeader, type FileHeader } from './file-header.ts';
import { contentOf, framesIn } from './frames.ts';
import type { KeptCheckpoint, KeptFold } from './kept-fold.ts';

/** What a file holds. Throws for one that is missing, cut off, changed or of something else. */
export function readFold(path: string, identity: string): Promise<KeptFold> {
  return pipeline(
    createReadStream(path),
    createGunzip({ chunkSize: 256 * 1024 }),
    (chunks: AsyncIterable<Buffer>) => keptIn(framesIn(chunks), identity),
  );
}

async function keptIn(frames: AsyncGenerator<Buffer>, identity: string): Promise<KeptFold> {
  const seal = createHash('sha256');
  const next = async (): Promise<Buffer> => {
    const frame = await frames.next();
    if (frame.done === true) throw unfit('It is cut off.');
    seal.update(frame.value);
    return contentOf(frame.value);
  };
  const header = headerIn(await next(), identity);
  const checkpoints: KeptCheckpoint[] = [];
  while (checkpoints.length < header.checkpoints) checkpoints.push(checkpointIn(await next()));
  const runs = await columnIn(next, header.runs, 8);
  const times = await columnIn(next, header.events, 8);
  const milliseconds = await columnIn(next, header.events, 8);
  const picoseconds = await columnIn(next, header.events, 4);
  const notes = await columnIn(next, header.events, 1);
  const sum = seal.digest();
  const last = await frames.next();
  if (last.done === true || !contentOf(last.value).equals(sum)) throw unfit('It was changed.');
  if ((await frames.next()).done !== true) throw unfit('There is more than was written.');
  return {
    checkpoints,
    versions: versionsOf(new BigInt64Array(runs), header.events),
    times: new Float64Array(times),
    happenings: {
      milliseconds: new Float64Array(milliseconds),
      picoseconds: new Uint32Array(picoseconds),
      notes: new Uint8Array(notes),
    },
  };
}

function headerIn(content: Buffer, identity: string): FileHeader {
  const header = fileHeader.parse(JSON.parse(content.toString()));
  if (header.identity !== identity) throw unfit('It is of another fold.');
  if (header.order !== endianness()) throw unfit('It is of another machine.');
  return header;
}

function checkpointIn(content: Buffer): KeptCheckpoint {
  const text = content.toString();
  const end = text.indexOf('\n');
  const frozen = frozenFromText(text.slice(end + 1));
  if (frozen === null || end === -1) throw unfit('A checkpoint cannot be read.');
  return { digest: text.slice(0, end), frozen };
}

async function columnIn(
  next: () => Promise<Buffer>,
  length: number,
  bytesEach: number,
): Promise<ArrayBuffer> {
  const parts: Buffer[] = [];
  // Frames share the memory of what was read, which is larger than they are.
  for (let left = partsOfLength(length); left > 0; left -= 1) parts.push(Buffer.from(await next()));
  const bytes = bytesOf(parts);
  if (bytes.byteLength !== length * bytesEach) throw unfit('A column is not as long as it says.');
  return bytes;
}

const unfit = (why: string): Error => new Error(`These checkpoints cannot be used. ${why}`);
