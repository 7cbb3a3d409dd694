import { parseArgs } from 'node:util';

export const HELP = `Backstory: a read-only explorer for event stores.

  npm start                        the demo stores
  npm start -- <store>…            your stores: postgres:// URLs or paths of SQLite files
  npm start -- --demo <store>…     your stores and the demo stores

  --port <number>   listen there instead of 4610; the next free port when taken, 0 for any
  --demo            open the demo stores as well
  --help            this text

Settings that should always hold go into backstory.config.json or BACKSTORY_* variables:
see docs/configuration.md.`;

const options = /** @type {const} */ ({
  port: { type: 'string' },
  demo: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
});

/**
 * @typedef {{ kind: 'run', port: string | null, demo: boolean, stores: string[] }} Run
 * @typedef {{ kind: 'help' }} Help
 * @typedef {{ kind: 'wrong', sentence: string }} Wrong
 */

/**
 * @param {string} message
 * @returns {string} the first sentence, without Node's advice
 */
function firstSentence(message) {
  return `${message.split(/\.\s|\n/)[0]?.replace(/\.$/, '')}. See npm start -- --help`;
}

/**
 * What `npm start` was asked to do.
 * @param {readonly string[]} args
 * @returns {Run | Help | Wrong}
 */
export function parseArguments(args) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (values.help === true) return { kind: 'help' };
    const { port = null, demo = false } = values;
    if (port !== null && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
      return { kind: 'wrong', sentence: `--port is a number from 0 to 65535, not "${port}".` };
    }
    return { kind: 'run', port, demo, stores: positionals };
  } catch (error) {
    return {
      kind: 'wrong',
      sentence: firstSentence(error instanceof Error ? error.message : String(error)),
    };
  }
}

/**
 * The stores of the command line beside those of BACKSTORY_STORES, as its JSON form.
 * @param {string | undefined} fromEnvironment
 * @param {readonly string[]} stores
 * @returns {string}
 */
export function mergeStores(fromEnvironment, stores) {
  const text = fromEnvironment ?? '';
  if (stores.length === 0) return text;
  /** @type {unknown} */
  let listed = text.split(/\s+/).filter((location) => location !== '');
  try {
    if (text.trimStart().startsWith('[')) listed = JSON.parse(text);
  } catch {
    return text;
  }
  return JSON.stringify([...(Array.isArray(listed) ? listed : []), ...stores]);
}
