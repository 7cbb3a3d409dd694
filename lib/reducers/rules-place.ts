import type { Completion } from '../completion.ts';
import type { RulesOption } from './rules-option.ts';

/** Where the cursor is in rules, however they are written. */
export interface RulesPlace {
  /** Keys it stands below, from the outside in. */
  readonly above: readonly string[];
  /** Key whose value it stands in; null where a key, or an element of a list, is written. */
  readonly key: string | null;
  readonly word: string;
  /** Keys that stand beside it already. */
  readonly beside: ReadonlySet<string>;
  /** Behind a brace, inside of which a sentence names what it says. */
  readonly inBraces: boolean;
}

/** A place in a text, and how an option is written there. */
export interface WrittenPlace {
  readonly place: RulesPlace;
  readonly from: number;
  readonly to: number;
  readonly write: (option: RulesOption) => Completion;
}
