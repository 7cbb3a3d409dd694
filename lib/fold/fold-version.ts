/**
 * Raised whenever the same events would be folded into another state, blame or label than before:
 * states that were kept under another number are folded anew. A test notices when it was forgotten.
 */
export const foldVersion = 2;
