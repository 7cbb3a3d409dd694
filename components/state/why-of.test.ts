import { describe, expect, it } from 'vitest';
import { parseJson } from '@/lib/json/parse-json.ts';
import { sampleState } from './sample-state.ts';
import { whyOf } from './why-of.ts';

const state = sampleState({
  changes: [{ path: 'addresses[#home]', kind: 'removed', before: '{"line":"x"}', after: null }],
});
const parsed = parseJson(state.state ?? '');
const value = parsed.ok ? parsed.value : undefined;
const ask = (path: string, setBy: string | null) => whyOf({ path, state, value, setBy });

describe('why a field is as it is', () => {
  it('is asked of the event that set it, with its value', () => {
    expect(ask('email', '41')).toEqual({
      kind: 'asked',
      words: 'is',
      value: '"a.lee.7731@mail.ru"',
    });
  });

  it('leads to another event where that one set it', () => {
    expect(ask('mfa.enabled', '12')).toMatchObject({ kind: 'elsewhere', version: '12' });
    expect(ask('mfa', '12').value).toBe('{"enabled":true,"method":"totp"}');
  });

  it('is asked of the event that removed it, or what held it', () => {
    expect(ask('addresses[#home].line', null)).toMatchObject({
      kind: 'asked',
      words: 'was removed',
    });
    expect(ask('addresses[#homes]', null).kind).toBe('nothing');
  });

  it('tells no value that is too long for a heading', () => {
    const long = whyOf({ path: 'email', state, value: 'x'.repeat(200), setBy: '41' });
    expect(long).toMatchObject({ words: 'is as it is', value: null });
  });
});
