import { carried } from './carried.ts';

/** What happens to a connection once the server has said so much more: it is cut, or carries nothing any more. */
export interface Break {
  readonly after: number;
  readonly by: 'cut' | 'stall';
  /** Connections that are refused next. */
  readonly refuse: number;
}

/** A way to a server on which connections break by plan, in the middle of whatever is said. */
export interface BreakingProxy {
  readonly port: number;
  /** The next breaks, one after the other; then all goes well. */
  readonly plan: (breaks: readonly Break[]) => void;
  readonly close: () => Promise<void>;
}

/** A connection that is not open yet waits longer than a test should: it is cut instead of stalled. */
const greeting = 1500;

export async function breakingProxy(target: number): Promise<BreakingProxy> {
  let left: readonly Break[] = [];
  let [said, refuse] = [0, 0];
  const { port, close } = await carried(target, (near, open) => {
    if (refuse > 0) {
      refuse -= 1;
      near.destroy();
      return;
    }
    const far = open();
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    let [carriedSoFar, stalled] = [0, false];
    near.on('data', (chunk) => {
      if (!stalled) far.write(chunk);
    });
    far.on('data', (chunk) => {
      if (stalled) return;
      const [next] = left;
      said += chunk.length;
      carriedSoFar += chunk.length;
      if (next === undefined || said < next.after) {
        near.write(chunk);
        return;
      }
      left = left.slice(1);
      near.write(chunk.subarray(0, Math.max(0, chunk.length - (said - next.after))));
      said = 0;
      ({ refuse } = next);
      stalled = next.by === 'stall' && carriedSoFar > greeting;
      if (!stalled) near.end(() => near.destroy());
    });
  });
  return {
    ...{ port, close },
    plan(breaks) {
      left = breaks;
      [said, refuse] = [0, 0];
    },
  };
}
