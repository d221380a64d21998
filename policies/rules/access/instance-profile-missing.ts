import { mustBeSet } from '../../judge';
import { defineRule } from '../../rule';

const WANT = 'an instance profile';

export default defineRule({
  id: 'instance-profile-missing',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Machine has no role of its own',
  why: 'Without a role people put long-lived keys on the machine, and Systems Manager cannot take the place of SSH.',
  fix: 'Set `IamInstanceProfile`.',
  controls: { 'nist-800-53-r5': ['ac-6', 'ia-5'] },
  appliesTo: ['AWS::EC2::Instance'],

  check(instance, world, report) {
    const profile = instance.read('IamInstanceProfile');
    const template = instance.read('LaunchTemplate');
    if (profile.value.kind !== 'absent' || template.value.kind === 'absent') return mustBeSet(profile, WANT, report);
    const launch = ['LaunchTemplateId', 'LaunchTemplateName'].map((name) => world.follow(template.get(name)));
    const data = launch.find((one) => one !== undefined)?.read('LaunchTemplateData.IamInstanceProfile');
    if (data?.value.kind === 'absent') report.fail(profile, { want: WANT });
    if (!data) report.unknown(profile, { want: WANT });
  },

  bad: [
    {
      title: 'nothing said',
      template: `
        Resources:
          M:
            Type: AWS::EC2::Instance
            Properties: { InstanceType: t3.micro }`,
    },
    {
      title: 'an empty text',
      template: `
        Resources:
          M:
            Type: AWS::EC2::Instance
            Properties: { IamInstanceProfile: '' }`,
    },
    {
      title: 'nothing said by the launch template either',
      template: `
        Resources:
          M:
            Type: AWS::EC2::Instance
            Properties: { LaunchTemplate: { LaunchTemplateId: !Ref T } }
          T:
            Type: AWS::EC2::LaunchTemplate
            Properties: { LaunchTemplateData: { InstanceType: t3.micro } }`,
    },
  ],
  good: [
    {
      title: 'a profile of this template',
      template: `
        Resources:
          M:
            Type: AWS::EC2::Instance
            Properties: { IamInstanceProfile: !Ref P }
          P:
            Type: AWS::IAM::InstanceProfile
            Properties: { Roles: [claims] }`,
    },
    {
      title: 'a profile in the launch template',
      template: `
        Resources:
          M:
            Type: AWS::EC2::Instance
            Properties: { LaunchTemplate: { LaunchTemplateId: !Ref T } }
          ByName:
            Type: AWS::EC2::Instance
            Properties: { LaunchTemplate: { LaunchTemplateName: !Ref T } }
          T:
            Type: AWS::EC2::LaunchTemplate
            Properties: { LaunchTemplateData: { IamInstanceProfile: { Name: claims } } }`,
    },
  ],
  unknown: [
    {
      title: 'a launch template of another stack',
      template: `
        Resources:
          M:
            Type: AWS::EC2::Instance
            Properties: { LaunchTemplate: { LaunchTemplateId: lt-0123456789abcdef0 } }`,
    },
    {
      title: 'the profile is a parameter',
      template: `
        Parameters:
          Profile: { Type: String }
        Resources:
          M:
            Type: AWS::EC2::Instance
            Properties: { IamInstanceProfile: !Ref Profile }`,
    },
  ],
});
