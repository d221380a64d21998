import { differs, type AuditItem } from './audit-item';
import { policyClaim } from './claims';
import { compareRole, type Comparison } from './compare-role';
import { compareVpn } from './compare-vpn';
import { learnNetwork } from './learn-network';
import { readDeployedText, readPolicy } from './policy-document';
import type { DeployedVpn } from './read-ec2';
import type { DeployedManagedPolicy, DeployedRole } from './read-iam';
import type { DeployedPart } from './read-network';
import type { Component, Synthesised } from './read-template';
import { settle } from './settle';
import { first, nothingBound, solveText, vouch, withFreshBudget } from './unify';

/** What is deployed of one enclave. */
export interface Deployed {
  readonly roles: readonly DeployedRole[];
  readonly vpns: readonly DeployedVpn[];
  readonly network: readonly DeployedPart[];
}

/** Facts about the place that a template leaves to the deployment, e.g. `AWS::Region`. */
export type Place = Readonly<Record<string, string | undefined>>;

/**
 * Holds what is deployed against what was synthesised, component by component.
 *
 * Limits: a value that changed in every place at once, consistently, looks like another value of the
 * same reference. Where neither its name nor another call tells whose it is, the answer is `unverified`.
 */
export function compareEnclave(
  expected: Synthesised,
  deployed: Deployed,
  place: Place,
  stackName: string,
): AuditItem[] {
  const parts: Comparison[] = [];
  const { read } = expected;
  let bindings = nothingBound();
  for (const [name, text] of Object.entries(place)) {
    if (text !== undefined) bindings = vouch(bindings, [{ name }], text);
  }
  bindings = learnNetwork(bindings, expected, deployed.network, stackName);
  // Their names are part of the comparison, so being found here vouches for nothing that a name is made of.
  const assume = ({ logicalId }: Component, text: string) => {
    bindings = first(solveText(read({ Ref: logicalId }) ?? [], text, withFreshBudget(bindings))) ?? bindings;
  };

  const roles = pair(expected.roles, deployed.roles, (role, candidate) => fitness(compareRole(role, candidate, read)));
  for (const { one, other } of roles.pairs) {
    assume(one, other.name);
    parts.push(compareRole(one, other, read));
  }

  const boundaries = pair(expected.boundaries, boundariesOf(deployed.roles, expected), () => 0);
  for (const { one, other } of boundaries.pairs) {
    assume(one, other.arn);
    parts.push({ claims: [boundaryClaim(one, other, expected)], items: [] });
  }

  const vpns = pair(expected.vpns, deployed.vpns, () => 0);
  for (const { one, other } of vpns.pairs) {
    bindings = vouch(bindings, read({ Ref: one.logicalId }) ?? [], other.id);
    parts.push({ claims: compareVpn(one, other, read), items: [] });
  }

  const missing = [...roles.missing, ...boundaries.missing, ...vpns.missing];
  return [
    ...settle(
      parts.flatMap((part) => part.claims),
      bindings,
    ),
    ...parts.flatMap((part) => part.items),
    ...missing.map((one): AuditItem => ({ component: one.component, state: 'missing', where: one.logicalId })),
    ...roles.extra.map((role) => extra(role.component ?? role.name, role.arn)),
    ...vpns.extra.map((vpn) => extra(vpn.component ?? vpn.id, vpn.id)),
  ];
}

interface Pairs<E, D> {
  readonly pairs: readonly { readonly one: E; readonly other: D }[];
  readonly missing: readonly E[];
  readonly extra: readonly D[];
}

/**
 * Brings together what bears the same component tag. A tag is easily copied: where several deployed
 * things bear it, the one that fits best is the component and the others are extra.
 */
function pair<E extends Component, D extends { readonly component?: string }>(
  expected: readonly E[],
  deployed: readonly D[],
  misfits: (one: E, other: D) => number,
): Pairs<E, D> {
  const open = new Set(deployed);
  const pairs: { one: E; other: D }[] = [];
  const missing: E[] = [];
  for (const one of expected) {
    const candidates = [...open].filter((other) => other.component === one.component);
    const ranked = candidates.length > 1 ? candidates.map((other) => [misfits(one, other), other] as const) : [];
    const other = ranked.length > 0 ? ranked.sort((a, b) => a[0] - b[0])[0]?.[1] : candidates[0];
    if (!other) missing.push(one);
    else {
      open.delete(other);
      pairs.push({ one, other });
    }
  }
  return { pairs, missing, extra: [...open] };
}

function fitness(comparison: Comparison): number {
  const items = settle(comparison.claims, nothingBound());
  return items.filter(differs).length + comparison.items.length;
}

/**
 * The deployed policy that stands for the boundary: the one with the name the template fixes, or else the
 * one most roles bear. Tags cannot tell, CloudFormation gives managed policies none.
 */
function boundariesOf(roles: readonly DeployedRole[], { boundaries, read }: Synthesised) {
  const used = roles.flatMap((role) => (role.boundary ? [role.boundary] : []));
  const uses = ({ arn }: DeployedManagedPolicy) => used.filter((policy) => policy.arn === arn).length;
  return boundaries.flatMap(({ logicalId, component }) => {
    const name = read({ Ref: logicalId }) ?? [];
    const fits = ({ arn }: DeployedManagedPolicy) => (first(solveText(name, arn, nothingBound())) ? 1 : 0);
    const [best] = [...used].sort((one, other) => fits(other) - fits(one) || uses(other) - uses(one));
    return best ? [{ ...best, component }] : [];
  });
}

function boundaryClaim(one: Component, other: DeployedManagedPolicy, { read }: Synthesised) {
  return policyClaim(
    { component: one.component, where: other.arn },
    'PolicyDocument',
    readPolicy(one.Properties.PolicyDocument, read),
    readPolicy(other.document, readDeployedText),
    read,
  );
}

function extra(component: string, where: string): AuditItem {
  return { component, state: 'extra', where };
}
