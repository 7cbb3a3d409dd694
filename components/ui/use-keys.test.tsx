// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keyRegistry, useKeyListener, useKeys } from './use-keys.ts';

afterEach(cleanup);

interface Props {
  readonly keys: string;
  readonly run: () => void;
}

function Screen({ keys, run }: Props) {
  useKeyListener();
  useKeys([{ keys, label: 'do it', run }]);
  return (
    <>
      <input aria-label="text" />
      <ul role="menu">
        <li role="menuitem" tabIndex={-1}>
          Copy
        </li>
      </ul>
    </>
  );
}

const press = (...keys: readonly string[]) => {
  for (const key of keys) fireEvent.keyDown(document.body, { key });
};

describe('keys', () => {
  it('run what they are bound to', () => {
    const run = vi.fn();
    render(<Screen keys="j" run={run} />);
    press('j');
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('of two strokes run after both', () => {
    const run = vi.fn();
    render(<Screen keys="g s" run={run} />);
    press('g');
    expect(run).not.toHaveBeenCalled();
    press('s');
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('do nothing while text is entered', () => {
    const run = vi.fn();
    render(<Screen keys="j" run={run} />);
    fireEvent.keyDown(screen.getByLabelText('text'), { key: 'j' });
    expect(run).not.toHaveBeenCalled();
  });

  it('do nothing while a menu is open that has keys of its own', () => {
    const run = vi.fn();
    render(<Screen keys="Escape" run={run} />);
    fireEvent.keyDown(screen.getByText('Copy'), { key: 'Escape' });
    expect(run).not.toHaveBeenCalled();
  });

  it('leave combinations of the browser alone', () => {
    const run = vi.fn();
    render(<Screen keys="j" run={run} />);
    fireEvent.keyDown(document.body, { key: 'j', ctrlKey: true });
    expect(run).not.toHaveBeenCalled();
  });

  it('are listed while their screen is shown, and gone with it', () => {
    const { unmount } = render(<Screen keys="x" run={() => undefined} />);
    expect(keyRegistry.bindings().map((binding) => binding.keys)).toContain('x');
    unmount();
    expect(keyRegistry.bindings()).toEqual([]);
  });

  it('run the newest function of their screen', () => {
    const [old, fresh] = [vi.fn(), vi.fn()];
    const { rerender } = render(<Screen keys="j" run={old} />);
    rerender(<Screen keys="j" run={fresh} />);
    press('j');
    expect(old).not.toHaveBeenCalled();
    expect(fresh).toHaveBeenCalledTimes(1);
  });
});
