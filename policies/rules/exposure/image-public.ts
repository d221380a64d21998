import { mustNotSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'image-public',
  topic: 'exposure',
  severity: 'error',
  title: 'Machine image is given to every AWS account',
  why: 'Whatever the image holds, with keys and sources that were left in it, can be started and read by anybody.',
  fix: 'Name accounts in `UserIds` and remove `UserGroups`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: ['AWS::ImageBuilder::DistributionConfiguration'],

  check(distribution, _world, report) {
    for (const one of distribution.read('Distributions').each()) {
      const permission = one.read('AmiDistributionConfiguration.LaunchPermissionConfiguration');
      // The map is free JSON whose names CloudFormation also takes with a small first letter.
      for (const name of ['UserGroups', 'userGroups']) {
        for (const group of permission.get(name).each())
          mustNotSay(group, { texts: ['all'], want: 'accounts' }, report);
      }
    }
  },

  bad: [
    {
      title: 'everybody',
      template: `
        Resources:
          I:
            Type: AWS::ImageBuilder::DistributionConfiguration
            Properties: { Distributions: [{ Region: eu-central-1, AmiDistributionConfiguration: { LaunchPermissionConfiguration: { UserGroups: [all] } } }] }`,
    },
    {
      title: 'everybody, with a small first letter',
      template: `
        Resources:
          I:
            Type: AWS::ImageBuilder::DistributionConfiguration
            Properties: { Distributions: [{ Region: eu-central-1, AmiDistributionConfiguration: { LaunchPermissionConfiguration: { userGroups: [all] } } }] }`,
    },
  ],
  good: [
    {
      title: 'accounts',
      template: `
        Resources:
          I:
            Type: AWS::ImageBuilder::DistributionConfiguration
            Properties: { Distributions: [{ Region: eu-central-1, AmiDistributionConfiguration: { LaunchPermissionConfiguration: { UserIds: ['111122223333'] } } }] }`,
    },
    {
      title: 'nobody else',
      template: `
        Resources:
          I:
            Type: AWS::ImageBuilder::DistributionConfiguration
            Properties: { Name: claims }`,
    },
  ],
  unknown: [
    {
      title: 'the group is a parameter',
      template: `
        Parameters:
          Group: { Type: String }
        Resources:
          I:
            Type: AWS::ImageBuilder::DistributionConfiguration
            Properties: { Distributions: [{ Region: eu-central-1, AmiDistributionConfiguration: { LaunchPermissionConfiguration: { UserGroups: [!Ref Group] } } }] }`,
    },
  ],
});
