import type { Manifest, Stage } from '../manifest';
import { STAGES } from '../manifest/schema/stage';

/** Has an engagement come at least this far? */
export function hasReached({ engagement }: Pick<Manifest, 'engagement'>, stage: Stage): boolean {
  return STAGES.indexOf(engagement.stage) >= STAGES.indexOf(stage);
}
