import type { Property, Resource, World } from '../../../template';
import type { SourcedPolicy } from '../policy/json-policy';
import { ANY_API, ofApi } from '../policy/of-api';
import { readPolicy } from '../policy/read-policy';
import type { Statement } from '../policy/statement';
import { SymbolTable } from '../policy/symbols';
import { AskedPolicy } from '../questions/outsiders';
import { type Owner, unnamedAccount } from '../questions/policy-owner';
import { deploymentOf } from './deployment';
import { Letters } from './letters';
import { permissionOf } from './permissions';
import { statementOf } from './policy-elements';
import { policiesOf, readDocument } from './read-document';
import { TemplateTexts } from './template-texts';

/** A policy of a template, and one statement of it, as the engine knows them. */
export interface AskedDocument {
  readonly policy: AskedPolicy;
  readonly statement: readonly Statement[];
}

/**
 * Reads one document for a rule, without the rest of the account. Undefined where nothing of it can be read.
 *
 * Limits: where nobody says which account it is, one stands in for it, as any API does for the API of a policy.
 */
export function askedDocument(
  statement: Property,
  document: Property,
  holder: Resource,
  world: World,
): AskedDocument | undefined {
  const texts = world.once('texts of policies for rules', () => textsOf(world));
  const read = readDocument(document, holder, texts);
  if (!read.exists || read.hidden !== undefined) return undefined;
  const { table: symbols } = texts.letters;
  const statementsIn = (one: SourcedPolicy) =>
    readPolicy({ ...one, document: ofApi(one.document, ANY_API) }, symbols).statements;
  const owner = ownerIn(world);
  const whole = policiesOf(read, 'the policy', true).flatMap(statementsIn);
  const { statements, certain } = statementOf(statement, holder, texts);
  const one = { document: { ...read.around, Statement: statements }, where: 'the statement', certain };
  return {
    policy: new AskedPolicy(whole, symbols, owner),
    statement: statementsIn(one).filter(({ effect }) => effect === 'Allow'),
  };
}

/** The same for the one statement of a permission of Lambda, which has no document. */
export function askedPermission(permission: Resource, world: World): AskedDocument {
  const texts = world.once('texts of policies for rules', () => textsOf(world));
  const { table: symbols } = texts.letters;
  const { statement, certain } = permissionOf(permission, texts);
  const document = { Version: '2012-10-17', Statement: [statement] };
  const { statements } = readPolicy({ document, where: 'the permission', certain }, symbols);
  return { policy: new AskedPolicy(statements, symbols, ownerIn(world)), statement: statements };
}

function ownerIn({ template }: World): Owner {
  const { account } = template.environment;
  return { account: account ?? STAND_IN, organizations: [], from: account === undefined ? 'nowhere' : 'given' };
}

const STAND_IN = unnamedAccount('');

function textsOf(world: World): TemplateTexts {
  const deployment = deploymentOf(world, {});
  return new TemplateTexts(
    world,
    { ...deployment, account: deployment.account ?? STAND_IN, partition: deployment.partition ?? 'aws' },
    new Letters(new SymbolTable()),
  );
}
