import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the build is made from. */
export const SOURCES = [
  'app',
  'components',
  'lib',
  'server',
  'public',
  'prisma/schema.prisma',
  'next.config.js',
  'proxy.ts',
  'instrumentation.ts',
  'tsconfig.json',
  'package-lock.json',
];

const skipped = /(\.test\.tsx?|\.store\.test\.ts)$|^server\/db\/generated(\/|$)|(^|\/)\./;

/**
 * @param {string} root
 * @param {string} path relative to root, with `/`
 * @returns {string[]} the files at or below it, relative to root
 */
function filesBelow(root, path) {
  if (skipped.test(path) || !existsSync(join(root, path))) return [];
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesBelow(root, `${path}/${name}`));
}

/**
 * A digest of the names and contents of files; folders count with everything below them, tests do not.
 * @param {string} root
 * @param {readonly string[]} paths
 * @returns {string}
 */
export function digestOf(root, paths) {
  const digest = createHash('sha256').update(process.version);
  for (const file of paths.flatMap((path) => filesBelow(root, path))) {
    const content = createHash('sha256')
      .update(readFileSync(join(root, file)))
      .digest('hex');
    digest.update(`${file}\0${content}\n`);
  }
  return digest.digest('hex');
}

/**
 * @param {string} file
 * @param {string} digest
 * @returns {boolean} whether a finished step left this digest
 */
export function isFresh(file, digest) {
  return existsSync(file) && readFileSync(file, 'utf8') === digest;
}

/**
 * @param {string} file
 * @param {string} digest
 */
export function leaveStamp(file, digest) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, digest);
}
