import type { CatalogueTable } from './catalogue.ts';
import type { Layout } from './layouts/layout.ts';

const prefix = 'mt_doc_';

/** `BankAccount` is `bank_account` as the type of a stream and `bankaccount` in the name of a table. */
export const documentName = (type: string): string => type.toLowerCase().replaceAll('_', '');

/**
 * Marten's tables of documents by `documentName`: those beside the events, else those of another
 * schema where only one has the name.
 */
export function documentsOf(
  { snapshots }: Layout,
  { schema, catalogue }: { readonly schema: string; readonly catalogue: readonly CatalogueTable[] },
): ReadonlyMap<string, CatalogueTable> {
  const found = new Map<string, CatalogueTable>();
  if (snapshots?.kind !== 'documents') return found;
  const documents = catalogue.filter(isDocument);
  for (const table of documents) {
    const name = documentName(table.name.slice(prefix.length));
    const twins = documents.filter((each) => documentName(each.name) === documentName(table.name));
    if (table.schema === schema || twins.length === 1) found.set(name, table);
  }
  return found;
}

const isDocument = ({ name, columns }: CatalogueTable): boolean =>
  name.startsWith(prefix) && columns.has('id') && columns.has('data');
