import { managedPolicy } from '../../lib/analysis/access/data/managed-policies';
import { type Statement, Template, type Value, statementsOf } from '../../lib/template';
import { isIdentity } from '../judge';

/** Whose managed policy an ARN names. */
export type ManagedPolicy =
  | {
      readonly owner: 'aws';
      /** Undefined when a part of the name is not known. */
      readonly name: string | undefined;
      /** Is it one that AWS made for roles that only its services bear? */
      readonly isForService: boolean;
    }
  | { readonly owner: 'customer' }
  | { readonly owner: 'unknown' };

/** Stands for a part that nobody knows. */
const HOLE = '\u0003';

/** Reads the ARN of a managed policy. AWS owns those whose account is called `aws`. */
export function managedPolicyOf(arn: Value): ManagedPolicy {
  const text = spell(arn);
  const [, path, name] = /^arn:[^:]*:iam::aws:policy\/(.*\/)?([^/]+)$/.exec(text) ?? [];
  if (name !== undefined) {
    return { owner: 'aws', name: name.includes(HOLE) ? undefined : name, isForService: path === 'service-role/' };
  }
  const account = /^arn:[^:]*:iam::([^:]*):/.exec(text)?.[1] ?? text;
  return { owner: account.includes(HOLE) ? 'unknown' : 'customer' };
}

function spell(value: Value | string): string {
  if (typeof value === 'string') return value;
  if (value.kind === 'known') return String(value.value);
  if (value.kind === 'composed') return value.parts.map(spell).join('');
  if (value.kind === 'reference' && isIdentity(value)) return 'a-policy-of-this-template';
  // A pseudo parameter is never `aws`, but for the partition, which stands where it does not matter.
  if (value.kind === 'unresolved' && value.symbol.startsWith('{"Ref":"AWS::')) return 'pseudo';
  return HOLE;
}

const STATEMENTS = new Map<string, readonly Statement[]>();

/** What a managed policy of AWS says, by its name; nothing where its document is not shipped with us. */
export function statementsOfAws(name: string): readonly Statement[] {
  const before = STATEMENTS.get(name);
  if (before) return before;
  const PolicyDocument = managedPolicy(name) ?? {};
  const text = JSON.stringify({
    Resources: { Aws: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument } } },
  });
  const [policy] = Template.parse({ file: name, text }).openWorld().ofType('AWS::IAM::ManagedPolicy');
  const { statements } = statementsOf(policy!.read('PolicyDocument'));
  STATEMENTS.set(name, statements);
  return statements;
}
