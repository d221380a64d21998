import type { Path } from '../../common/yaml-source';
import type { Manifest } from '../../manifest';

/** A worry of a stakeholder, with the controls that answer it. */
export interface AnsweredConcern {
  readonly text: string;
  /** Where it stands in the manifest. */
  readonly path: Path;
  /** Who raised it, where the manifest says so. */
  readonly raisedBy?: string;
  /** Ids of the controls that answer it. */
  readonly controls: readonly string[];
  /** What the parties say of it themselves, where they do. */
  readonly said?: { readonly specific?: boolean; readonly controllable?: boolean; readonly agreed?: boolean };
}

/** Concerns of a manifest, and those that its controls name, each once. */
export function concernsOf({ controls, concerns }: Pick<Manifest, 'controls' | 'concerns'>): AnsweredConcern[] {
  const found = new Map<string, AnsweredConcern>(
    concerns.map(({ text, raisedBy, controls: answering, specific, controllable, agreed }, index) => [
      text,
      { text, raisedBy, path: ['concerns', index], controls: answering, said: { specific, controllable, agreed } },
    ]),
  );
  for (const [index, { id, concerns }] of controls.entries()) {
    for (const [at, text] of concerns.entries()) {
      const before = found.get(text);
      const path = before?.path ?? ['controls', index, 'concerns', at];
      found.set(text, { ...before, text, path, controls: [...(before?.controls ?? []), id] });
    }
  }
  return [...found.values()];
}
