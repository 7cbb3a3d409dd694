import { createHash } from 'node:crypto';

const style = `
body { margin: 0; font: 16px/1.6 system-ui, sans-serif; color: #1c2433; background: #f7f8fa; }
main { max-width: 34rem; margin: 16vh auto 0; padding: 0 1.5rem; }
h1 { font-size: 1.375rem; margin: 0 0 .5rem; }
a { color: #1d4ed8; }
@media (prefers-color-scheme: dark) {
  body { color: #e6e9ef; background: #12161d; }
  a { color: #8ab4ff; }
}
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** Allows nothing but the style of the page itself. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

export interface PlainPage {
  readonly title: string;
  readonly text: string;
  /** Offered as a link, to the same address. */
  readonly goOn: string | null;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');
}

/** A page without scripts for people whose request was refused. */
export function plainPage({ title, text, goOn }: PlainPage): string {
  const link =
    goOn === null ? '' : `<p><a href="${escapeHtml(goOn)}">Continue to Backstory</a></p>`;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${link}</main></body>
</html>
`;
}
