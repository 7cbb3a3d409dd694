import { describe, expect, it } from 'vitest';
import { completeCode } from './complete-code.ts';
import type { RulesVocabulary } from './rules-options.ts';

const words: RulesVocabulary = {
  store: 'orders',
  category: 'order',
  types: ['OrderPlaced', 'OrderPaid', "it's odd"],
  pathsOf: (type) =>
    type === 'OrderPlaced' ? ['status', 'contact.email', 'items[*].sku'] : ['card'],
};

/** The text with the cursor at `|`. */
function at(marked: string) {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { from, to, options } = completeCode(text, offset, words);
  return {
    labels: options.map(({ label }) => label),
    after: (index: number) => text.slice(0, from) + (options[index]?.insert ?? '') + text.slice(to),
  };
}

describe('what can come in code', () => {
  it('is a type behind case, quoted as it needs to be', () => {
    expect(at('case |').labels).toEqual(words.types);
    expect(at('case |').after(0)).toBe("case 'OrderPlaced':");
    expect(at('case |').after(2)).toBe('case "it\'s odd":');
    expect(at("case 'OrderPa|").after(0)).toBe("case 'OrderPaid':");
  });

  it('is a type where the type is compared', () => {
    expect(at('if (event.type === |').after(0)).toBe("if (event.type === 'OrderPlaced'");
    expect(at('if (type !== "OrderPl|').after(0)).toBe('if (type !== "OrderPlaced"');
  });

  it('is a path of the payload of the type above', () => {
    const above = "case 'OrderPlaced':\n  state.x = event.data.";
    expect(at(`${above}|`).labels).toEqual(['status', 'contact.email']);
    expect(at(`${above}con|`).after(0)).toBe(`${above}contact.email`);
    expect(at("case 'OrderPaid':\n  data.|").labels).toEqual(['card']);
  });

  it('is a path of any payload where no type is named', () => {
    expect(at('state.x = event.data?.|').labels).toEqual(['status', 'contact.email', 'card']);
  });

  it('is a fact of the event', () => {
    expect(at('event.rec|').labels).toEqual(['recordedAt']);
  });

  it('is what a sentence can name', () => {
    const above = "case 'OrderPaid':\n  return '{initiator} paid ";
    expect(at(`${above}{|`).labels).toContain('after.card');
    expect(at(`${above}{data.c|`).after(0)).toBe(`${above}{data.card}`);
    expect(at('return `${|').labels).toEqual([]);
  });

  it.each(['const a = |', 'state.|', '', "import '|"])('is not known: %s', (text) => {
    expect(at(text.includes('|') ? text : '|').labels).toEqual([]);
  });
});
