'use client';

import { TextValue } from '@/components/ui/json-tree-change.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import type { StateView } from '@/lib/api/streams.ts';
import { whyOf } from './why-of.ts';
import { useParsed } from './use-parsed.ts';
import classes from './why.module.css';

interface WhyHeadingProps {
  /** The pinned field; null: none is. */
  readonly path: string | null;
  readonly state: StateView | undefined;
  /** Version that last set what stands at the path. */
  readonly setBy: string | null;
  /** Shows the causes of another version. */
  readonly onWhy: (version: string) => void;
}

/** What is asked: why the pinned field is as it is, or why the event happened. */
export function WhyHeading({ path, state, ...rest }: WhyHeadingProps) {
  if (path === null || state === undefined) return <h3 className={classes.why}>Why it happened</h3>;
  return <WhyField path={path} state={state} {...rest} />;
}

interface WhyFieldProps extends WhyHeadingProps {
  readonly path: string;
  readonly state: StateView;
}

function WhyField({ path, state, setBy, onWhy }: WhyFieldProps) {
  const parsed = useParsed(state.state);
  const value = parsed?.ok === true ? parsed.value : undefined;
  const why = whyOf({ path, state, value, setBy });
  return (
    <>
      <h3 className={classes.why}>
        {why.kind === 'asked' ? 'Why ' : null}
        <span className={classes.path}>
          <SafeText>{path === '' ? 'the whole state' : path}</SafeText>
        </span>{' '}
        {why.words} {why.value === null ? null : <TextValue text={why.value} />}
      </h3>
      {why.kind === 'elsewhere' ? (
        <p className={classes.note}>
          This event did not set it.{' '}
          <button
            type="button"
            className={classes.plain}
            onClick={() => {
              onWhy(why.version);
            }}
          >
            Why since v{why.version}
          </button>
        </p>
      ) : null}
    </>
  );
}
