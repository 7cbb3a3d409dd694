'use client';

import NextLink from 'next/link';
import type { ComponentProps } from 'react';
import { withAsOf } from '@/lib/urls/as-of.ts';
import { usePinned } from './pinned.ts';

interface Props extends Omit<ComponentProps<typeof NextLink>, 'href'> {
  readonly href: string;
}

/** A link to a page of ours. It keeps the pinned moment. */
export function Link({ href, ...rest }: Props) {
  return <NextLink href={withAsOf(href, usePinned())} {...rest} />;
}
