import type { Version } from '@/lib/events/ids.ts';

/** Why a state is less than the whole truth, or what to know about it. */
export interface FoldWarning {
  readonly version: Version;
  readonly code: string;
  /** One sentence for the screen. */
  readonly message: string;
}

const sentences: Readonly<Record<string, (version: string, detail: string) => string>> = {
  gap: (_, detail) => `The stream has no version ${detail}.`,
  duplicate_version: (version) => `A second event has version ${version}; the first one counts.`,
  out_of_order: (version, detail) => `Version ${version} came ${detail} and was left out.`,
  duplicate_keys: (version) => `Version ${version} has a key more than once; the last one counts.`,
  not_an_object: (version) => `The data of version ${version} is no object, so nothing was merged.`,
  invalid_json: (version, detail) => `Version ${version} is not JSON (${detail})`,
  too_deep: (version) => `Version ${version} is nested too deep to be taken apart.`,
  'invalid-utf8': (version) => `Version ${version} holds bytes that are not UTF-8.`,
  oversized: (version) => `Version ${version} is too large to be read here.`,
  omitted: (version) => `The data of version ${version} is hidden or was not read.`,
  erased: (version) => `The data of version ${version} was erased in the store.`,
  reducer_failed: (version, detail) => `The reducer failed at version ${version}: ${detail}`,
};

/** The warning for an event that does not fit; a code without words of its own is an encoding. */
export function unfit(code: string, version: Version, detail: string): FoldWarning {
  const sentence = Object.hasOwn(sentences, code) ? sentences[code] : undefined;
  const shown = String(version);
  const message = sentence?.(shown, detail) ?? `Version ${shown} is not text but "${code}".`;
  return { version, code, message };
}
