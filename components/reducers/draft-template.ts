import type { Draft } from '@/lib/reducers/draft-reducer.ts';

const mostTypes = 60;
const plainName = /^[A-Za-z][\w.-]*$/;

/** Where a reducer of a category can begin: the payload of every type is laid over the state. */
export function draftTemplate(
  language: Draft['language'],
  category: string,
  types: readonly string[],
): string {
  const named = types.slice(0, mostTypes);
  return language === 'rules' ? rulesFor(category, named) : codeFor(category, named);
}

function rulesFor(category: string, types: readonly string[]): string {
  const lines = types.map((type) => `  ${yamlText(type)}: merge`);
  const on = lines.length === 0 ? ["  '*': merge"] : lines;
  return `category: ${yamlText(category)}\non:\n${on.join('\n')}\n`;
}

function codeFor(category: string, types: readonly string[]): string {
  const cases = types.map((type) => `      case ${codeText(type)}:\n`).join('');
  const body =
    cases === ''
      ? '    lay(event.data, state);\n'
      : `    switch (event.type) {\n${cases}        lay(event.data, state);\n        break;\n    }\n`;
  return `type Fields = Record<string, unknown>;

function lay(data: Fields | undefined, state: Fields) {
  for (const [name, value] of Object.entries(data ?? {})) {
    if (value === null) delete state[name];
    else state[name] = value;
  }
}

export const ${exportName(category)} = {
  category: ${codeText(category)},
  initial: {},
  reduce(state: Fields, event: { type: string; data?: Fields }) {
${body}  },
};
`;
}

const yamlText = (text: string): string => (plainName.test(text) ? text : JSON.stringify(text));

const codeText = (text: string): string =>
  plainName.test(text) ? `'${text}'` : JSON.stringify(text);

const exportName = (category: string): string =>
  `${category.replace(/[^A-Za-z0-9]/g, '_')}Reducer`.replace(/^(\d)/, '_$1');
