import type { Measure } from '../bench.ts';
import { stateDiff } from './diff.ts';
import { exportLines } from './export.ts';
import { firstFold } from './first-fold.ts';
import { changeSearch } from './change-search.ts';
import { indexBuild } from './index-build.ts';
import { indexLag } from './index-lag.ts';
import { ledgerBuild } from './ledger.ts';
import { jump, logPage, streamPage } from './pages.ts';
import { hostileReducers } from './sandbox.ts';
import { foldByCode, foldByRules } from './reducer-fold.ts';
import { indexedSearch } from './search.ts';
import { seekAnywhere } from './seek.ts';
import { shortStreamsByCode } from './short-streams.ts';
import { sliderDrag } from './slider.ts';
import { summaries } from './summary.ts';
import { liveTail } from './tail.ts';
import { timeJump } from './time-jump.ts';

/** Everything that is measured, in the order of the table; the fold comes before what needs it. */
export const measured: Readonly<Record<string, Measure>> = {
  'log-page': logPage,
  'stream-page': streamPage,
  jump,
  'time-jump': timeJump,
  'first-fold': firstFold,
  'fold-by-rules': foldByRules,
  'fold-by-code': foldByCode,
  'short-streams-by-code': shortStreamsByCode,
  seek: seekAnywhere,
  'slider-drag': sliderDrag,
  diff: stateDiff,
  export: exportLines,
  'index-build': indexBuild,
  'index-lag': indexLag,
  'ledger-build': ledgerBuild,
  search: indexedSearch,
  summary: summaries,
  'change-search': changeSearch,
  tail: liveTail,
  sandbox: hostileReducers,
};
