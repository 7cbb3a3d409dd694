import { describe, expect, it } from 'vitest';
import { version } from '@/lib/events/ids.ts';
import { unfit } from './unfit.ts';

const big = version(9007199254740993n);

describe('what does not fit, in a sentence', () => {
  it.each([
    ['gap', '3 to 5', 'The stream has no version 3 to 5.'],
    ['duplicate_version', '', 'A second event has version 9007199254740993; the first one counts.'],
    [
      'out_of_order',
      'after version 7',
      'Version 9007199254740993 came after version 7 and was left out.',
    ],
    [
      'duplicate_keys',
      '',
      'Version 9007199254740993 has a key more than once; the last one counts.',
    ],
    [
      'not_an_object',
      '',
      'The data of version 9007199254740993 is no object, so nothing was merged.',
    ],
    ['too_deep', '', 'Version 9007199254740993 is nested too deep to be taken apart.'],
    ['erased', '', 'The data of version 9007199254740993 was erased in the store.'],
    ['omitted', '', 'The data of version 9007199254740993 is hidden or was not read.'],
    ['reducer_failed', 'no.', 'The reducer failed at version 9007199254740993: no.'],
  ])('%s', (code, detail, message) => {
    expect(unfit(code, big, detail)).toStrictEqual({ version: big, code, message });
  });

  it.each(['protobuf', '', 'constructor', 'toString', 'valueOf', '__proto__'])(
    'a code it has no words for is the name of an encoding: %j',
    (code) => {
      expect(unfit(code, version(3n), 'detail').message).toBe(
        `Version 3 is not text but "${code}".`,
      );
    },
  );
});
