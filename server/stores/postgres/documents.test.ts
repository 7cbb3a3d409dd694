import { describe, expect, it } from 'vitest';
import type { CatalogueTable } from './catalogue.ts';
import { documentName, documentsOf } from './documents.ts';
import { marten } from './layouts/marten.ts';
import { messageDb } from './layouts/message-db.ts';

const table = (schema: string, name: string, columns = ['id', 'data']): CatalogueTable => ({
  oid: `${schema}.${name}`,
  schema,
  name,
  kind: 'r',
  rows: null,
  columns: new Map(columns.map((column) => [column, 'text'])),
});

const found = (...catalogue: readonly CatalogueTable[]) =>
  Object.fromEntries(
    [...documentsOf(marten, { schema: 'shop', catalogue })].map(([name, { oid }]) => [name, oid]),
  );

describe('documents of Marten', () => {
  it('are known by the type of a stream, whose words stand apart there', () => {
    expect(found(table('shop', 'mt_doc_bankaccount'))).toEqual({
      bankaccount: 'shop.mt_doc_bankaccount',
    });
    expect(documentName('bank_account')).toBe('bankaccount');
  });

  it('are those beside the events, else those of the one other schema that has them', () => {
    const elsewhere = [table('a', 'mt_doc_order'), table('a', 'mt_doc_cart')];
    expect(found(...elsewhere, table('shop', 'mt_doc_order'))).toEqual({
      order: 'shop.mt_doc_order',
      cart: 'a.mt_doc_cart',
    });
  });

  it('are none where two other schemas could be meant, or where no data may be read', () => {
    expect(found(table('a', 'mt_doc_order'), table('b', 'mt_doc_order'))).toEqual({});
    expect(found(table('shop', 'mt_doc_order', ['id']), table('shop', 'mt_events'))).toEqual({});
  });

  it('are looked for in Marten only', () => {
    const catalogue = [table('shop', 'mt_doc_order')];
    expect(documentsOf(messageDb, { schema: 'shop', catalogue }).size).toBe(0);
  });
});
