import type { AuthorizationRule } from '@aws-sdk/client-ec2';
import { setClaim, settingClaims } from './claims';
import { joined, literal, type Pattern } from './pattern';
import type { DeployedVpn } from './read-ec2';
import type { SynthesisedVpn } from './read-template';
import type { Claim } from './settle';
import type { TextReader } from './template-text';
import { asCidr, deployedVpn, synthesisedVpn } from './vpn-settings';

export function compareVpn(expected: SynthesisedVpn, deployed: DeployedVpn, read: TextReader): Claim[] {
  const subject = { component: expected.component, where: deployed.id };
  const rules = expected.rules.map((rule) => synthesisedRule(rule, read));
  return [
    ...settingClaims(subject, synthesisedVpn(expected.Properties, read), deployedVpn(deployed.endpoint)),
    setClaim(subject, 'AuthorizationRules', rules, deployed.rules.map(deployedRule)),
  ];
}

/** Who may reach what, as one line such as `10.64.0.0/22 for group vpn-mfa, all groups false`. */
function synthesisedRule(rule: Readonly<Record<string, unknown>>, read: TextReader): Pattern {
  const network = asCidr(read(rule.TargetNetworkCidr) ?? []);
  const everybody = read(rule.AuthorizeAllGroups) ?? ['false'];
  return ruleText(network, read(rule.AccessGroupId) ?? [], everybody);
}

function deployedRule(rule: AuthorizationRule): Pattern {
  const network = asCidr(literal(rule.DestinationCidr ?? ''));
  return ruleText(network, literal(rule.GroupId ?? ''), [String(rule.AccessAll ?? false)]);
}

function ruleText(network: Pattern, group: Pattern, everybody: Pattern): Pattern {
  return joined([network, literal(' for group '), group, literal(', all groups '), everybody]);
}
