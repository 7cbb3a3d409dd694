'use client';

import { Link } from '@/components/ui/link.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { showCount } from '@/components/ui/show-count.ts';
import { useReaderZone } from '@/components/ui/use-reader-zone.ts';
import { eventsPage } from '@/lib/urls/pages.ts';
import { periodWords } from './period-words.ts';
import type { VolumeBars } from './volume-bars.ts';
import classes from './volume.module.css';

interface Props {
  readonly store: string;
  readonly volume: VolumeBars;
}

/** The numbers of the chart, newest first; each time leads to its events. */
export function VolumeTable({ store, volume }: Props) {
  const zone = useReaderZone();
  const { layers, bars } = volume;
  const filled = bars.filter((bar) => bar.events > 0).reverse();
  return (
    <div className={classes.table} tabIndex={0} role="region" aria-label="Events over time, table">
      <table>
        <thead>
          <tr>
            <th scope="col">Time ({zone})</th>
            {layers.map((layer, index) => (
              <th key={`${index} ${layer.label}`} scope="col">
                <SafeText>{layer.label}</SafeText>
              </th>
            ))}
            <th scope="col">All</th>
          </tr>
        </thead>
        <tbody>
          {filled.map((bar) => (
            <tr key={bar.index}>
              <td>
                <Link href={eventsPage(store, { from: bar.start, to: bar.end })} prefetch={false}>
                  {periodWords(bar.start, bar.end, zone)}
                </Link>
              </td>
              {bar.byLayer.map((events, layer) => (
                <td key={layer}>{showCount(events)}</td>
              ))}
              <td>{showCount(bar.events)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
