import 'server-only';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { endianness } from 'node:os';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { frozenToText } from '@/lib/fold/frozen-text.ts';
import { partsOf, runsOf } from './columns.ts';
import { fileFormat, type FileHeader } from './file-header.ts';
import { frameOf } from './frames.ts';
import type { KeptFold } from './kept-fold.ts';

/** Writes a new file that only its owner can read. Throws where there is one of this name already. */
export function writeFold(path: string, identity: string, kept: KeptFold): Promise<void> {
  return pipeline(
    Readable.from(sealed(contents(identity, kept))),
    createGzip({ level: 1 }),
    createWriteStream(path, { flags: 'wx', mode: 0o600 }),
  );
}

function* contents(identity: string, kept: KeptFold): Generator<Uint8Array> {
  const { checkpoints, versions, times, happenings } = kept;
  const runs = runsOf(versions);
  const header: FileHeader = {
    format: fileFormat,
    identity,
    order: endianness(),
    checkpoints: checkpoints.length,
    events: versions.length,
    runs: runs.length,
  };
  yield Buffer.from(JSON.stringify(header));
  for (const { digest, frozen } of checkpoints) {
    yield Buffer.from(`${digest}\n${frozenToText(frozen)}`);
  }
  yield* partsOf(runs);
  yield* partsOf(times);
  yield* partsOf(happenings.milliseconds);
  yield* partsOf(happenings.picoseconds);
  yield* partsOf(happenings.notes);
}

/** Each content as a frame, and at the end the digest of them all. */
function* sealed(contents: Iterable<Uint8Array>): Generator<Buffer> {
  const seal = createHash('sha256');
  for (const content of contents) {
    const frame = frameOf(content);
    seal.update(frame);
    yield frame;
  }
  yield frameOf(seal.digest());
}
