import type { World } from '../../../template';
import type { Account } from '../account/account';
import type { SourcedPolicy } from '../policy/json-policy';
import { SymbolTable } from '../policy/symbols';
import { gatherBusPermissions } from './bus-permissions';
import { type Deployment, deploymentOf } from './deployment';
import { endpointsIn } from './endpoints';
import { GuardedSet } from './guarded-set';
import { identitiesIn } from './identities';
import { Letters } from './letters';
import { ManagedPolicies } from './managed-policies';
import { organizationPoliciesIn } from './organization';
import { permissionSetsIn } from './permission-sets';
import { gatherPermissions } from './permissions';
import { PolicyTargets } from './policy-targets';
import { gatherResourcePolicies } from './resource-policies';
import { TemplateTexts } from './template-texts';
import { unseenIn } from './unseen';
import { workloadsIn } from './workloads';

export interface AccountOptions extends Deployment {
  /** Policies of the organization above this account, level by level from the root, beside those of the template. */
  readonly serviceControl?: readonly (readonly SourcedPolicy[])[];
  readonly resourceControl?: readonly (readonly SourcedPolicy[])[];
  /**
   * Do the resources of the templates beside count too, as those of the same account? Identities stay those of this one.
   * @default false - only where they attach policies to those of this one, or are attached
   */
  readonly besides?: boolean;
  /** For two accounts that are compared: what has one name in both is one symbol. @default - a table of its own */
  readonly symbols?: SymbolTable;
}

/**
 * Everything about access that a template says, as one account in which every part that cannot be read is a symbol.
 *
 * Limits: grants of KMS, service-linked roles and what somebody made by hand stand in no template. Resources of other
 * templates of the call count only where that is asked for, or they attach policies to those of this one, or are attached.
 */
export function readAccount(world: World, options: AccountOptions = {}): Account {
  const { serviceControl, resourceControl, symbols, besides = false, ...said } = options;
  if (serviceControl ?? resourceControl ?? symbols) return extract(world, options);
  return world.once(`account ${JSON.stringify([deploymentOf(world, said), besides])}`, () => extract(world, options));
}

/** The texts of a template, with the same letters as in its account: for questions about what a policy may name. */
export function textsIn(world: World, options: AccountOptions = {}): TemplateTexts {
  const deployment = deploymentOf(world, options);
  const { symbols, besides = false } = options;
  const read = (table: SymbolTable) => new TemplateTexts(world, deployment, new Letters(table), besides);
  if (symbols) return read(symbols);
  return world.once(`texts ${JSON.stringify([deployment, besides])}`, () => read(new SymbolTable()));
}

function extract(world: World, options: AccountOptions): Account {
  const texts = textsIn(world, options);
  const managed = new ManagedPolicies(texts);
  const roles = identitiesIn(texts, managed);
  const sets = permissionSetsIn(texts, managed);
  const set = new GuardedSet(texts);
  const targets = new PolicyTargets(texts);
  gatherResourcePolicies(set, texts, targets);
  gatherPermissions(set, texts, targets);
  gatherBusPermissions(set, texts, targets);
  const organization = organizationPoliciesIn(texts);
  const endpoints = endpointsIn(texts);
  const workloads = workloadsIn(texts);
  const [id, partition, region] = ['Account', 'Partition', 'Region'].map(
    (name) => texts.fill(`\${${name}}`) ?? '\ufffd',
  );
  return {
    id: id ?? '',
    partition: partition ?? '',
    region: region ?? '',
    identities: [...roles.identities, ...sets.identities],
    guarded: set.all(),
    endpoints,
    workloads,
    serviceControl: [...(options.serviceControl ?? []), ...organization.serviceControl],
    resourceControl: [...(options.resourceControl ?? []), ...organization.resourceControl],
    symbols: texts.letters.table,
    // Asked last: only now is it known whether there were letters enough.
    unseen: [...roles.unseen, ...sets.unseen, ...organization.unread, ...unseenIn(texts)],
  };
}
