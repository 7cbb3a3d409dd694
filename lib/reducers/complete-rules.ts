import type { Completions } from '../completion.ts';
import { fitting } from './fitting.ts';
import { jsonPlace } from './json-place.ts';
import { optionsAt, type RulesVocabulary } from './rules-options.ts';
import { yamlPlace } from './yaml-place.ts';

/** Offers what can come at a place of rules, written as YAML or as JSON. */
export function completeRules(text: string, offset: number, words: RulesVocabulary): Completions {
  const at = text.trimStart().startsWith('{') ? jsonPlace : yamlPlace;
  const { place, from, to, write } = at(text, offset);
  return { from, to, options: fitting(optionsAt(place, words), place.word).map(write) };
}
