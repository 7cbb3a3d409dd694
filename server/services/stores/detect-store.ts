import 'server-only';
import { bodyOf } from '@/lib/api/contract.ts';
import { detectStore as contract } from '@/lib/api/stores.ts';
import type { LayoutGuess, TableShape } from '@/server/stores/port.ts';
import { engineAt, shownLocation } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';

interface Detected {
  readonly engine: string;
  readonly location: string;
  readonly guesses: readonly LayoutGuess[];
  readonly tables: readonly TableShape[];
}

/** Layouts found at a location, best first, and its tables for the guided mapper. */
export const detectStore = defineService({
  permission: 'stores:connect',
  access: 'store.detect',
  subject: ({ location }) => ({ detail: shownLocation(location) }),
  input: bodyOf(contract),
  async run({ signal }, { location }): Promise<Detected> {
    const engine = engineAt(location);
    const guesses = await engine.detect(signal);
    const tables = await engine.inspect(signal);
    return { engine: engine.engine, location: shownLocation(location), guesses, tables };
  },
  expose: ({ engine, location, guesses, tables }) => ({
    engine,
    location,
    guesses: guesses.map(guessView),
    tables: tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => ({ ...column })),
    })),
  }),
});

const guessView = (guess: LayoutGuess) => ({
  ...guess,
  reasons: [...guess.reasons],
  parameters: { ...guess.parameters },
});
