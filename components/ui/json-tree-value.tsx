'use client';

import { Fragment, useState } from 'react';
import { isArray, isNumber, isObject } from '@/lib/json/kinds.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { JsonObject, JsonValue } from '@/lib/json/value.ts';
import { SafeText } from './safe-text.tsx';
import classes from './json-tree.module.css';

const shownLength = 240;
/** Most characters put on the page at one go. */
const mostLength = 65_536;
/** Containers longer than this stand as a count. */
const inlineLength = 120;

/** A value on one line: scalars whole, long texts cut with their size, larger containers counted. */
export function JsonTreeValue({ value }: { readonly value: JsonValue }) {
  if (typeof value === 'string') return <TextLiteral text={value} />;
  if (value === null) return <span className={classes.null}>null</span>;
  if (typeof value === 'boolean') return <span className={classes.boolean}>{String(value)}</span>;
  if (isNumber(value)) return <span className={classes.number}>{printJson(value)}</span>;
  return <Inline value={value} />;
}

function TextLiteral({ text }: { readonly text: string }) {
  const [shown, setShown] = useState(shownLength);
  if (text.length <= shown) {
    return (
      <span className={classes.string}>
        &quot;
        <SafeText>{text}</SafeText>
        &quot;
      </span>
    );
  }
  const more = Math.min(text.length, shown === shownLength ? mostLength : shown + mostLength);
  return (
    <span className={classes.string}>
      &quot;
      <SafeText>{text.slice(0, shown)}</SafeText>…{' '}
      <button
        type="button"
        className={classes.more}
        onClick={() => {
          setShown(more);
        }}
      >
        {text.length.toLocaleString('en')} characters · show{' '}
        {more === text.length ? 'all' : `${more.toLocaleString('en')}`}
      </button>
    </span>
  );
}

function Inline({ value }: { readonly value: JsonObject | readonly JsonValue[] }) {
  const [open, close] = isObject(value) ? ['{', '}'] : ['[', ']'];
  const parts = partsOf(value);
  const size = isArray(value) ? value.length : parts.length;
  if (size === 0) {
    return (
      <span className={classes.punctuation}>
        {open}
        {close}
      </span>
    );
  }
  if (size > 6 || printJson(value).length > inlineLength) {
    return (
      <>
        <span className={classes.punctuation}>{open}</span>
        <span className={classes.count}>
          {' '}
          {size.toLocaleString('en')} {isArray(value) ? 'items' : 'keys'}{' '}
        </span>
        <span className={classes.punctuation}>{close}</span>
      </>
    );
  }
  return (
    <>
      <span className={classes.punctuation}>{open} </span>
      {parts.map(([key, item], index) => (
        <Fragment key={index}>
          {index === 0 ? null : <span className={classes.punctuation}>, </span>}
          {key === null ? null : (
            <span className={classes.inlineKey}>
              <SafeText>{key}</SafeText>:{' '}
            </span>
          )}
          <JsonTreeValue value={item} />
        </Fragment>
      ))}
      <span className={classes.punctuation}> {close}</span>
    </>
  );
}

type Part = readonly [key: string | null, value: JsonValue];

const partsOf = (value: JsonObject | readonly JsonValue[]): readonly Part[] =>
  isObject(value)
    ? [...value.entries]
    : value.slice(0, 7).map((item: JsonValue): Part => [null, item]);
