import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/**
 * Denies everything to whoever is not enrolled under one of these names. Trust is asked only at sign-in. This is asked at every call, so that a
 * deployment which takes somebody off the list ends what their open sessions may do. Calls an AWS service makes on
 * somebody's behalf follow from one that was allowed.
 */
export function enrolledOnly(names: readonly string[]): PolicyStatement {
  return new PolicyStatement({
    sid: 'OnlyEnrolledPeople',
    effect: Effect.DENY,
    actions: ['*'],
    resources: ['*'],
    conditions: {
      StringNotEquals: { 'aws:SourceIdentity': names },
      BoolIfExists: { 'aws:ViaAWSService': 'false' },
    },
  });
}
