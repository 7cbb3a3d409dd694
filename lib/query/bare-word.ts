import type { Value } from './syntax.ts';

const quotes = '"\u201c\u201d\u201e\u201f';
const bareText = new RegExp(`^[^\\s()|:<>=${quotes}-][^\\s()|:<>=${quotes}]*$`, 'u');
const bareValue = new RegExp(`^[^\\s()|,<>~=!${quotes}][^\\s()|,<>${quotes}]*$`, 'u');
/** A keyword ends where a comma follows it. */
const reservedText = /^(?:and|or|not)(?:$|,)|^change[.[]|!=/i;
const reservedValue = /^(?:exists|missing)$|^\.|\.$|\.\./i;
const loneSurrogate = /[\ud800-\udfff]/u;
const control = /[\u0000-\u001f\u007f]/;

const isClean = (text: string): boolean => !loneSurrogate.test(text) && !control.test(text);

/** True when the text can stand as a free word and is read back as itself. */
export const isBareText = (text: string): boolean =>
  bareText.test(text) && !reservedText.test(text) && isClean(text);

/** True when the text can stand without quotes after a colon and is read back as itself. */
export const isBareValue = (text: string): boolean =>
  bareValue.test(text) && !reservedValue.test(text) && isClean(text);

/** Characters that mean "anything" in a word and themselves in quotes. */
export const hasWildcard = (text: string): boolean => /[*?]/.test(text);

/** The value that means exactly this text, written without quotes where that is possible. */
export const exactValue = (text: string): Value => ({
  kind: isBareValue(text) && !hasWildcard(text) ? 'word' : 'quoted',
  text,
});

/** As `exactValue`, for words that stand alone. */
export const exactText = (text: string): Value => ({
  kind: isBareText(text) && !hasWildcard(text) ? 'word' : 'quoted',
  text,
});
