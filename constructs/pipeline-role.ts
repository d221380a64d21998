import {
  ArnPrincipal,
  CfnManagedPolicy,
  CfnRole,
  FederatedPrincipal,
  PolicyDocument,
  PolicyStatement,
} from 'aws-cdk-lib/aws-iam';
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { parseArn } from '../lib/common/arn';
import { EXTERNAL_ID_LENGTH_MIN } from '../lib/manifest/aws-limits';
import { refuse } from './refuse';

export interface PipelineRoleProps {
  /**
   * Name of the role, unique in the account.
   * @default 'enclave-pipeline'
   */
  readonly roleName?: string;
  /**
   * ARN of the OIDC provider the pipeline signs in with. Give this with `subject`, or `principalArn`, and not both:
   * `enclave/pipeline-trust`.
   * @default - none, the pipeline is a role
   */
  readonly oidcProviderArn?: string;
  /**
   * The one subject the provider vouches for, letter by letter, such as `repo:meridian/enclaves:environment:production`.
   * A wildcard, or whatever anybody may propose as a pull request, is refused: `enclave/pipeline-subject`.
   * @default - none, the pipeline is a role
   */
  readonly subject?: string;
  /**
   * For whom the token must have been made.
   * @default 'sts.amazonaws.com'
   */
  readonly audience?: string;
  /**
   * ARN of the role the pipeline works with. A whole account is refused: `enclave/pipeline-trust`.
   * @default - none, the pipeline signs in by OIDC
   */
  readonly principalArn?: string;
  /**
   * What that role must say, at least 16 characters, made by chance. A role without one, or with a short one, is
   * refused: `enclave/pipeline-external-id`.
   * @default - none, the pipeline signs in by OIDC
   */
  readonly externalId?: string;
  /**
   * Qualifier of the CDK's bootstrap in this account and region.
   * @default - the CDK's own, hnb659fds
   */
  readonly qualifier?: string;
}

/** What a deployment without container images takes (AWS CDK Developer Guide, "Bootstrapping"). */
const BOOTSTRAP_ROLES = ['deploy-role', 'file-publishing-role', 'lookup-role'];

/**
 * The role a deployment pipeline works with: it may take the CDK's own roles of this account and region, and do nothing
 * else. What a deployment may do is then the matter of the execution role: bootstrap with policies of your own
 * (`cdk bootstrap --cloudformation-execution-policies`), as the CDK would give it everything.
 */
export class PipelineRole extends Construct {
  public readonly roleArn: string;

  constructor(scope: Construct, id: string, props: PipelineRoleProps) {
    super(scope, id);
    const { roleName = 'enclave-pipeline', qualifier = 'hnb659fds' } = props;
    const path = '/enclave-pipeline/';
    const { account, region } = Stack.of(this);
    const roles = BOOTSTRAP_ROLES.map((role) =>
      Stack.of(this).formatArn({
        service: 'iam',
        region: '',
        resource: 'role',
        resourceName: `cdk-${qualifier}-${role}-${account}-${region}`,
      }),
    );
    const policy = new CfnManagedPolicy(this, 'Policy', {
      managedPolicyName: roleName,
      path,
      policyDocument: document(new PolicyStatement({ actions: ['sts:AssumeRole'], resources: roles })),
    });
    const role = new CfnRole(this, 'Role', {
      roleName,
      path,
      description: 'Deploys enclaves through the roles of the CDK bootstrap',
      assumeRolePolicyDocument: document(this.trust(props)),
      maxSessionDuration: Duration.hours(1).toSeconds(),
      managedPolicyArns: [policy.ref],
      // The policy is its own ceiling: whatever somebody attaches beside it gives nothing more.
      permissionsBoundary: policy.ref,
    });
    this.roleArn = role.attrArn;
    new CfnOutput(this, 'Arn', { description: 'Role of the deployment pipeline', value: this.roleArn });
  }

  private trust(props: PipelineRoleProps): PolicyStatement {
    const { oidcProviderArn, subject, principalArn } = props;
    const byToken = oidcProviderArn !== undefined && subject !== undefined;
    if (byToken && principalArn === undefined) return this.trustToken(oidcProviderArn, subject, props.audience);
    if (principalArn !== undefined && oidcProviderArn === undefined && isRole(principalArn)) {
      return this.trustRole(principalArn, props.externalId);
    }
    return refuse(this, {
      what: 'it is not plain who deploys',
      saw: byToken && principalArn ? 'an OIDC provider and a role' : (principalArn ?? 'neither a subject nor a role'),
      want: '`oidcProviderArn` with `subject`, or the `principalArn` of one role',
      mend: 'say one of the two',
      code: 'enclave/pipeline-trust',
    });
  }

  private trustToken(oidcProviderArn: string, subject: string, audience = 'sts.amazonaws.com'): PolicyStatement {
    const issuer = parseArn(oidcProviderArn)?.resource.replace(/^oidc-provider\//, '');
    if (/[*?]/.test(subject + audience) || /(^|:)pull_request$/.test(subject) || subject.trim() === '' || !issuer) {
      refuse(this, {
        what: 'more than one pipeline could deploy',
        saw: subject,
        want: 'the subject of one protected branch or environment, letter by letter',
        mend: 'name the environment, as in `repo:meridian/enclaves:environment:production`',
        code: 'enclave/pipeline-subject',
      });
    }
    return new PolicyStatement({
      principals: [new FederatedPrincipal(oidcProviderArn, {}, 'sts:AssumeRoleWithWebIdentity')],
      actions: ['sts:AssumeRoleWithWebIdentity'],
      conditions: { StringEquals: { [`${issuer}:aud`]: audience, [`${issuer}:sub`]: subject } },
    });
  }

  private trustRole(principalArn: string, externalId = ''): PolicyStatement {
    if (externalId.length < EXTERNAL_ID_LENGTH_MIN) {
      refuse(this, {
        what: 'somebody else could make the pipeline deploy here',
        saw: externalId === '' ? 'no external id' : 'a short external id',
        want: `an external id of ${EXTERNAL_ID_LENGTH_MIN} characters or more`,
        mend: 'make one by chance, such as a UUID, for this account alone',
        code: 'enclave/pipeline-external-id',
      });
    }
    return new PolicyStatement({
      principals: [new ArnPrincipal(principalArn)],
      actions: ['sts:AssumeRole'],
      conditions: { StringEquals: { 'sts:ExternalId': externalId } },
    });
  }
}

function isRole(arn: string): boolean {
  const { service, resource = '' } = parseArn(arn) ?? {};
  return service === 'iam' && /^role\/[^*?]+$/.test(resource);
}

function document(statement: PolicyStatement): PolicyDocument {
  return new PolicyDocument({ minimize: false, statements: [statement] });
}
