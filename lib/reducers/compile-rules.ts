import type { Reducer } from '@/lib/fold/reducer.ts';
import type { ReducerSource } from '@/lib/fold/fidelity.ts';
import { isArray, isObject } from '@/lib/json/kinds.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { JsonObject, type JsonValue } from '@/lib/json/value.ts';
import { readSentences } from '@/lib/sentences/sentences-schema.ts';
import { readOperations, type Attempt, type ReadOperation } from './operations.ts';
import { readYaml, type ReadYaml, type YamlPath, type YamlProblem } from './read-yaml.ts';
import { RuleFault } from './rule-fault.ts';
import { rulesReducer, type Rule } from './rules-reducer.ts';
import { rulesSchema } from './rules-schema.ts';

/** Declared rules that were read without a fault. */
export interface Rules {
  readonly category: string;
  /** Null: for every store. */
  readonly store: string | null;
  /** Event types the rules name. */
  readonly types: readonly string[];
  /** Whether types that are not named are folded too. */
  readonly takesOthers: boolean;
  /** They say that an event that comes a second time changes nothing. */
  readonly idempotent: boolean;
  /** The same for rules that mean the same, however they are written: what a version is known by. */
  readonly canonical: string;
  readonly reducer: (source: ReducerSource) => Reducer;
}

export type CompiledRules =
  | { readonly ok: true; readonly rules: Rules }
  | { readonly ok: false; readonly problems: readonly YamlProblem[] };

/** Stands for every type that is not named. */
const others = '*';

/** Reads rules written as YAML or JSON. Every fault is told, each with its line. */
export function compileRules(text: string): CompiledRules {
  const read = readYaml(text);
  if (!read.ok) return read;
  const { yaml } = read;
  const shape = rulesSchema.safeParse(yaml.plain);
  if (!shape.success) {
    const problems = shape.error.issues.flatMap((issue) => deepest(issue, []));
    return { ok: false, problems: problems.map(([path, words]) => yaml.problemAt(path, words)) };
  }
  const { problems: faulty, rules } = readRules(yaml);
  const { templates, faults } = readSentences(shape.data.describe ?? {});
  const problems = [
    ...faulty,
    ...faults.map(({ path, message }) => yaml.problemAt(['describe', ...path], message)),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const initial = memberOf(yaml.value, 'initial');
  return {
    ok: true,
    rules: {
      category: shape.data.category,
      store: shape.data.store ?? null,
      types: [...rules.keys()].filter((type) => type !== others),
      takesOthers: rules.has(others),
      idempotent: shape.data.idempotent ?? false,
      canonical: printJson(withoutSchema(yaml.value)),
      reducer: (source) =>
        rulesReducer({ source, initial, rules, other: rules.get(others), sentences: templates }),
    },
  };
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly errors?: readonly (readonly Issue[])[];
}

/** Of a union's faults those of the branch that came furthest say what was meant. */
function deepest(issue: Issue, above: YamlPath): readonly (readonly [YamlPath, string])[] {
  const path = [
    ...above,
    ...issue.path.map((step) => (typeof step === 'number' ? step : String(step))),
  ];
  const branches = (issue.errors ?? []).map((branch) =>
    branch.flatMap((each) => deepest(each, path)),
  );
  const length = (branch: (typeof branches)[number]) =>
    Math.max(0, ...branch.map(([found]) => found.length));
  const furthest = Math.max(path.length, ...branches.map(length));
  const best = branches.find((branch) => length(branch) === furthest && furthest > path.length);
  return best ?? [[path, issue.message]];
}

function readRules(yaml: ReadYaml) {
  const problems: YamlProblem[] = [];
  const rules = new Map<string, Rule>();
  const on = memberOf(yaml.value, 'on');
  for (const [type, written] of isObject(on) ? on.entries : []) {
    const attempting = (at: YamlPath): Attempt => attempt(yaml, problems, ['on', type, ...at]);
    rules.set(type, readRule(written, attempting));
  }
  return { problems, rules };
}

function attempt(yaml: ReadYaml, problems: YamlProblem[], above: YamlPath): Attempt {
  return (at, read) => {
    try {
      return [{ at: [...above, ...at], operation: read() }];
    } catch (error) {
      if (!(error instanceof RuleFault)) throw error;
      problems.push(yaml.problemAt([...above, ...at], error.message));
      return [];
    }
  };
}

function readRule(written: JsonValue, attempting: (at: YamlPath) => Attempt): Rule {
  if (written === 'merge') return readOperations('merge', '$', attempting([]));
  if (typeof written === 'string') return readOperations(written, true, attempting([]));
  if (!isArray(written)) return readSteps(written, attempting([]));
  return written.flatMap((steps, index) => readSteps(steps, attempting([index])));
}

function readSteps(steps: JsonValue, attempting: Attempt): readonly ReadOperation[] {
  if (!isObject(steps)) return [];
  return [...steps.entries].flatMap(([name, template]) =>
    readOperations(name, template, attempting),
  );
}

const memberOf = (value: JsonValue, key: string): JsonValue | undefined =>
  isObject(value) ? value.entries.get(key) : undefined;

function withoutSchema(value: JsonValue): JsonValue {
  if (!isObject(value)) return value;
  return new JsonObject(new Map([...value.entries].filter(([key]) => key !== '$schema')));
}
