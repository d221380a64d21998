import { extra, missing, type AuditItem, type Subject } from './audit-item';
import { policyClaim, setClaim, settingClaims } from './claims';
import { format, literal, type Pattern } from './pattern';
import { patternsOf, readDeployedText, readPolicy, solvePolicy } from './policy-document';
import type { DeployedManagedPolicy, DeployedPolicy, DeployedRole } from './read-iam';
import type { AttachedPolicy, InlinePolicy, SynthesisedRole } from './read-template';
import type { Claim } from './settle';
import type { TextReader } from './template-text';
import { first, nothingBound, solveText } from './unify';

/** What a comparison yields: claims still to be decided, and what is plain already. */
export interface Comparison {
  readonly claims: readonly Claim[];
  readonly items: readonly AuditItem[];
}

const SESSION_SECONDS_DEFAULT = '3600';
const PATH_DEFAULT = '/';

export function compareRole(expected: SynthesisedRole, deployed: DeployedRole, read: TextReader): Comparison {
  const subject = { component: expected.component, where: deployed.arn };
  const { Properties } = expected;
  const documents = (one: unknown, other: unknown) =>
    [readPolicy(one, read), readPolicy(other, readDeployedText)] as const;
  const inline = pairInline(expected.inline, deployed.inline);
  const inlineClaims = inline.pairs.map(({ name, policy, found }) =>
    policyClaim(subject, `Policies[${name}]`, ...documents(policy.document, found.document), read),
  );
  const arns = expected.attached.map((policy) => policy.arn);
  const found = deployed.attached.map((policy) => literal(policy.arn));
  const trust = documents(Properties.AssumeRolePolicyDocument, deployed.trust);
  return {
    claims: [
      ...settingClaims(subject, synthesisedSettings(Properties, read), deployedSettings(deployed)),
      policyClaim(subject, 'AssumeRolePolicyDocument', ...trust, read),
      ...inlineClaims,
      setClaim(subject, 'ManagedPolicyArns', arns, found),
      ...expected.attached.flatMap((policy) => ownPolicyClaim(subject, policy, deployed.attached, read)),
    ],
    items: [
      ...inline.missing.map((one) => missing(subject, `Policies[${nameOf(one)}]`, JSON.stringify(one.document))),
      ...inline.extra.map((one) => extra(subject, `Policies[${one.name}]`, JSON.stringify(one.document))),
    ],
  };
}

type Properties = Readonly<Record<string, unknown>>;

function synthesisedSettings(properties: Properties, read: TextReader): Map<string, Pattern[]> {
  const one = (value: unknown, fallback?: string) => [read(value) ?? (fallback === undefined ? [] : [fallback])];
  const settings = new Map([
    ['Path', one(properties.Path, PATH_DEFAULT)],
    ['MaxSessionDuration', one(properties.MaxSessionDuration, SESSION_SECONDS_DEFAULT)],
    ['PermissionsBoundary', read(properties.PermissionsBoundary) ? one(properties.PermissionsBoundary) : []],
  ]);
  // Without a fixed name CloudFormation makes one up, and any will do.
  if (properties.RoleName !== undefined) settings.set('RoleName', one(properties.RoleName));
  return settings;
}

function deployedSettings(role: DeployedRole): Map<string, Pattern[]> {
  return new Map([
    ['Path', [literal(role.path)]],
    ['MaxSessionDuration', [literal(String(role.sessionSecondsMax))]],
    ['PermissionsBoundary', role.boundary ? [literal(role.boundary.arn)] : []],
    ['RoleName', [literal(role.name)]],
  ]);
}

/** Inline policies are told apart by name, as IAM does. */
function pairInline(expected: readonly InlinePolicy[], deployed: readonly DeployedPolicy[]) {
  const open = new Set(deployed);
  const pairs: { name: string; policy: InlinePolicy; found: DeployedPolicy }[] = [];
  const missing = expected.filter((policy) => {
    const found = [...open].find((one) => first(solveText(policy.name, one.name, nothingBound())));
    if (!found) return true;
    open.delete(found);
    pairs.push({ name: found.name, policy, found });
    return false;
  });
  return { pairs, missing, extra: [...open] };
}

/** A managed policy that the template itself holds: its document must be the deployed one's. */
function ownPolicyClaim(
  subject: Subject,
  expected: AttachedPolicy,
  deployed: readonly DeployedManagedPolicy[],
  read: TextReader,
): Claim[] {
  if (expected.document === undefined) return [];
  const document = readPolicy(expected.document, read);
  const candidates = deployed
    .filter((policy) => policy.document !== undefined)
    .map((policy) => ({ arn: policy.arn, document: readPolicy(policy.document, readDeployedText) }));
  const property = `ManagedPolicies[${expected.logicalId ?? ''}].PolicyDocument`;
  const nothing = { version: [], statements: [] };
  return [
    {
      ...subject,
      property,
      patterns: [expected.arn, ...patternsOf(document)],
      *solve(bindings) {
        for (const candidate of candidates) {
          for (const next of solveText(expected.arn, candidate.arn, bindings)) {
            yield* solvePolicy(document, candidate.document, next);
          }
        }
      },
      show(bindings) {
        const named = candidates.find((one) => first(solveText(expected.arn, one.arn, bindings)));
        return policyClaim(subject, property, document, named?.document ?? nothing, read).show(bindings);
      },
    },
  ];
}

function nameOf(policy: InlinePolicy): string {
  return format(policy.name, new Map());
}
