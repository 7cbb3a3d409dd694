import { describe, expect, it } from 'vitest';
import { cleanHeaders } from './clean-headers.ts';

const kept = {
  host: 'localhost:4610',
  cookie: 'a=b',
  authorization: 'Bearer x',
  rsc: '1',
  'next-router-prefetch': '1',
  'sec-fetch-site': 'none',
};

describe('headers passed on', () => {
  it.each([
    'x-middleware-subrequest',
    'x-middleware-prefetch',
    'x-middleware-rewrite',
    'x-forwarded-for',
    'x-forwarded-host',
    'x-forwarded-user',
    'x_forwarded_user',
    'x.forwarded.user',
    'forwarded',
    'remote-user',
    'x-remote-user',
    'x-auth-request-email',
    'cf-access-jwt-assertion',
    'x-real-ip',
    'x-nextjs-data',
    'x-matched-path',
    'x-invoke-path',
    'x-nonce',
    'content-security-policy',
    'proxy-authorization',
    'next-action',
  ])('do not include %s', (name) => {
    const headers = { ...kept, [name]: 'x' };
    cleanHeaders(headers);
    expect(headers).toEqual(kept);
  });
});
