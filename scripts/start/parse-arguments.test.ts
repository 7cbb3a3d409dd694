import { describe, expect, it } from 'vitest';
import { mergeStores, parseArguments } from './parse-arguments.mjs';

const run = { kind: 'run', port: null, demo: false, stores: [] };

describe('the arguments of npm start', () => {
  it('may be none', () => {
    expect(parseArguments([])).toEqual(run);
  });

  it('are stores, in any order with flags', () => {
    const args = ['./a.db', '--port', '5000', 'postgres://h/x', '--demo', 'b c.db'];
    const stores = ['./a.db', 'postgres://h/x', 'b c.db'];
    expect(parseArguments(args)).toEqual({ ...run, port: '5000', demo: true, stores });
    expect(parseArguments(['--port=0', '--', '--odd.db'])).toEqual({
      ...run,
      port: '0',
      stores: ['--odd.db'],
    });
  });

  it('may ask for help', () => {
    expect(parseArguments(['--help', 'x'])).toEqual({ kind: 'help' });
    expect(parseArguments(['-h'])).toEqual({ kind: 'help' });
  });

  it.each([
    [['--prot', '1'], "Unknown option '--prot'. See npm start -- --help"],
    [['--port'], "Option '--port <value>' argument missing. See npm start -- --help"],
    [['--port', '99999'], '--port is a number from 0 to 65535, not "99999".'],
    [['--port', '80a'], '--port is a number from 0 to 65535, not "80a".'],
    [['--demo=yes'], "Option '--demo' does not take an argument. See npm start -- --help"],
  ])('are refused in one sentence: %j', (args, sentence) => {
    expect(parseArguments(args)).toEqual({ kind: 'wrong', sentence });
  });
});

describe('stores of the command line', () => {
  it('leave BACKSTORY_STORES alone when there are none', () => {
    expect(mergeStores(undefined, [])).toBe('');
    expect(mergeStores('a b', [])).toBe('a b');
  });

  it('follow those of BACKSTORY_STORES, whichever form it has', () => {
    expect(mergeStores('a  b', ['c d'])).toBe('["a","b","c d"]');
    expect(mergeStores('["a b"]', ['c'])).toBe('["a b","c"]');
    expect(mergeStores(undefined, ['c'])).toBe('["c"]');
  });

  it('leave a broken list for the server to name', () => {
    expect(mergeStores('[broken', ['c'])).toBe('[broken');
  });
});
