import { parseEdit } from '@/lib/fold/branch-edits.ts';

export interface EditForm {
  readonly kind: 'skip' | 'edit' | 'insert' | 'move';
  /** Versions as typed, with or without `v`. */
  readonly version: string;
  readonly after: string;
  readonly type: string;
  readonly data: string;
}

export const emptyForm: EditForm = { kind: 'skip', version: '', after: '', type: '', data: '{}' };

export const editKinds: readonly { readonly kind: EditForm['kind']; readonly label: string }[] = [
  { kind: 'skip', label: 'An event did not happen' },
  { kind: 'edit', label: 'An event had other data' },
  { kind: 'insert', label: 'Another event happened' },
  { kind: 'move', label: 'An event happened elsewhere' },
];

/** The edit that a form says, for `parseEdit` to judge. */
export function editText({ kind, version, after, type, data }: EditForm): string {
  const at = digits(version);
  switch (kind) {
    case 'skip':
      return `skip:${at}`;
    case 'edit':
      return `edit:${at}:${data}`;
    case 'move':
      return `move:${at}:${digits(after)}`;
    case 'insert':
      return `insert:${at}:${/[:"]/.test(type) ? JSON.stringify(type) : type}:${data}`;
  }
}

const digits = (text: string): string => text.trim().replace(/^v/, '');

const longestData = 60;

/** An edit as a person would say it; a text that is none is shown as it is. */
export function editWords(text: string): string {
  const parsed = parseEdit(text);
  if (!parsed.ok) return text;
  const { edit } = parsed;
  switch (edit.kind) {
    case 'skip':
      return `without v${String(edit.version)}`;
    case 'edit':
      return `v${String(edit.version)} with ${short(edit.data)}`;
    case 'move':
      return `v${String(edit.version)} after v${String(edit.after)}`;
    case 'insert':
      return `${edit.type} after v${String(edit.after)} with ${short(edit.data)}`;
  }
}

const short = (data: string): string =>
  data.length > longestData ? `${data.slice(0, longestData)} …` : data;
