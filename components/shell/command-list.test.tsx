// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { CommandList } from './command-list.tsx';
import type { CommandGroup } from './commands.ts';

const matchMedia = (media: string) => ({
  media,
  matches: false,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
});

beforeAll(() => {
  Object.assign(window, { matchMedia });
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(cleanup);

const command = (label: string) => ({ key: label, label, detail: null, href: `/to/${label}` });
const pages: CommandGroup = { title: 'Pages', commands: [command('Events'), command('Types')] };
const streams: CommandGroup = { title: 'Streams', commands: [command('account-1')] };

const go = vi.fn();
const leave = vi.fn();
const list = (groups: readonly CommandGroup[], looking = false) => (
  <MantineProvider env="test">
    <CommandList
      text=""
      groups={groups}
      looking={looking}
      onText={() => undefined}
      onChoose={(command) => {
        if ('href' in command) go(command.href);
        else command.run();
      }}
      onLeave={leave}
    />
  </MantineProvider>
);

const press = (code: string) => {
  fireEvent.keyDown(screen.getByLabelText('Go to'), { key: code, code });
};

afterEach(() => {
  go.mockReset();
  leave.mockReset();
});

describe('the list of commands', () => {
  it('does what a key of the page does', () => {
    const run = vi.fn();
    const action = { key: 'key x', label: 'What if', detail: 'x', run };
    render(list([{ title: 'On this page', commands: [action] }]));
    press('Enter');
    expect(run).toHaveBeenCalledOnce();
    expect(go).not.toHaveBeenCalled();
  });

  it('goes to the top one on Enter', () => {
    render(list([pages]));
    press('Enter');
    expect(go.mock.calls[0]?.[0]).toBe('/to/Events');
  });

  it('goes to the one that was walked to', () => {
    render(list([pages]));
    press('ArrowDown');
    press('Enter');
    expect(go.mock.calls[0]?.[0]).toBe('/to/Types');
  });

  it('marks what arrives late at the top, so that Enter means what is seen first', () => {
    const { rerender } = render(list([pages], true));
    rerender(list([streams, pages]));
    press('Enter');
    expect(go.mock.calls[0]?.[0]).toBe('/to/account-1');
  });

  it('says that streams are looked for, and that nothing fits', () => {
    const { rerender } = render(list([], true));
    expect(screen.getByRole('status').textContent).toBe('Looking for streams …');
    expect(screen.getByText('Nothing is called so.')).toBeDefined();
    rerender(list([pages]));
    expect(screen.queryByText('Nothing is called so.')).toBeNull();
  });

  it('is left by Escape and follows a click', () => {
    render(list([pages]));
    press('Escape');
    expect(leave).toHaveBeenCalledTimes(1);
    fireEvent.click(screen.getByText('Types'));
    expect(go.mock.calls[0]?.[0]).toBe('/to/Types');
  });
});
