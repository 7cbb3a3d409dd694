import type { Finding } from './measure.ts';

const heads = ['operation', 'state', 'limit', 'limit ms', 'ours ms', 'ratio', 'budget', 'verdict'];

/** The findings as a Markdown table, so that a run can be pasted into docs/performance.md. */
export function table(findings: readonly Finding[]): string {
  const rows = [heads, heads.map(() => '---'), ...findings.map(cells)];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => `| ${row.map((cell, i) => fit(cell, widths[i] ?? 0)).join(' | ')} |`)
    .join('\n');
}

function cells(finding: Finding): string[] {
  return [
    finding.operation,
    finding.state,
    finding.limitName,
    finding.limit === null ? '–' : figure(finding.limit) + unitOf(finding),
    figure(finding.ours) + unitOf(finding),
    finding.ratio === null ? '–' : `${finding.ratio.toFixed(2)}×`,
    finding.budget,
    finding.met ? 'met' : 'MISSED',
  ];
}

const unitOf = ({ unit }: Finding): string => (unit === undefined ? '' : ` ${unit}`);

const fit = (cell: string, width: number): string =>
  cell === '---' ? '-'.repeat(width) : cell.padEnd(width);

const figure = (milliseconds: number): string =>
  milliseconds < 10 ? milliseconds.toFixed(2) : milliseconds.toFixed(0);
