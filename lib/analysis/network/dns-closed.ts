import type { Manifest } from '../../manifest';
import { type Property, type Relation, type Resource, type World, asNumber, asText, describe } from '../../template';
import { type Claim, type Decided, mergeDecided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { saysNumber } from '../says';
import { type NeededNames, isNeeded, neededNames, normal } from './needed-names';

const ASSOCIATIONS: Relation = { type: 'AWS::Route53Resolver::FirewallRuleGroupAssociation', path: 'VpcId' };
const CONFIGS: Relation = { type: 'AWS::Route53Resolver::FirewallConfig', path: 'ResourceId' };

/**
 * Can data leave as the question in a DNS lookup?
 *
 * The rules of each network's DNS firewall are read in the order in which AWS asks them, up to the first that blocks every
 * name. Whatever is let through before that must be a name the manifest needs; an alert lets through, too. Where a
 * name redirects does not matter: its owner says that, not the one who asks.
 *
 * Limits: the template only. Rules that AWS Firewall Manager puts in front, or a hand, are for `audit`. Where rules of another
 * stack may come first, in a place that is free, the answer is `unknown`; so it is with a rule group or a domain list of
 * another stack, a list in a file, and rules that let through by something else than a list. Other resolvers are no part
 * of the claim: no packet reaches one, which is what `noWayOut` says.
 */
export function dnsClosed(manifest: Manifest): Claim {
  const needed = neededNames(manifest);
  return {
    claim: 'The resolver of the enclave answers the names the manifest needs, and no other name',
    decide(world) {
      const networks = world.ofType('AWS::EC2::VPC');
      if (networks.length === 0) return unsure('the template has no network');
      return mergeDecided(
        networks.flatMap((network) => [judgeRules(world, network, needed), judgeFailure(world, network)]),
      );
    },
  };
}

function judgeRules(world: World, network: Resource, needed: NeededNames): Decided {
  const { certain, possible } = world.referrers(network, ASSOCIATIONS);
  if (possible[0])
    return unsure(`${nameOf(possible[0])} may be the firewall of ${nameOf(network)}, or of another network`);
  if (certain.length === 0) return open(`any.name.example is looked up in ${nameOf(network)}: it has no DNS firewall`);
  const associations = inOrder(certain, (one) => one.read('Priority'));
  if (!associations) return unsure(`the order of the rule groups of ${nameOf(network)} is hidden`);
  let names = 0;
  let veiled: string | undefined;
  for (const [place, association] of associations.entries()) {
    const group = world.follow(association.read('FirewallRuleGroupId'));
    if (!group) return unsure(`the rules of ${nameOf(association)} are not in the template`);
    const rules = inOrder(group.read('FirewallRules').each(), (one) => one.get('Priority'));
    if (!rules) return unsure(`the order of the rules of ${nameOf(group)} is hidden`);
    for (const rule of rules) {
      const answer = judgeRule(world, rule, needed);
      if (answer.closes) {
        const closed = pass(`${nameOf(network)}: ${names} names are answered, and then every name is blocked`);
        return gapIn(associations.slice(0, place + 1)) ?? closed;
      }
      if (answer.decided?.verdict === 'fail' && veiled) return unsure(veiled);
      if (answer.decided) return answer.decided;
      veiled ??= answer.veiled;
      names += answer.names ?? 0;
    }
  }
  if (veiled) return unsure(veiled);
  return open(`any.name.example is looked up in ${nameOf(network)}: no rule blocks all names`);
}

/**
 * The lowest place that a rule group takes among those of a network, each a place of its own (AWS CloudFormation Template
 * Reference, "AWS::Route53Resolver::FirewallRuleGroupAssociation"). Where no gap is, nothing of another stack comes before.
 */
const FIRST_PLACE = 101;

function gapIn(associations: readonly Resource[]): Decided | undefined {
  const late = associations.find((one, index) => !saysNumber(one.read('Priority'), FIRST_PLACE + index));
  return late && unsure(`rules of another stack may stand before ${nameOf(late)}, whose place leaves one free`);
}

/** What one rule does: let through names that are needed, decide the claim, close the resolver, or nothing. */
interface Answer {
  readonly names?: number;
  readonly decided?: Decided;
  readonly closes?: boolean;
  /** Why nobody can say whether it closes the resolver. */
  readonly veiled?: string;
}

/** What else a rule may go by than a list of names, or that may switch it off. */
const OTHER_TERMS = ['DnsThreatProtection', 'FirewallThreatProtectionId', 'FirewallRuleType', 'Status'];

function judgeRule(world: World, rule: Property, needed: NeededNames): Answer {
  const action = asText(rule.get('Action').value);
  const term = OTHER_TERMS.find((name) => rule.get(name).value.kind !== 'absent');
  const names = namesOf(world, rule);
  const blocks = action.kind === 'known' && action.value.toUpperCase() === 'BLOCK';
  if (blocks) {
    const closes = blocksAll(rule, names);
    if (closes === undefined) return { veiled: `whether the rule ${rule.path} blocks all names is hidden` };
    return { closes };
  }
  if (term) return { decided: unsure(`a rule lets through by its ${term}, or not`) };
  if (!names) {
    const list = describe(rule.get('FirewallDomainListId').value);
    return { decided: unsure(`a rule may let through the names of ${list}, which are not in the template`) };
  }
  const wrong = names.find((name) => isNeeded(world, name.value, needed) === false);
  const hidden = names.find((name) => isNeeded(world, name.value, needed) === undefined);
  if (wrong && action.kind === 'known') {
    return { decided: open(`${example(describe(wrong.value))} is looked up, which the manifest does not need`) };
  }
  if (wrong) return { decided: unsure(`what becomes of ${describe(wrong.value)} is hidden`) };
  if (hidden) return { decided: unsure(`a name that is let through is hidden: ${describe(hidden.value)}`) };
  return { names: names.length };
}

/**
 * Only a plain block of all names closes: not one of some types of question, nor one that answers with a name of its own.
 * Undefined when that is hidden.
 */
function blocksAll(rule: Property, names: readonly Property[] | undefined): boolean | undefined {
  const response = asText(rule.get('BlockResponse').value);
  const goesByThreat = OTHER_TERMS.some((name) => name !== 'Status' && rule.get(name).value.kind !== 'absent');
  const isOther = response.kind === 'known' && !['NODATA', 'NXDOMAIN'].includes(response.value.toUpperCase());
  if (goesByThreat || isOther || rule.get('Qtype').value.kind !== 'absent') return false;
  const texts = names?.map(({ value }) => asText(value));
  const all = texts?.some((text) => text.kind === 'known' && normal(text.value) === '*');
  const isHidden = texts === undefined || (!all && texts.some((text) => text.kind !== 'known'));
  if (isHidden || response.kind !== 'known' || rule.get('Status').value.kind !== 'absent') return undefined;
  return all;
}

/** The names of a rule's list; undefined when the list is not in the template, or not all of it. */
function namesOf(world: World, rule: Property): readonly Property[] | undefined {
  const list = world.follow(rule.get('FirewallDomainListId'));
  if (list?.type !== 'AWS::Route53Resolver::FirewallDomainList' || list.existence !== 'certain') return undefined;
  if (list.read('DomainFileUrl').value.kind !== 'absent') return undefined;
  const domains = list.read('Domains');
  return domains.value.kind === 'list' ? domains.each() : undefined;
}

function judgeFailure(world: World, network: Resource): Decided {
  const { certain, possible } = world.referrers(network, CONFIGS);
  const name = nameOf(network);
  if (certain.length === 0) {
    const config = possible[0] ? `${nameOf(possible[0])} may be of another network` : 'nothing in the template says it';
    return unsure(`what ${name} answers while its firewall is out of order: ${config}`);
  }
  const answers = certain.map((config) => asText(config.read('FirewallFailOpen').value));
  const isOpen = answers.some((one) => one.kind === 'known' && one.value.toUpperCase() === 'ENABLED');
  if (isOpen) return open(`any.name.example is looked up in ${name} while its firewall is out of order`);
  const isClosed = answers.every((one) => one.kind === 'known' && one.value.toUpperCase() === 'DISABLED');
  return isClosed
    ? pass(`${name}: nothing is answered while its firewall is out of order`)
    : unsure(`what ${name} answers while its firewall is out of order is hidden`);
}

/** By number, lowest first; undefined when a number is hidden and there are several. */
function inOrder<T>(items: readonly T[], numberOf: (item: T) => Property): T[] | undefined {
  const numbered = items.map((item) => ({ item, number: asNumber(numberOf(item).value) }));
  if (items.length > 1 && numbered.some(({ number }) => number.kind !== 'known')) return undefined;
  const order = (one: { number: ReturnType<typeof asNumber> }) => (one.number.kind === 'known' ? one.number.value : 0);
  return numbered.sort((one, other) => order(one) - order(other)).map(({ item }) => item);
}

/** A name that a wildcard covers. */
function example(name: string): string {
  return name.replace(/^\*$/, 'any.name.example').replace(/^\*\.?/, 'any.');
}

const open = (witness: string): Decided => fail('a question to the resolver leaves the enclave', witness);
