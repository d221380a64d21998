import { cedarText } from '../lib/manifest/cedar-text';

/**
 * Policies of Verified Access, in Cedar. Each is one `permit` under conditions that must all hold; nothing is permitted
 * without one, and a condition that cannot be evaluated permits nothing (AWS Verified Access User Guide, "Verified Access
 * policy evaluation").
 */

/** Names under which the policies find what a trust provider says. */
export const IDENTITY = 'identity';
export const DEVICE = 'device';

/** How the groups of a person are told. */
export type GroupStyle = 'names' | 'ids';

/** Permits what fulfils every condition. */
export function permitWhen(conditions: readonly string[]): string {
  return `permit(principal, action, resource)\nwhen {\n  ${conditions.join(' &&\n  ')}\n};`;
}

/** One of some conditions is enough. */
export function anyOf(conditions: readonly string[]): string {
  return conditions.length === 1 ? conditions[0]! : `(${conditions.join(' || ')})`;
}

/**
 * The person is in a group. OpenID Connect providers send a list of names; IAM Identity Center sends a record whose keys
 * are ids ("AWS IAM Identity Center context" of the same guide).
 */
export function inGroup(group: string, style: GroupStyle): string {
  const groups = `context.${IDENTITY}.groups`;
  return style === 'names' ? `${groups}.contains(${cedarText(group)})` : `${groups} has ${cedarText(group)}`;
}

/** The request comes from a range ("Verified Access example policies"). */
export function fromRange(cidr: string): string {
  return `ip(context.http_request.client_ip).isInRange(ip(${cedarText(cidr)}))`;
}

/** What each provider says of a device that is in order ("Third-party trust provider context"). */
export function deviceInOrder(provider: 'crowdstrike' | 'jamf' | 'jumpcloud', scoreMin: number): string {
  switch (provider) {
    case 'crowdstrike':
      return `context.${DEVICE}.assessment.overall >= ${scoreMin}`;
    case 'jamf':
      return `["LOW", "SECURE"].contains(context.${DEVICE}.risk)`;
    case 'jumpcloud':
      return `context.${DEVICE}.device.is_managed`;
  }
}
