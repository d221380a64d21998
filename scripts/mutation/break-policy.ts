import { type Json, type JsonMap, type Step, isIntrinsic, isList, isMap } from './mutant';
import { STRANGER, strangerFor } from './stranger';

/** One change of a policy document: where, what to put there, and its name. */
export interface Change {
  readonly at: readonly Step[];
  readonly value: Json | undefined;
  readonly kind: string;
}

const EVERYTHING: JsonMap = { Effect: 'Allow', Action: '*', Resource: '*' };

/** Every small way in which a policy document gives more, or forbids less. */
export function breakPolicy(document: JsonMap): Change[] {
  const statements = document['Statement'] as readonly JsonMap[];
  const namesPrincipals = statements.some((one) => 'Principal' in one);
  const more = [...statements, namesPrincipals ? { ...EVERYTHING, Principal: '*' } : EVERYTHING];
  return [
    { at: ['Statement'], value: more, kind: 'statement-added' },
    ...statements.flatMap((statement, index) =>
      breakStatement(statement).map((change) => ({ ...change, at: ['Statement', index, ...change.at] })),
    ),
  ];
}

function breakStatement(statement: JsonMap): Change[] {
  const denies = statement['Effect'] === 'Deny';
  return [
    { at: [], value: undefined, kind: denies ? 'deny-removed' : `allow-removed:${labelOf(statement)}` },
    ...(denies ? breakDeny(statement) : breakAllow(statement)),
    ...breakConditions(statement, denies),
  ];
}

/** What a statement is called, or else the first thing that it allows. */
function labelOf(statement: JsonMap): string {
  const label = statement['Sid'] ?? listOf(statement['Action'])[0];
  return typeof label === 'string' ? label : '';
}

function breakAllow(statement: JsonMap): Change[] {
  const [first = ''] = listOf(statement['Action']).map(String);
  const wide = [{ at: ['Action'], value: '*', kind: 'action-all' }];
  if (first.includes(':')) {
    const service = `${first.split(':')[0]}:*`;
    wide.push({ at: ['Action'], value: service, kind: 'action-of-service-all' });
  }
  const resources = listOf(statement['Resource']).filter((one) => one !== '*');
  const changes: Change[] = [...wide];
  if (resources.length > 0) changes.push({ at: ['Resource'], value: '*', kind: 'resource-all' });
  for (const index of resources.keys()) {
    const all = resources.map((one, place) => (place === index ? widened(one) : one));
    changes.push({ at: ['Resource'], value: all, kind: `resource-${index}-wider` });
  }
  if (!('Principal' in statement)) return changes;
  const principal = statement['Principal']!;
  if (JSON.stringify(principal) !== '{"AWS":"*"}')
    changes.push({ at: ['Principal'], value: '*', kind: 'principal-all' });
  else return changes;
  const others = isMap(principal) ? principal : {};
  const AWS = [...listOf(others['AWS']), `arn:aws:iam::${STRANGER}:root`];
  changes.push({ at: ['Principal'], value: { ...others, AWS }, kind: 'principal-added' });
  return changes;
}

function breakDeny(statement: JsonMap): Change[] {
  const condition = isMap(statement['Condition']) ? statement['Condition'] : {};
  const few = { ...condition, StringLike: { 'aws:PrincipalTag/team': 'audit' } };
  return [
    { at: ['Effect'], value: 'Allow', kind: 'deny-allows' },
    { at: ['Action'], value: 'sts:GetCallerIdentity', kind: 'deny-of-little' },
    { at: ['Resource'], value: 'arn:aws:s3:::stranger/*', kind: 'deny-elsewhere' },
    { at: ['Condition'], value: few, kind: 'deny-for-few' },
    ...('Principal' in statement
      ? [{ at: ['Principal'], value: { AWS: `arn:aws:iam::${STRANGER}:root` }, kind: 'deny-for-stranger' }]
      : []),
  ];
}

function breakConditions(statement: JsonMap, denies: boolean): Change[] {
  const block = statement['Condition'];
  if (!isMap(block)) return [];
  const tests = Object.entries(block).flatMap(([operator, of]) =>
    Object.entries(isMap(of) ? of : {}).map(([key, values]) => ({ operator, key, values })),
  );
  const changes: Change[] = denies ? [] : [{ at: ['Condition'], value: undefined, kind: 'condition-removed' }];
  for (const { operator, key, values } of tests) {
    const at = ['Condition', operator, key];
    const named = (kind: string) => `${kind}-${operator}-${key}`;
    if (!denies && tests.length > 1) changes.push({ at, value: undefined, kind: named('test-removed') });
    if (!denies && !operator.startsWith('Null')) {
      const weak = { ...block, [`${operator}IfExists`]: { [key]: values }, [operator]: without(block[operator], key) };
      changes.push({ at: ['Condition'], value: weak, kind: named('if-exists') });
    }
    changes.push(...breakTest(operator, key, values, denies).map((value) => ({ at, value, kind: named('value') })));
  }
  return changes;
}

/** Values that let more through: more of them where any is enough, another one where it decides alone. */
function breakTest(operator: string, key: string, values: Json, denies: boolean): Json[] {
  if (/Bool|Null/.test(operator)) return [values === 'true' || values === true ? 'false' : 'true'];
  if (operator.startsWith('Numeric')) return [denies ? 0 : 1e9];
  const stranger = strangerFor(key, listOf(values)[0] ?? '');
  if (operator.startsWith('Date')) return [stranger];
  // A Deny that names what it spares spares more; one that names whom it hits hits somebody else.
  if (denies && !operator.includes('Not')) return [stranger];
  return [[...listOf(values), stranger], ...(/Like|Arn/.test(operator) && !denies ? ['*'] : [])];
}

function without(map: Json | undefined, key: string): JsonMap {
  return Object.fromEntries(Object.entries(isMap(map) ? map : {}).filter(([name]) => name !== key));
}

/** All that begins as the resource does, up to its last part. */
function widened(resource: Json): Json {
  if (typeof resource !== 'string') return { 'Fn::Join': ['', [resource, '*']] };
  const cut = Math.max(resource.lastIndexOf('/'), resource.lastIndexOf(':'));
  return resource.endsWith('*')
    ? `${resource.slice(0, cut).replace(/[^:/]*$/, '')}*`
    : `${resource.slice(0, cut + 1)}*`;
}

function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return isList(value) && !isIntrinsic(value) ? value : [value];
}
