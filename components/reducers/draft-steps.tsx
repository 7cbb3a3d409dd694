import { SafeText } from '@/components/ui/safe-text.tsx';
import { sentenceText } from '@/lib/fold/sentence.ts';
import type { PreviewStep } from '@/lib/reducers/preview-draft.ts';
import classes from './editor.module.css';
import shared from './reducers.module.css';

/** What each event did to the state, in words and as paths, the newest first. */
export function DraftSteps({ steps }: { readonly steps: readonly PreviewStep[] }) {
  return (
    <ol className={`${classes.list ?? ''} ${classes.steps ?? ''}`} tabIndex={0} aria-label="Steps">
      {steps.toReversed().map(({ version, type, paths, sentence, fault }, index) => (
        <li key={`${version} ${String(index)}`}>
          v{version} <SafeText>{sentenceText(sentence)}</SafeText>
          <span className={shared.quiet}>
            {' '}
            <SafeText>{`${type}: ${paths.length === 0 ? 'changes nothing' : paths.join(', ')}`}</SafeText>
          </span>
          {fault === null ? null : (
            <div className={classes.fault}>
              Its own sentence is not used: <SafeText>{fault}</SafeText>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}
