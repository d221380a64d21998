import { METHODS } from '../../../lib/analysis/access/escalation/methods';
import type { Gain, Method, Need, Target } from '../../../lib/analysis/access/escalation/method';

/** A call that a path needs. */
export interface PathNeed {
  /** As AWS spells it. */
  readonly call: string;
  /** The same in lower case. */
  readonly action: string;
  readonly on: Target;
  /** Does its caller take the place of whom it is about? Then it changes nothing about oneself. */
  readonly becomes: boolean;
}

/** A published way from some rights to more of them, as the engine's catalogue has it. */
export interface EscalationPath {
  /** What the holder does, as the end of a sentence that begins with it. */
  readonly deed: string;
  /** All of them, each action once; `iam:passrole` first where a role is handed on. */
  readonly needs: readonly PathNeed[];
  /** Services that get the role, one of them, as `iam:PassedToService` names them. */
  readonly services: readonly string[];
}

/** Methods that lead to data, past guardrails, or by way of tags are no way to rights that a policy alone shows. */
const TO_RIGHTS: readonly Gain[] = ['role', 'identity', 'rewritten', 'unbounded', 'anything'];

const CALLED: Partial<Record<Target['kind'], string>> = {
  role: 'a role',
  user: 'a user',
  group: 'a group',
  policy: 'a policy',
  provider: 'an identity provider',
};

export const ESCALATION_PATHS: readonly EscalationPath[] = METHODS.filter(({ gain }) => TO_RIGHTS.includes(gain)).map(
  (method) => ({
    deed: method.deed.replace('{target}', () => calledIn(method)),
    needs: method.needs
      // Of a call that is about two things the first bears the role, and the other is for the caller to choose.
      .filter(({ action }, index) => method.needs.findIndex((need) => need.action === action) === index)
      .map((need) => needOf(need, method)),
    services: method.passedTo,
  }),
);

function needOf({ action, on }: Need, { gain }: Method): PathNeed {
  return { call: action, action: action.toLowerCase(), on, becomes: gain === 'identity' && on.kind === 'user' };
}

function calledIn({ needs: [first], gain }: Method): string {
  return (gain === 'role' && first?.on.kind !== 'provider' ? undefined : CALLED[first!.on.kind]) ?? 'another role';
}
