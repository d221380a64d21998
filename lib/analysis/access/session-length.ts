import { type Resource, asNumber } from '../../template';
import type { Decided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';

/** IAM gives an hour where nothing is said (IAM User Guide, "Update the maximum session duration for a role"). */
const SECONDS_PRESET = 3600;

/** Does no session of a role last longer than so many hours? */
export function judgeSessionLength(role: Resource, hoursMax: number, broken: string): Decided {
  const seconds = asNumber(role.read('MaxSessionDuration').value);
  if (seconds.kind === 'hidden') return unsure(`${nameOf(role)}: the length of a session is hidden by ${seconds.by}`);
  const length = seconds.kind === 'known' ? seconds.value : SECONDS_PRESET;
  if (length <= hoursMax * 3600) return pass(`${nameOf(role)}: sessions of ${length / 3600} hours`);
  return fail(broken, `a session of ${nameOf(role)} lasts ${length / 3600} hours`);
}
