/** What an action of a method must reach, so that it is of use. */
export interface Target {
  /**
   * - `passed-role`: the role that is handed to a service; its trust policy must let that service in.
   * - `bearer`: something that acts with a role already, or is about to.
   * - `role`, `user`, `group`, `policy`, `provider`: what is changed or taken over.
   * - `any`: nothing in particular; AWS checks these actions against `*`.
   */
  readonly kind: 'passed-role' | 'bearer' | 'role' | 'user' | 'group' | 'policy' | 'provider' | 'any';
  /** ARNs with wildcards; `{partition}`, `{region}` and `{account}` stand for those of the account. Empty: any resource. */
  readonly shapes: readonly string[];
  /** CloudFormation types of a `bearer` that a template may show. */
  readonly types: readonly string[];
}

/** One call that a method needs. */
export interface Need {
  /** As in `lambda:CreateFunction`. */
  readonly action: string;
  readonly on: Target;
}

/**
 * What whoever has gone the way holds then.
 *
 * - `role`: all that the role may do that was handed on, is borne, or was entered.
 * - `identity`: all that the user, role or group may do whose place is taken.
 * - `rewritten`: whatever one writes: nothing holds the changed identity any more.
 * - `unbounded`: what the identity's policies allow and its boundary kept from it.
 * - `retagged`: what its policies allow to bearers of another tag.
 * - `anything`: more than the account's own policies could say (permission sets, service roles made on the way).
 * - `resource`: the data of the resource whose policy one writes.
 * - `guardrail`: what a policy of the organization kept from the account.
 */
export type Gain = 'role' | 'identity' | 'rewritten' | 'unbounded' | 'retagged' | 'anything' | 'resource' | 'guardrail';

export type Category =
  'new-passrole' | 'existing-passrole' | 'principal-access' | 'self-escalation' | 'data' | 'guardrail';

/** A way from some rights to more of them. */
export interface Method {
  readonly id: string;
  /** As actions name it: `lambda`. */
  readonly service: string;
  readonly category: Category;
  /** All of them; those on the same `Target` must meet in one resource. */
  readonly needs: readonly Need[];
  /** One of these services gets the role, and `iam:PassedToService` names it. */
  readonly passedTo: readonly string[];
  readonly gain: Gain;
  /** What is done, after the name of who does it; `{target}` is the role or identity that is won. */
  readonly deed: string;
}

/** Something that bears a role, by the ARNs it can have. A shape without `arn:` begins with the service. */
export function bearer(shapes: string | readonly string[], ...types: string[]): Target {
  return { kind: 'bearer', shapes: [shapes].flat().map(arnOf), types };
}

/** A call on this target. */
export function on(action: string, target: Target): Need {
  return { action, on: target };
}

/** The id of a method that is one call: `iam:PutUserPolicy` is `iam-put-user-policy`. */
export function idOf(action: string): string {
  return action
    .replace(':', '-')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}

/** A call that AWS checks against `*`. */
export function call(action: string): Need {
  return on(action, ANY);
}

function arnOf(shape: string): string {
  if (shape.startsWith('arn:')) return shape;
  const [service, ...rest] = shape.split(':');
  return `arn:{partition}:${service}:{region}:{account}:${rest.join(':').replace(/\*$/, '?*')}`;
}

function identity(kind: Target['kind'], path: string): Target {
  return { kind, shapes: [`arn:{partition}:iam::{account}:${path}`], types: [] };
}

export const ROLE = identity('role', 'role/?*');
export const USER = identity('user', 'user/?*');
export const GROUP = identity('group', 'group/?*');
export const POLICY = identity('policy', 'policy/?*');
export const SAML_PROVIDER = identity('provider', 'saml-provider/?*');
export const OIDC_PROVIDER = identity('provider', 'oidc-provider/?*');
export const ANY: Target = { kind: 'any', shapes: [], types: [] };

/** A role of any account may be entered; only the own account's may be handed on. */
export const ENTERED_ROLE: Target = {
  kind: 'role',
  shapes: ['arn:{partition}:iam::{account}:role/?*', 'arn:{partition}:iam::*:role/?*'],
  types: [],
};

/** The call by which a role is handed to a service. */
export const PASS_ROLE = on('iam:PassRole', identity('passed-role', 'role/?*'));

type Making = readonly [id: string, needs: readonly Need[], deed: string];

/** Methods that hand a role to something new of one service. */
export function handingOver(
  service: string,
  passedTo: string | readonly string[],
  methods: readonly Making[],
): Method[] {
  return methods.map(([id, needs, deed]) => ({
    id: `${service}-${id}`,
    service,
    category: 'new-passrole',
    needs: [PASS_ROLE, ...needs],
    passedTo: [passedTo].flat().map((name) => `${name}.amazonaws.com`),
    gain: 'role',
    deed,
  }));
}

/** Methods that use the role of something that is there. */
export function usingExisting(service: string, methods: readonly Making[]): Method[] {
  return methods.map(([id, needs, deed]) => ({
    id: `${service}-${id}`,
    service,
    category: 'existing-passrole',
    needs,
    passedTo: [],
    gain: 'role',
    deed,
  }));
}
