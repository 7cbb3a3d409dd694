/** Either text as it is, or one character that would not be seen or would turn the text around it. */
export interface TextPiece {
  readonly kind: 'plain' | 'token';
  readonly text: string;
  /** Unicode number and name of a token, for people who ask what it is. */
  readonly title: string | null;
}

const names = new Map<number, readonly [string, string]>([
  [0x00, ['␀', 'NUL']],
  [0x09, ['⇥', 'TAB']],
  [0x0a, ['⏎', 'LINE FEED']],
  [0x0d, ['␍', 'CARRIAGE RETURN']],
  [0x1b, ['␛', 'ESCAPE']],
  [0x7f, ['␡', 'DELETE']],
  [0xa0, ['NBSP', 'NO-BREAK SPACE']],
  [0xad, ['SHY', 'SOFT HYPHEN']],
  [0x200b, ['ZWSP', 'ZERO WIDTH SPACE']],
  [0x200c, ['ZWNJ', 'ZERO WIDTH NON-JOINER']],
  [0x200e, ['LRM', 'LEFT-TO-RIGHT MARK']],
  [0x200f, ['RLM', 'RIGHT-TO-LEFT MARK']],
  [0x2028, ['LS', 'LINE SEPARATOR']],
  [0x2029, ['PS', 'PARAGRAPH SEPARATOR']],
  [0x202a, ['LRE', 'LEFT-TO-RIGHT EMBEDDING']],
  [0x202b, ['RLE', 'RIGHT-TO-LEFT EMBEDDING']],
  [0x202c, ['PDF', 'POP DIRECTIONAL FORMATTING']],
  [0x202d, ['LRO', 'LEFT-TO-RIGHT OVERRIDE']],
  [0x202e, ['RLO', 'RIGHT-TO-LEFT OVERRIDE']],
  [0x2060, ['WJ', 'WORD JOINER']],
  [0x2066, ['LRI', 'LEFT-TO-RIGHT ISOLATE']],
  [0x2067, ['RLI', 'RIGHT-TO-LEFT ISOLATE']],
  [0x2068, ['FSI', 'FIRST STRONG ISOLATE']],
  [0x2069, ['PDI', 'POP DIRECTIONAL ISOLATE']],
  [0xfeff, ['BOM', 'ZERO WIDTH NO-BREAK SPACE']],
]);

// Zero width joiners inside emoji sequences belong to the picture, so U+200D stays.
const unseen = new RegExp(
  '[\\u0000-\\u001f\\u007f-\\u009f\\u00a0\\u00ad\\u200b\\u200c\\u200e\\u200f\\u2028-\\u202e\\u2060\\u2066-\\u2069\\ufeff\\ud800-\\udfff]',
  'gu',
);

/** Splits user data so that control, bidirectional and zero-width characters can be shown as tokens. */
export function visibleText(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let done = 0;
  for (const match of text.matchAll(unseen)) {
    if (match.index > done) pieces.push(plain(text.slice(done, match.index)));
    pieces.push(token(match[0]));
    done = match.index + match[0].length;
  }
  if (done < text.length) pieces.push(plain(text.slice(done)));
  return pieces;
}

const plain = (text: string): TextPiece => ({ kind: 'plain', text, title: null });

function token(character: string): TextPiece {
  const code = character.codePointAt(0) ?? 0;
  const number = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const [sign, name] = names.get(code) ?? [number, 'not shown as itself'];
  return { kind: 'token', text: sign, title: `${number} ${name}` };
}
