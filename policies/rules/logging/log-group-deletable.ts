import { defineRule } from '../../rule';

/** Where findings point: what is missing stands outside the resource's properties. */
const WANTED = 'DeletionPolicy';

export default defineRule({
  id: 'log-group-deletable',
  topic: 'logging',
  severity: 'warning',
  tier: 'opinion',
  title: 'Log group goes with its stack',
  why: 'Whoever may delete or rename a stack deletes the traces along with what made them.',
  fix: 'Set `DeletionPolicy` of the log group to Retain.',
  controls: { 'nist-800-53-r5': ['au-9', 'au-11'] },
  appliesTo: ['AWS::Logs::LogGroup'],

  check(group, _world, report) {
    const { deletionPolicy } = group;
    const property = group.read(WANTED);
    const want = 'Retain';
    // CloudFormation, "DeletionPolicy attribute": Delete is the default for nearly all resources.
    if (deletionPolicy === undefined) return report.fail(property, { want });
    if (typeof deletionPolicy !== 'string')
      return report.unknown(property, { saw: 'a policy that is not written out', want });
    if (deletionPolicy === 'Delete') report.fail(property, { saw: deletionPolicy, want });
  },

  bad: [
    {
      title: 'not said',
      template: `
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
            Properties: { RetentionInDays: 365 }`,
    },
    {
      title: 'deleted',
      template: `
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
            DeletionPolicy: Delete`,
    },
  ],
  good: [
    {
      title: 'kept',
      template: `
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
            DeletionPolicy: Retain`,
    },
    {
      title: 'kept, except when making it fails',
      template: `
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
            DeletionPolicy: RetainExceptOnCreate`,
    },
  ],
  unknown: [
    {
      title: 'the policy is a parameter',
      template: `
        Parameters:
          Policy: { Type: String }
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
            DeletionPolicy: !Ref Policy`,
    },
  ],
});
