import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import { exactNumber } from '@/lib/json/exact-number.ts';
import { JsonObject, type JsonValue } from '@/lib/json/value.ts';

export type YamlPath = readonly (string | number)[];

export interface YamlProblem {
  readonly message: string;
  readonly path: YamlPath;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
}

export interface ReadYaml {
  /** As plain data, for a look at the shape. */
  readonly plain: unknown;
  /** With every digit of a number. */
  readonly value: JsonValue;
  readonly problemAt: (path: YamlPath, message: string) => YamlProblem;
}

export type YamlResult =
  | { readonly ok: true; readonly yaml: ReadYaml }
  | { readonly ok: false; readonly problems: readonly YamlProblem[] };

const mostDepth = 64;
const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** Reads YAML, or JSON, which is YAML. Anchors and tags are refused: what is written is what counts. */
export function readYaml(text: string): YamlResult {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: false });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    return {
      ok: false,
      problems: faults.map(({ message, pos }) => ({ message, path: [], ...place(pos[0]) })),
    };
  }
  const problemAt = (path: YamlPath, message: string): YamlProblem => ({
    message,
    path,
    ...place(offsetOf(document.contents, path)),
  });
  const found = toJson(document.contents, { path: [] });
  if (!found.ok) return { ok: false, problems: [problemAt(found.path, found.message)] };
  const plain: unknown = document.toJS({ maxAliasCount: 0 });
  return { ok: true, yaml: { plain, value: found.value, problemAt } };
}

/** Where the deepest part of the path begins that is there. */
function offsetOf(node: unknown, path: YamlPath): number {
  let [found, offset] = [node, startOf(node)];
  for (const step of path) {
    const [next, at] = stepInto(found, step);
    if (next === undefined) break;
    [found, offset] = [next, at];
  }
  return offset;
}

const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);
const isNode = (node: unknown): node is Node => isMap(node) || isSeq(node) || isScalar(node);

function stepInto(node: unknown, step: string | number): readonly [unknown, number] {
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return [item, startOf(item)];
  }
  if (!isMap(node)) return [undefined, 0];
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  return pair === undefined ? [undefined, 0] : [pair.value ?? null, startOf(pair.key)];
}

type Converted =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly path: YamlPath; readonly message: string };

function toJson(node: unknown, { path }: { readonly path: YamlPath }): Converted {
  if (path.length > mostDepth) return fault(path, 'This is nested too deep.');
  if (node === null) return { ok: true, value: null };
  if (isAlias(node)) return fault(path, 'Anchors and aliases are not read here: write it out.');
  if (isMap(node)) return mapToJson(node.items, path);
  if (isSeq(node)) return listToJson(node.items, path);
  if (!isScalar(node)) return fault(path, 'This cannot be read.');
  const value = scalarToJson(node.value, node.source);
  return value === undefined
    ? fault(path, 'This is no text, number, true, false or null.')
    : { ok: true, value };
}

const fault = (path: YamlPath, message: string): Converted => ({ ok: false, path, message });

function scalarToJson(value: unknown, source: string | undefined): JsonValue | undefined {
  if (typeof value === 'number') {
    const written = jsonSpelling(source ?? '');
    if (jsonNumber.test(written)) return exactNumber(written);
    return Number.isFinite(value) ? exactNumber(String(value)) : undefined;
  }
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  return undefined;
}

/** YAML also writes `+1`, `007`, `0xFF` and `0o17`, which lose digits on their way through a double. */
function jsonSpelling(source: string): string {
  if (/^0(?:x[0-9a-fA-F]+|o[0-7]+)$/.test(source)) return String(BigInt(source));
  return source.replace(/^\+/, '').replace(/^(-?)0+(?=\d)/, '$1');
}

function mapToJson(
  pairs: readonly { readonly key: unknown; readonly value: unknown }[],
  path: YamlPath,
): Converted {
  const entries = new Map<string, JsonValue>();
  for (const pair of pairs) {
    if (!isScalar(pair.key)) return fault(path, 'A key is no text.');
    const key = String(pair.key.source ?? pair.key.value);
    // The parser takes 1 and "1" for two keys.
    if (entries.has(key)) return fault([...path, key], `The key "${key}" is here twice.`);
    const found = toJson(pair.value, { path: [...path, key] });
    if (!found.ok) return found;
    entries.set(key, found.value);
  }
  return { ok: true, value: new JsonObject(entries) };
}

function listToJson(items: readonly unknown[], path: YamlPath): Converted {
  const list: JsonValue[] = [];
  for (const [index, item] of items.entries()) {
    const found = toJson(item, { path: [...path, index] });
    if (!found.ok) return found;
    list.push(found.value);
  }
  return { ok: true, value: list };
}
