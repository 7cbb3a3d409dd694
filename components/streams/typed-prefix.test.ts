import { describe, expect, it } from 'vitest';
import { followAddress, send, type, typedPrefix } from './typed-prefix.ts';

describe('the text of the field and the address', () => {
  it('keeps what is typed while the address has not followed yet', () => {
    const sent = send(type(typedPrefix(''), 'account-1'), 'account-1');
    expect(followAddress(sent, '').typed).toBe('account-1');
  });

  it('keeps what was typed since when the address follows', () => {
    const sent = send(type(typedPrefix(''), 'acc'), 'acc');
    const further = type(sent, 'accou');
    expect(followAddress(further, 'acc').typed).toBe('accou');
  });

  it('keeps what is typed when several beginnings arrive one after the other', () => {
    const first = send(type(typedPrefix(''), 'a'), 'a');
    const second = send(type(first, 'ab'), 'ab');
    const arrived = followAddress(second, 'a');
    expect(arrived.typed).toBe('ab');
    expect(followAddress(arrived, 'ab')).toEqual({ typed: 'ab', known: 'ab', sent: [] });
  });

  it('keeps what is typed when the address skips a beginning', () => {
    const both = send(send(type(typedPrefix(''), 'ab'), 'a'), 'ab');
    expect(followAddress(both, 'ab').sent).toEqual([]);
  });

  it('takes what Back or a link put into the address', () => {
    const field = type(typedPrefix('order'), 'order-1');
    expect(followAddress(field, 'session').typed).toBe('session');
  });

  it('takes the former beginning again when Back returns to it', () => {
    const there = followAddress(send(type(typedPrefix(''), 'a'), 'a'), 'a');
    expect(followAddress(there, '').typed).toBe('');
  });

  it('waits for nothing when the address says it already', () => {
    expect(send(typedPrefix('a'), 'a').sent).toEqual([]);
  });
});
