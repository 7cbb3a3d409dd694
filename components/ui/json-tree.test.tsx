// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { parseJson } from '@/lib/json/parse-json.ts';
import { JsonTree } from './json-tree.tsx';

beforeAll(() => {
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
  }));
});
afterEach(cleanup);

it('tells of the row that the pointer enters or the focus comes to', () => {
  const parsed = parseJson('{"email":"a@x","name":"Ann","mfa":{"enabled":true},"lines":[1,2]}');
  if (!parsed.ok) throw new Error('The sample is no JSON.');
  const near: string[] = [];
  render(
    <MantineProvider>
      <JsonTree value={parsed.value} label="State" onNear={(row) => near.push(row.path)} />
    </MantineProvider>,
  );
  fireEvent.pointerEnter(screen.getByText('email'));
  fireEvent.pointerOver(screen.getByText('email'));
  fireEvent.focusIn(screen.getByText('name'));
  expect(near).toContain('email');
  expect(near.at(-1)).toBe('name');
});
