import { Tag } from '@/components/ui/tag.tsx';
import type { EventMark } from './event-marks.ts';

const tones: Readonly<Record<EventMark['kind'], 'red' | 'amber' | 'grey'>> = {
  unreadable: 'red',
  duplicate: 'red',
  clock: 'amber',
  late: 'amber',
  overtook: 'amber',
  warning: 'amber',
  zone: 'grey',
  erased: 'grey',
  masked: 'grey',
  oversized: 'grey',
  omitted: 'grey',
  link: 'grey',
};

/** What a reader must know about an event, in words with a tint. */
export function MarkTags({ marks }: { readonly marks: readonly EventMark[] }) {
  return marks.map((mark) => (
    <Tag key={`${mark.kind} ${mark.label}`} tone={tones[mark.kind]} title={mark.meaning}>
      {mark.label}
    </Tag>
  ));
}
