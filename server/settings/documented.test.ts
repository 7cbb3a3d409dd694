import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseEnvironment, variableNames } from './parse-environment.ts';
import { configFile } from './parse-config-file.ts';

const page = readFileSync('docs/configuration.md', 'utf8');

/** First and second cell of the table rows that begin with a name in backticks. */
const rows = new Map(
  [...page.matchAll(/^\| `([^`]+)`\s*\| ([^|]*?)\s*\|/gm)].map(([, name = '', cell = '']) => [
    name,
    cell.replaceAll('`', ''),
  ]),
);

describe('docs/configuration.md', () => {
  it('has a row for each variable and for no other', () => {
    const documented = [...rows.keys()].filter((name) => name.startsWith('BACKSTORY_'));
    expect(documented.sort()).toEqual([...variableNames].sort());
  });

  it('states the defaults that hold', () => {
    const defaults = parseEnvironment({}, '/project');
    expect(rows.get('BACKSTORY_PORT')).toBe(String(defaults.port));
    expect(rows.get('BACKSTORY_HOST')).toBe(defaults.host);
    expect(`/project/${rows.get('BACKSTORY_DATA')}`).toBe(defaults.data);
    expect(rows.get('BACKSTORY_SEARCH_EVENTS')).toBe(String(defaults.searchEvents));
    expect(rows.get('BACKSTORY_SEARCH_SECONDS')).toBe(String(defaults.searchSeconds));
    expect(rows.get('BACKSTORY_SEARCH_STATE_MEGABYTES')).toBe(
      String(defaults.searchStateMegabytes),
    );
    expect(rows.get('BACKSTORY_CHECKPOINT_MEGABYTES')).toBe(String(defaults.checkpointMegabytes));
    expect(rows.get('BACKSTORY_EXPORT_MEGABYTES')).toBe(String(defaults.exportMegabytes));
    expect(rows.get('BACKSTORY_DEMO')).toBe(defaults.demo ? '1' : '0');
    expect([rows.get('BACKSTORY_STORES'), defaults.stores]).toEqual(['–', []]);
    expect([rows.get('BACKSTORY_TOKEN'), defaults.token]).toEqual(['a fresh one', null]);
  });

  it('names every key of backstory.config.json', () => {
    const { properties } = configFile.shape.stores.unwrap().toJSONSchema({ io: 'input' }).items as {
      properties: object;
    };
    const documented = Object.keys(properties).filter((key) => rows.has(key));
    expect(documented).toEqual(Object.keys(properties));
  });

  it('shows how events are told', () => {
    const others = Object.keys(configFile.shape).filter((key) => !/^(\$schema|stores)$/.test(key));
    expect(others.filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
  });

  it('shows an example that is accepted', () => {
    const example = /```json\n([^]*?)```/.exec(page)?.[1] ?? '';
    expect(configFile.safeParse(JSON.parse(example)).success).toBe(true);
  });
});
