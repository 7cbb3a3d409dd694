// @ts-check
/** Sentences on their way out of the sandbox: templates for `lib/sentences`, several to choose from. */

const mostTemplates = 20;
const mostCharacters = 500;
const placeholder = /\{(?:"(?:[^"\\]|\\.)*"|[^"{}])*\}/;

/**
 * Without the signs that code needs to hold a text.
 * @param {string} text
 */
export const bare = (text) => text.replace(/[\\'"`]/g, '');

/**
 * Whatever a sentence says beside its placeholders must stand in the code: a value that was put into it
 * would be neither masked nor a link to where it is from. Throws for any other.
 * @param {readonly string[]} templates
 * @param {string} written the code, bare
 */
export function checkedSentences(templates, written) {
  const some = templates.slice(0, mostTemplates);
  for (const template of some) {
    if (template.length > mostCharacters) {
      throw new Error(`A sentence has at most ${mostCharacters} characters.`);
    }
    const strange = template.split(placeholder).find((words) => !written.includes(bare(words)));
    if (strange === undefined) continue;
    const shown = strange.trim().slice(0, 80);
    throw new Error(
      `A sentence names values as {after.field} and does not hold them: "${shown}" is not in the code.`,
    );
  }
  return some;
}

/**
 * @param {string} step
 * @param {string} words a member of it, or nothing
 */
export function withWords(step, words) {
  if (words === '') return step;
  return step === '' ? `{${words}}` : `{${words},${step.slice(1)}`;
}
