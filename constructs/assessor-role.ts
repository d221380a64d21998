import { ArnPrincipal, CfnManagedPolicy, CfnRole, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnOutput, Duration, Lazy, Stack, Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { parseArn } from '../lib/common/arn';
import { endOfDay } from '../lib/common/clock';
import { EXTERNAL_ID_LENGTH_MIN } from '../lib/manifest/aws-limits';
import { component, oversightPathOf, prefixOf, TAG_COMPONENT, TAG_VENDOR } from '../lib/manifest/names';
import { evidenceAccess } from './evidence-access';
import type { LogArchive } from './log-archive';
import type { Access } from './merge-accesses';
import { MANAGED_POLICY_LENGTH_MAX, refuseLongPolicy } from './policy-size';
import { refuse } from './refuse';

export interface AssessorRoleProps {
  /** Short name of the vendor whose enclave is assessed, part of every name: lower case, hyphens. */
  readonly vendor: string;
  /** The evidence. */
  readonly archive: LogArchive;
  /**
   * ARN of the assessor's own role or user that may assume this one. A user must bring a second factor. For a role the
   * assessor's sign-in has to see to it: AWS does not hand down how somebody signed in to a role by SAML or OIDC.
   */
  readonly principalArn: string;
  /**
   * What the assessor must say to enter from another account, at least 16 characters, made by chance. A principal of
   * another account without one is refused, as is a short one: `enclave/assessor-external-id`.
   * @default - none, for a principal of the enclave's own account
   */
  readonly externalId?: string;
  /** Domain of the assessor's e-mail addresses: each session must bear the address of one person as its name. */
  readonly emailDomain: string;
  /** Last day of the audit, YYYY-MM-DD in UTC. */
  readonly until: string;
  /**
   * ARNs of the data the vendor works on, and of its keys. The boundary forbids them all, whatever is attached. More
   * than a policy holds is refused: `enclave/boundary-length`.
   * @default - none, when there is no data in the account
   */
  readonly dataResources?: string[];
}

/** Longest time an assessor's session lasts: one hour, the shortest maximum that IAM takes for a role. */
const SESSION = Duration.hours(1);

/**
 * What the third party becomes in AWS: a role that reads evidence and nothing else, until the audit ends. Evidence is the
 * archive, the log groups beside it, and how roles, VPN and network are set up, which `enclave audit` compares.
 *
 * The role stands in the enclave's own account, so that no policy of bucket or key names anybody of another.
 */
export class AssessorRole extends Construct {
  public readonly roleArn: string;
  private readonly until: string;
  private readonly dataResources: readonly string[];
  private readonly accesses: readonly Access[];

  constructor(scope: Construct, id: string, props: AssessorRoleProps) {
    super(scope, id);
    const named = { vendor: { id: props.vendor } };
    const [path, roleName] = [oversightPathOf(named), `${prefixOf(named)}-assessor`];
    this.until = props.until;
    this.dataResources = props.dataResources ?? [];
    this.accesses = evidenceAccess(this, props.vendor, props.archive);
    this.refuseGuessable(props);
    const boundary = new CfnManagedPolicy(this, 'Boundary', {
      managedPolicyName: `${roleName}-boundary`,
      path,
      policyDocument: Lazy.any({ produce: () => this.boundary() }),
    });
    const role = new CfnRole(this, 'Role', {
      roleName,
      path,
      description: `The assessor reads the evidence of ${prefixOf(named)}`,
      assumeRolePolicyDocument: trust(props),
      maxSessionDuration: SESSION.toSeconds(),
      permissionsBoundary: boundary.ref,
    });
    this.roleArn = role.attrArn;
    new CfnManagedPolicy(this, 'Evidence', {
      managedPolicyName: `${roleName}-evidence`,
      path,
      policyDocument: Lazy.any({ produce: () => document(this.allowed()) }),
      roles: [role.ref],
    });
    new CfnOutput(this, 'Arn', { description: 'Role the assessor assumes', value: this.roleArn });
    this.node.addValidation({ validate: () => this.checkLength() });
    Tags.of(this).add(TAG_VENDOR, props.vendor);
    Tags.of(role).add(TAG_COMPONENT, component.assessor);
  }

  private allowed(): PolicyStatement[] {
    const until = { DateLessThanEquals: { 'aws:CurrentTime': endOfDay(this.until) } };
    return this.accesses.map(
      ({ conditions, ...access }) => new PolicyStatement({ ...access, conditions: { ...conditions, ...until } }),
    );
  }

  /** What is denied here stays denied when somebody attaches more, or a policy of a bucket or a key names the role. */
  private boundary(): PolicyDocument {
    const deny = { effect: Effect.DENY, resources: ['*'] };
    const reads = this.accesses.flatMap(({ actions }) => actions);
    const after = { DateGreaterThan: { 'aws:CurrentTime': endOfDay(this.until) } };
    const data = [...new Set(this.dataResources)];
    return document([
      ...this.accesses.map((access) => new PolicyStatement(access)),
      new PolicyStatement({ ...deny, sid: 'NothingButReads', notActions: reads }),
      new PolicyStatement({ ...deny, sid: 'NothingAfterTheAudit', actions: ['*'], conditions: after }),
      ...(data.length > 0 ? [new PolicyStatement({ ...deny, sid: 'NoData', actions: ['*'], resources: data })] : []),
    ]);
  }

  private checkLength(): string[] {
    refuseLongPolicy(this, this.boundary(), {
      what: 'The boundary of the assessor',
      charactersMax: MANAGED_POLICY_LENGTH_MAX,
      mend: 'merge data boundaries into fewer resources, for instance one bucket prefix for several',
      code: 'enclave/boundary-length',
    });
    return [];
  }

  private refuseGuessable({ principalArn, externalId }: AssessorRoleProps): void {
    const own = parseArn(principalArn)?.account === Stack.of(this).account;
    if (externalId === undefined ? own : externalId.length >= EXTERNAL_ID_LENGTH_MIN) return;
    refuse(this, {
      what: 'somebody else could make the assessor’s tools read this enclave',
      saw: externalId === undefined ? 'no external id, and a principal of another account' : 'a short external id',
      want: `an external id of ${EXTERNAL_ID_LENGTH_MIN} characters or more`,
      mend: 'make one by chance, such as a UUID, for this client alone',
      code: 'enclave/assessor-external-id',
    });
  }
}

function trust({ principalArn, externalId, emailDomain, until }: AssessorRoleProps): PolicyDocument {
  const isUser = parseArn(principalArn)?.resource.startsWith('user/') ?? false;
  const conditions = {
    DateLessThanEquals: { 'aws:CurrentTime': endOfDay(until) },
    // The name stands in every entry of the trail: the assessor is held to account by person, as everybody is.
    StringLike: { 'sts:RoleSessionName': `?*@${emailDomain}` },
    ...(externalId === undefined ? {} : { StringEquals: { 'sts:ExternalId': externalId } }),
    ...(isUser ? { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } : {}),
  };
  const principals = [new ArnPrincipal(principalArn)];
  return document([new PolicyStatement({ principals, actions: ['sts:AssumeRole'], conditions })]);
}

function document(statements: PolicyStatement[]): PolicyDocument {
  return new PolicyDocument({ minimize: false, statements });
}
