import { serviceHost } from '../../common/arn';
import { servicesOf, type Manifest } from '../../manifest';
import { type Property, type Resource, type World, asText, describe } from '../../template';
import { type Claim, type Decided, mergeDecided } from '../claim';

const ASSOCIATION = 'AWS::Route53Resolver::FirewallRuleGroupAssociation';
const CONFIG = 'AWS::Route53Resolver::FirewallConfig';

/**
 * Does the resolver of every network answer only the names that the enclave needs?
 *
 * What is needed follows from the manifest: the services of its data boundaries, sign-in, and the APIs. In each network
 * one rule group must be in force that first allows names among those and then blocks every name there is, and the
 * firewall must not answer when it is out of order.
 *
 * Limits: rule groups, domain lists and networks of other stacks, and groups that several of a network make together, are
 * `unknown`; so are lists that are read from a file. What AWS's own authoritative servers do with a name they are
 * asked is not looked at: below the endpoints' names they answer for everybody.
 */
export function dnsClosed(manifest: Manifest): Claim {
  return {
    claim: 'The resolver of the enclave answers the names of the granted services and no others',
    decide(world) {
      const networks = world.ofType('AWS::EC2::VPC');
      return networks.length === 0
        ? { verdict: 'pass', explanation: ['there is no network, and so no resolver'] }
        : mergeDecided(networks.map((network) => judgeNetwork(world, network, namesFor(manifest))));
    },
  };
}

/** Names that may be looked up, in lower case. A bucket, an API and an endpoint of DynamoDB have names below the service's. */
function namesFor(manifest: Manifest): ReadonlySet<string> {
  const { region } = manifest.placement;
  const services = new Set(['sts', ...manifest.dataBoundaries.flatMap(servicesOf)]);
  services.delete('kms');
  const hosts = [...services].map((service) => serviceHost(service, region));
  const below = manifest.apis.length > 0 ? [`*.${serviceHost('execute-api', region)}`] : [];
  if (services.has('s3')) below.push(`*.${serviceHost('s3', region)}`);
  if (services.has('dynamodb')) {
    below.push(`*.${serviceHost('dynamodb', region).replace(/\.(?=amazonaws\.)/, '.vpce.')}`);
  }
  return new Set([...hosts, ...below]);
}

function judgeNetwork(world: World, network: Resource, needed: ReadonlySet<string>): Decided {
  const associations = world.referrers(network, { type: ASSOCIATION, path: 'VpcId' });
  const configs = world.referrers(network, { type: CONFIG, path: 'ResourceId' });
  if (associations.certain.length === 0 && associations.possible.length === 0) {
    return broken(`any name: ${network.id} has no DNS firewall`);
  }
  const [association] = associations.certain;
  if (!association || associations.certain.length > 1 || associations.possible.length > 0) {
    return unsure(`which rules stand for ${network.id} cannot be told: several, or one that may be another network's`);
  }
  const group = world.follow(association.read('FirewallRuleGroupId'));
  if (group?.type !== 'AWS::Route53Resolver::FirewallRuleGroup') {
    return unsure(`${association.id} names rules that are not in this template`);
  }
  return mergeDecided([judgeGroup(world, group, needed), ...judgeFailOpen(network, configs)]);
}

/** A network without a configuration answers nothing when the firewall is out of order. */
function judgeFailOpen(network: Resource, configs: ReturnType<World['referrers']>): Decided[] {
  return [...configs.certain, ...configs.possible].map((config) => {
    const open = asText(config.read('FirewallFailOpen').value);
    if (open.kind === 'absent' || (open.kind === 'known' && open.value === 'DISABLED')) {
      return { verdict: 'pass', explanation: [`${network.id} answers nothing when its DNS firewall is out of order`] };
    }
    if (open.kind === 'hidden') return unsure(`whether ${network.id} answers without its DNS firewall is ${open.by}`);
    if (!configs.certain.includes(config))
      return unsure(`${config.id} opens the resolver of a network that cannot be told`);
    return broken(`any name, while the DNS firewall of ${network.id} is out of order`);
  });
}

interface Rule {
  readonly property: Property;
  readonly priority: number;
}

function judgeGroup(world: World, group: Resource, needed: ReadonlySet<string>): Decided {
  const rules = rulesOf(group);
  if (!rules) return unsure(`the rules of ${group.id} are hidden`);
  for (const { property } of rules) {
    const action = asText(property.get('Action').value);
    const domains = domainsOf(world, property);
    if (!domains || action.kind !== 'known' || property.get('Qtype').value.kind !== 'absent') {
      return unsure(`the rule ${property.path} of ${group.id} is about names that cannot be told`);
    }
    // The first rule that knows a name decides, so what stands behind this one is never asked.
    if (action.value === 'BLOCK' && domains.includes('*')) return judgeBlock(group, property);
    const [stranger] = action.value === 'BLOCK' ? [] : domains.filter((name) => !needed.has(name.toLowerCase()));
    if (stranger !== undefined) return broken(`${stranger}, which ${group.id} lets through`);
  }
  return broken(`any name: no rule of ${group.id} blocks the rest`);
}

/** Another answer than "there is no such name" may itself lead somewhere. */
function judgeBlock(group: Resource, rule: Property): Decided {
  const response = asText(rule.get('BlockResponse').value);
  if (response.kind === 'known' && ['NODATA', 'NXDOMAIN'].includes(response.value)) {
    return { verdict: 'pass', explanation: [`${group.id} allows what the manifest needs and blocks every other name`] };
  }
  return unsure(`what ${group.id} answers to blocked names is ${describe(rule.get('BlockResponse').value)}`);
}

/** In the order in which they are asked; undefined when that cannot be told. */
function rulesOf(group: Resource): readonly Rule[] | undefined {
  const { value } = group.read('FirewallRules');
  if (value.kind === 'absent') return [];
  if (value.kind !== 'list') return undefined;
  const rules = value.items.map((property) => ({ property, priority: numberAt(property) }));
  const priorities = new Set(rules.map(({ priority }) => priority));
  if (priorities.has(Number.NaN) || priorities.size < rules.length) return undefined;
  return rules.sort((one, other) => one.priority - other.priority);
}

function numberAt(rule: Property): number {
  const { value } = rule.get('Priority');
  return value.kind === 'known' ? Number(value.value) : Number.NaN;
}

function domainsOf(world: World, rule: Property): readonly string[] | undefined {
  const list = world.follow(rule.get('FirewallDomainListId'));
  if (list?.type !== 'AWS::Route53Resolver::FirewallDomainList') return undefined;
  if (list.read('DomainFileUrl').value.kind !== 'absent') return undefined;
  const names = list.read('Domains').each();
  const known = names.flatMap(({ value }) => (value.kind === 'known' ? [String(value.value)] : []));
  return known.length === names.length && known.length > 0 ? known : undefined;
}

function unsure(reason: string): Decided {
  return { verdict: 'unknown', explanation: [reason] };
}

function broken(witness: string): Decided {
  return { verdict: 'fail', explanation: ['names carry data out through the resolver'], witness };
}
