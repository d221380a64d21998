import { mustNotSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'image-shared-public',
  topic: 'exposure',
  severity: 'error',
  waivable: false,
  title: 'Machine images are shared with everybody',
  why: 'Any AWS account can start the image and read every file, key and configuration that was left on it.',
  fix: 'Remove `UserGroups` and list accounts in `UserIds`, or organizations in `OrganizationArns`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'sc-7'] },
  appliesTo: ['AWS::ImageBuilder::DistributionConfiguration'],

  check(resource, _world, report) {
    for (const distribution of resource.read('Distributions').each()) {
      const groups = distribution.read('AmiDistributionConfiguration.LaunchPermissionConfiguration.UserGroups');
      for (const group of groups.each()) mustNotSay(group, { want: 'no group', texts: ['all'] }, report);
    }
  },

  bad: [
    {
      title: 'the group of everybody',
      template: `
        Resources:
          Images:
            Type: AWS::ImageBuilder::DistributionConfiguration
            Properties:
              Name: images
              Distributions:
                - Region: eu-central-1
                  AmiDistributionConfiguration:
                    LaunchPermissionConfiguration: { UserGroups: [all] }`,
    },
    {
      title: 'the group of everybody, next to an account',
      template: `
        Resources:
          Images:
            Type: AWS::ImageBuilder::DistributionConfiguration
            Properties:
              Name: images
              Distributions:
                - Region: eu-central-1
                  AmiDistributionConfiguration:
                    LaunchPermissionConfiguration: { UserIds: ['111122223333'], UserGroups: [all] }`,
    },
  ],
  good: [
    {
      title: 'accounts',
      template: `
        Resources:
          Images:
            Type: AWS::ImageBuilder::DistributionConfiguration
            Properties:
              Name: images
              Distributions:
                - Region: eu-central-1
                  AmiDistributionConfiguration:
                    LaunchPermissionConfiguration: { UserIds: ['111122223333'] }`,
    },
    {
      title: 'no launch permission',
      template: `
        Resources:
          Images:
            Type: AWS::ImageBuilder::DistributionConfiguration
            Properties:
              Name: images
              Distributions: [{ Region: eu-central-1 }]`,
    },
  ],
  unknown: [
    {
      title: 'the groups are a parameter',
      template: `
        Parameters:
          Groups: { Type: CommaDelimitedList }
        Resources:
          Images:
            Type: AWS::ImageBuilder::DistributionConfiguration
            Properties:
              Name: images
              Distributions:
                - Region: eu-central-1
                  AmiDistributionConfiguration:
                    LaunchPermissionConfiguration: { UserGroups: !Ref Groups }`,
    },
  ],
});
