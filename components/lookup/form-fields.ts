import type { StateView } from '@/lib/api/streams.ts';
import type { InitiatorView } from '@/lib/api/views.ts';
import { pathWords } from '@/lib/fold/path-words.ts';
import { isScalar } from '@/lib/json/kinds.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { parsePath } from '@/lib/json/parse-path.ts';
import { valueAt } from '@/lib/json/path.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';

export interface FormField {
  readonly path: string;
  readonly label: string;
  readonly value: string;
  readonly version: string;
  readonly recordedAt: string | null;
  readonly initiator: InitiatorView;
}

/** The leaves of a state as people read a form, each with when and by whom it was set. */
export function formFields(view: StateView): readonly FormField[] {
  const parsed = view.state === null ? null : parseJson(view.state);
  if (parsed?.ok !== true) return [];
  const setters = new Map(view.setters.map((setter) => [setter.version, setter]));
  return view.blame.map(({ path, version }) => {
    const steps = parsePath(path);
    const value = steps.ok ? valueAt(parsed.value, steps.path) : undefined;
    const label = steps.ok ? pathWords(steps.path) : path;
    const setter = setters.get(version);
    return {
      ...{ path, version, value: formText(value) },
      label: label.charAt(0).toUpperCase() + label.slice(1),
      recordedAt: setter?.recordedAt ?? null,
      initiator: setter?.initiator ?? { kind: 'not-read' },
    };
  });
}

function formText(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '–';
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (!isScalar(value)) return 'none';
  return typeof value === 'string' ? value : printJson(value);
}
