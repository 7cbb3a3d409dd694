import { SafeText } from '@/components/ui/safe-text.tsx';
import type { PreviewStep } from '@/lib/api/reducers.ts';
import classes from './editor.module.css';
import shared from './reducers.module.css';

/** What each event did to the state, the newest first. */
export function DraftSteps({ steps }: { readonly steps: readonly PreviewStep[] }) {
  return (
    <ol className={`${classes.list ?? ''} ${classes.steps ?? ''}`} tabIndex={0} aria-label="Steps">
      {steps.toReversed().map(({ version, type, paths }) => (
        <li key={version}>
          v{version} <SafeText>{type}</SafeText>
          <span className={shared.quiet}>
            {' '}
            {paths.length === 0 ? 'changes nothing' : <SafeText>{paths.join(', ')}</SafeText>}
          </span>
        </li>
      ))}
    </ol>
  );
}
