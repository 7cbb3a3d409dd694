import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { plainPage, PAGE_POLICY } from './refusal-page.ts';

describe('the page for a refused request', () => {
  it('shows hostile text as text', () => {
    const page = plainPage({ title: '<b>', text: '"&\'', goOn: '/x"onclick="y' });
    expect(page).toContain('<h1>&lt;b&gt;</h1><p>&quot;&amp;&#39;</p>');
    expect(page).toContain('href="/x&quot;onclick=&quot;y"');
  });

  it('carries exactly the style its policy allows', () => {
    const style = /<style>([^]*)<\/style>/.exec(
      plainPage({ title: '', text: '', goOn: null }),
    )?.[1];
    const hash = createHash('sha256')
      .update(style ?? '')
      .digest('base64');
    expect(PAGE_POLICY).toContain(`style-src 'sha256-${hash}'`);
    expect(PAGE_POLICY).not.toContain('script-src');
  });
});
