/** `support:maria` is told as `maria`; the whole stays for hover. */
export function initiatorName(initiator: string): string {
  const name = /^[a-z][\w-]*:(.+)$/i.exec(initiator)?.[1];
  return name ?? initiator;
}

/** `12 × LoggedIn, versions 29 to 40`. */
export function runWords(run: {
  readonly type: string;
  readonly first: string;
  readonly last: string;
}) {
  const count = BigInt(run.last) - BigInt(run.first) + 1n;
  return `${String(count)} × ${run.type}`;
}
