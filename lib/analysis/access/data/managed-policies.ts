import type { JsonPolicy, JsonStatement } from '../policy/json-policy';
import type Data from './managed-policies.json';

/** A statement as `scripts/distill-managed-policies.mjs` writes it: it allows, and on every resource, where nothing is said. */
interface ShortStatement {
  readonly E?: string;
  readonly A?: string;
  readonly NA?: string;
  readonly R?: string | readonly string[];
  readonly NR?: string | readonly string[];
  readonly C?: unknown;
}

let data: typeof Data | undefined;
const read = new Map<string, JsonPolicy>();

/**
 * The document of a managed policy of AWS, by its name or its ARN; undefined where it is not among those kept here.
 *
 * Limits: AWS changes its policies, mostly to allow more: what is proved with one rests on its document of the day that
 * `managedPolicySource` names. Kept are the short ones and those that people attach by name, not what only service-linked
 * roles bear; without the ids of statements, which mean nothing. China and GovCloud have documents of their own, which
 * are not here: only ARNs of the partition `aws` are known.
 */
export function managedPolicy(arnOrName: string): JsonPolicy | undefined {
  const name = nameOf(arnOrName);
  const before = read.get(name);
  if (before) return before;
  const { policies } = load();
  const text = Object.hasOwn(policies, name) ? (policies as Readonly<Record<string, string>>)[name] : undefined;
  if (text === undefined) return undefined;
  const statements = JSON.parse(text.replaceAll("'", '"')) as readonly ShortStatement[];
  const policy = { Version: '2012-10-17', Statement: statements.map(spellOut) };
  read.set(name, policy);
  return policy;
}

/** Where the documents come from, and of which day the newest is. */
export function managedPolicySource(): string {
  return load().source;
}

/** AWS owns the policies whose account is called `aws`; the path before the name is not needed to know it. */
function nameOf(arnOrName: string): string {
  if (!arnOrName.startsWith('arn:')) return arnOrName;
  return /^arn:aws:iam::aws:policy\/(?:[^/]+\/)?([^/]+)$/.exec(arnOrName)?.[1] ?? '';
}

function spellOut({ E = 'Allow', A, NA, R, NR, C }: ShortStatement): JsonStatement {
  return {
    Effect: E,
    ...(A === undefined ? {} : { Action: actionsOf(A) }),
    ...(NA === undefined ? {} : { NotAction: actionsOf(NA) }),
    ...(NR === undefined ? { Resource: R ?? '*' } : { NotResource: NR }),
    ...(C === undefined ? {} : { Condition: C }),
  };
}

/** `s3:Get*,List* ec2:Run*` is `s3:Get*`, `s3:List*` and `ec2:Run*`. */
function actionsOf(text: string): readonly string[] {
  return text.split(' ').flatMap((group) => {
    const [service = '', names] = group.split(':');
    return names === undefined ? [service] : names.split(',').map((name) => `${service}:${name}`);
  });
}

function load(): typeof Data {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only who attaches such a policy needs it
  return (data ??= require('./managed-policies.json') as typeof Data);
}
