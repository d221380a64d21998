import type { Path } from '../../common/yaml-source';
import type { Manifest } from '../../manifest';

/** A worry of a stakeholder, with the controls that answer it. */
export interface AnsweredConcern {
  readonly text: string;
  /** Where it stands in the manifest. */
  readonly path: Path;
  /** Ids of the controls that answer it. */
  readonly controls: readonly string[];
}

/** Concerns as the controls of a manifest name them, each once. */
export function concernsOf({ controls }: Pick<Manifest, 'controls'>): AnsweredConcern[] {
  const found = new Map<string, AnsweredConcern>();
  for (const [index, { id, concerns }] of controls.entries()) {
    for (const [at, text] of concerns.entries()) {
      const before = found.get(text);
      const path = before?.path ?? ['controls', index, 'concerns', at];
      found.set(text, { text, path, controls: [...(before?.controls ?? []), id] });
    }
  }
  return [...found.values()];
}
