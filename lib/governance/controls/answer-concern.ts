import type { ConcernSpec } from '../../manifest';
import type { Control } from './control-set';
import { type ControlMatch, type MatchedConcern, matchConcern } from './match-concern';

/** What the controls say to a concern. */
export interface ConcernAnswer extends Omit<MatchedConcern, 'matches'> {
  /** The concern of the manifest; absent where somebody asked in words that the manifest does not hold. */
  readonly concern?: ConcernSpec;
  readonly matches: readonly Pick<ControlMatch, 'control' | 'words'>[];
}

/** Answers a concern: by its id or its very text with the controls that the manifest names, else by words. */
export function answerConcern(
  asked: string,
  concerns: readonly ConcernSpec[],
  controls: readonly Control[],
): ConcernAnswer {
  const same = (text: string) => text.trim().toLowerCase() === asked.trim().toLowerCase();
  const concern = concerns.find(({ id, text }) => same(id) || same(text));
  if (!concern) return matchConcern(asked, controls);
  const named = concern.controls.flatMap((id) => controls.filter((control) => control.id === id));
  if (named.length > 0) return { concern, sure: true, matches: named.map((control) => ({ control, words: [] })) };
  return { concern, ...matchConcern(concern.text, controls) };
}
