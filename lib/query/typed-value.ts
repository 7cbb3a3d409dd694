const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** True for a number as JSON writes it. */
export const isNumberWord = (text: string): boolean => number.test(text);
