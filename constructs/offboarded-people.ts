import { CfnManagedPolicy, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnOutput } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { NOBODY, offboarded } from '../lib/manifest/names';

export interface OffboardedPeopleProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
}

/**
 * The list of people who are put off at once: a policy that denies them everything, at every call, in every role that
 * bears it. Who is on it is written live, without a deployment, as `docs/offboarding.md` shows.
 *
 * The template always says that nobody is. CloudFormation leaves a policy alone whose text it has not changed, so no
 * deployment lets anybody in again; that is why nothing of a manifest but the vendor's name may ever stand here.
 *
 * Limits: a policy holds 6,144 characters (IAM User Guide, "IAM and AWS STS quotas"): 89 addresses of the longest kind,
 * about 180 usual ones. IAM refuses more.
 */
export class OffboardedPeople extends Construct {
  public readonly policyArn: string;

  constructor(scope: Construct, id: string, props: OffboardedPeopleProps) {
    super(scope, id);
    const named = { vendor: { id: props.vendor } };
    const policy = new CfnManagedPolicy(this, 'Policy', {
      managedPolicyName: offboarded.policyName(named),
      path: offboarded.path(named),
      description: 'People put off at once. Changed live and never by a deployment',
      policyDocument: new PolicyDocument({ minimize: false, statements: [denyNobody()] }),
    });
    this.policyArn = policy.ref;
    new CfnOutput(this, 'Arn', { description: 'Policy that lists who is put off at once', value: policy.ref });
  }
}

/** Calls that services make on somebody's behalf are denied as well, unlike to whoever is merely not enrolled: this is for emergencies. */
function denyNobody(): PolicyStatement {
  return new PolicyStatement({
    sid: 'PutOff',
    effect: Effect.DENY,
    actions: ['*'],
    resources: ['*'],
    // Whoever types an address in a hurry may type capitals.
    conditions: { StringEqualsIgnoreCase: { 'aws:SourceIdentity': [NOBODY] } },
  });
}
