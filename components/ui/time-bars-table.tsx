'use client';

import { Link } from './link.tsx';
import { SafeText } from './safe-text.tsx';
import { showCount } from './show-count.ts';
import { useReaderZone } from './use-reader-zone.ts';
import { periodWords } from './period-words.ts';
import type { TimeBar, TimeBars } from './time-bars.ts';
import classes from './time-bars.module.css';

interface Props {
  readonly shaped: TimeBars;
  /** Address of what the bar counts. */
  readonly hrefOf: (bar: TimeBar) => string;
}

/** The numbers of the bars, newest first; each time leads to what it counts. */
export function TimeBarsTable({ shaped, hrefOf }: Props) {
  const zone = useReaderZone();
  const { layers, bars } = shaped;
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
                <Link href={hrefOf(bar)} prefetch={false}>
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
