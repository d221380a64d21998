import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { sourceIdentities, type RolePerson } from './trust-policy';

/**
 * Denies everything to whoever is not enrolled. Trust is asked only at sign-in. This is asked at every call, so that a
 * deployment which takes somebody off the list ends what their open sessions may do. Calls an AWS service makes on
 * somebody's behalf follow from one that was allowed.
 */
export function enrolledOnly(people: readonly RolePerson[]): PolicyStatement {
  return new PolicyStatement({
    sid: 'OnlyEnrolledPeople',
    effect: Effect.DENY,
    actions: ['*'],
    resources: ['*'],
    conditions: {
      StringNotEquals: { 'aws:SourceIdentity': sourceIdentities(people) },
      BoolIfExists: { 'aws:ViaAWSService': 'false' },
    },
  });
}
