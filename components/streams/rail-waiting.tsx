import { Panel } from '@/components/ui/panel.tsx';
import { Failed, Loading } from '@/components/ui/read-states.tsx';

interface Props {
  readonly rail: { readonly error: Error | null; readonly refetch: () => Promise<unknown> };
}

/** In place of a time rail that is not there yet. */
export function RailWaiting({ rail: { error, refetch } }: Props) {
  return (
    <Panel label="Time rail" flush>
      {error === null ? (
        <Loading what="the time rail" rows={3} />
      ) : (
        <Failed
          what="the time rail"
          error={error}
          onRetry={() => {
            void refetch();
          }}
        />
      )}
    </Panel>
  );
}
