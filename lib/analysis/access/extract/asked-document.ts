import type { Property, Resource, World } from '../../../template';
import type { SourcedPolicy } from '../policy/json-policy';
import { ANY_API, ofApi } from '../policy/of-api';
import { readPolicy } from '../policy/read-policy';
import type { Statement } from '../policy/statement';
import { SymbolTable } from '../policy/symbols';
import { AskedPolicy } from '../questions/outsiders';
import { unnamedAccount } from '../questions/policy-owner';
import { deploymentOf } from './deployment';
import { Letters } from './letters';
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
  const { account: given } = world.template.environment;
  const owner = {
    account: given ?? STAND_IN,
    organizations: [],
    from: given === undefined ? ('nowhere' as const) : ('given' as const),
  };
  const statementsIn = (one: SourcedPolicy) =>
    readPolicy({ ...one, document: ofApi(one.document, ANY_API) }, symbols).statements;
  const whole = policiesOf(read, 'the policy', true).flatMap(statementsIn);
  const { statements, certain } = statementOf(statement, holder, texts);
  const one = { document: { ...read.around, Statement: statements }, where: 'the statement', certain };
  return {
    policy: new AskedPolicy(whole, symbols, owner),
    statement: statementsIn(one).filter(({ effect }) => effect === 'Allow'),
  };
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
