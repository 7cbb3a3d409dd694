import type { LayoutGuess } from '../port.ts';
import type { CatalogueTable } from './catalogue.ts';
import { knownLayouts } from './layouts/known.ts';
import type { Layout, TableSignature } from './layouts/layout.ts';

const plain = (name: string): string => name.toLowerCase().replaceAll('_', '');

/** Every known layout in the catalogue, once per table it fits; decided by columns, not by names. */
export const recogniseLayouts = (catalogue: readonly CatalogueTable[]): readonly LayoutGuess[] =>
  knownLayouts
    .flatMap((layout) => recognise(layout, catalogue))
    .toSorted((a, b) => b.confidence - a.confidence);

function recognise(layout: Layout, catalogue: readonly CatalogueTable[]): readonly LayoutGuess[] {
  const [main, ...others] = layout.tables;
  if (main === undefined) return [];
  return catalogue
    .filter((table) => fits(table, main))
    .flatMap((table) => guessFor(layout, { main, table, others }, catalogue) ?? []);
}

interface Candidate {
  readonly main: TableSignature;
  readonly table: CatalogueTable;
  readonly others: readonly TableSignature[];
}

function guessFor(
  layout: Layout,
  { main, table, others }: Candidate,
  catalogue: readonly CatalogueTable[],
): LayoutGuess | null {
  const found = others.map((signature) => companion(signature, table, catalogue));
  if (others.some(({ optional }, index) => !optional && found[index] === null)) return null;
  const tables = Object.fromEntries([
    [main.role, table.name],
    ...others.flatMap(({ role }, index) => {
      const name = found[index]?.name;
      return name === undefined ? [] : [[role, name]];
    }),
  ]) as Readonly<Record<string, string>>;
  const named = plain(table.name) === plain(main.name);
  const complete = found.every((each) => each !== null);
  return {
    layout: layout.name,
    title: `${layout.title} in schema ${table.schema}`,
    confidence: (7 + (named ? 2 : 0) + (complete ? 1 : 0)) / 10,
    reasons: [
      `${table.schema}.${table.name} has the columns ${main.need.join(', ')}.`,
      named
        ? `The table has the name that ${layout.title} gives it.`
        : `The table has another name than ${main.name}.`,
      ...others.map(({ name }, index) =>
        found[index] === null
          ? `There is no table ${name} beside it.`
          : `${table.schema}.${found[index]?.name ?? ''} stands beside it.`,
      ),
    ],
    parameters: { schema: table.schema, tables },
  };
}

/** A table of the same schema with the same prefix or suffix around its usual name, else by columns. */
function companion(
  signature: TableSignature,
  main: CatalogueTable,
  catalogue: readonly CatalogueTable[],
): CatalogueTable | null {
  const fitting = catalogue.filter(
    (table) => table.schema === main.schema && table.oid !== main.oid && fits(table, signature),
  );
  return fitting.find((table) => plain(table.name) === plain(signature.name)) ?? fitting[0] ?? null;
}

function fits(table: CatalogueTable, { need, not }: TableSignature): boolean {
  const columns = new Set([...table.columns.keys()].map(plain));
  return (
    need.every((column) => columns.has(plain(column))) &&
    !not.some((column) => columns.has(plain(column)))
  );
}
