import { isMap, own } from '../template-source';
import { Hole, Written } from '../written';
import { type Raw, entriesOf, isIntrinsic, itemsOf, sub, textOf } from './author';
import templates from './policy-templates.json';

/** What `Policies` of a SAM resource come down to on its role. */
export interface RolePolicies {
  readonly managed: readonly unknown[];
  /** Policy documents, each with its place in `Policies`, by which SAM names it. */
  readonly documents: readonly (readonly [index: number, document: unknown])[];
}

/**
 * Reads `Policies`: ARNs and names of managed policies, documents, and SAM's policy templates.
 *
 * Limits: a policy template that we do not know, or that has a condition of its own, is a document nobody can read;
 * so is an `Fn::If` with a name in one branch and a document in the other.
 */
export function rolePoliciesOf(policies: Written | undefined): RolePolicies {
  const managed: unknown[] = [];
  const documents: [number, unknown][] = [];
  for (const [index, item] of itemsOf(policies).entries()) {
    const document = documentOf(item);
    if (document !== undefined) documents.push([index, document]);
    else if (own(item.raw, 'Ref') !== 'AWS::NoValue') managed.push(managedOf(item));
  }
  return { managed, documents };
}

/** A policy document; undefined when the item names a managed policy. */
function documentOf(item: Written): unknown {
  const { raw, place } = item;
  if (own(raw, 'Statement') !== undefined) return item;
  const branches = own(raw, 'Fn::If');
  if (Array.isArray(branches)) return conditional(item, branches as unknown[]);
  if (!isMap(raw))
    return typeof raw === 'string' ? undefined : hole('a policy that is neither name nor document', item);
  if (isIntrinsic(raw)) return undefined;
  const [template, ...others] = entriesOf(item);
  if (!template || others.length > 0) return hole('a policy that is neither name nor document', item);
  const [name, parameters] = template;
  const rows = own(templates, name) as readonly (readonly string[])[] | undefined;
  if (!rows) return hole(`SAM policy template ${name}`, item);
  const variables = Object.fromEntries(entriesOf(parameters));
  return new Written({ Statement: rows.map((row) => statementOf(row, variables, place)) }, place);
}

function conditional(item: Written, branches: readonly unknown[]): unknown {
  const place = { parent: item.place, step: 'Fn::If' };
  const sides = [1, 2].map((step) => new Written(branches[step], { parent: place, step }));
  const given = sides.filter(({ raw }) => own(raw, 'Ref') !== 'AWS::NoValue');
  const documents = given.map(documentOf);
  if (documents.every((document) => document === undefined)) return undefined;
  if (documents.includes(undefined)) return hole('Fn::If between a name and a document', item);
  const sided = sides.map((side) => (given.includes(side) ? documentOf(side) : { Ref: 'AWS::NoValue' }));
  return new Written({ 'Fn::If': [branches[0], ...sided] }, item.place);
}

function statementOf([actions = '', ...resources]: readonly string[], variables: Raw, at: Written['place']): Written {
  const Resource = resources.map((pattern) => resourceOf(pattern, variables));
  return new Written({ Effect: 'Allow', Action: actions.split(' '), Resource }, at);
}

function resourceOf(pattern: string, variables: Raw): unknown {
  if (pattern === '*') return pattern;
  const alone = /^\{(\w+)\}$/.exec(pattern)?.[1];
  if (alone !== undefined) return variables[alone] ?? new Hole(`${alone}, which the author left out`);
  const places = pattern
    .replaceAll('{here}', '${AWS::Region}:${AWS::AccountId}')
    .replaceAll('{region}', '${AWS::Region}')
    .replaceAll('{account}', '${AWS::AccountId}')
    .replace(/(?<!\$)\{(\w+)\}/g, '${$1}');
  const named = Object.fromEntries(
    [...pattern.matchAll(/\{([A-Z]\w*)\}/g)].map(([, name = '']) => [
      name,
      variables[name] ?? new Hole(`${name}, which the author left out`),
    ]),
  );
  return sub(`arn:\${AWS::Partition}:${places}`, named);
}

/** Managed policies that AWS keeps under a path. */
const SERVICE_ROLE =
  /^AWSLambda(Basic|DynamoDB|ENI|Kinesis|MSK|SQSQueue|VPCAccess)\w*$|^AWSAppSyncPushToCloudWatchLogs$/;

function managedOf(item: Written): unknown {
  const name = textOf(item);
  return name === undefined || name.includes(':') ? item : new Written(managedPolicy(name), item.place);
}

/** The ARN of a managed policy of AWS. */
export function managedPolicy(name: string): Raw {
  return sub(`arn:\${AWS::Partition}:iam::aws:policy/${SERVICE_ROLE.test(name) ? 'service-role/' : ''}${name}`);
}

function hole(why: string, item: Written): Written {
  return new Written(new Hole(why), item.place);
}
