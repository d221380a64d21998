import { mustNotBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'instance-address-public',
  topic: 'exposure',
  severity: 'error',
  title: 'Machine gets a public address',
  why: 'The machine stands on the internet, with only its security group in between.',
  fix: 'Set `AssociatePublicIpAddress` to false.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'], fsbp: ['ec2.9', 'ec2.25', 'autoscaling.5'] },
  appliesTo: ['AWS::EC2::Instance', 'AWS::EC2::LaunchTemplate', 'AWS::AutoScaling::LaunchConfiguration'],

  // What is not said is up to the subnet, which is judged itself.
  check(resource, _world, report) {
    const want = { want: 'false' };
    if (resource.type === 'AWS::AutoScaling::LaunchConfiguration') {
      return mustNotBeTrue(resource.read('AssociatePublicIpAddress'), want, report);
    }
    const path =
      resource.type === 'AWS::EC2::LaunchTemplate' ? 'LaunchTemplateData.NetworkInterfaces' : 'NetworkInterfaces';
    for (const one of resource.read(path).each()) mustNotBeTrue(one.get('AssociatePublicIpAddress'), want, report);
  },

  bad: [
    {
      title: 'an instance',
      template: `
        Resources:
          M:
            Type: AWS::EC2::Instance
            Properties: { NetworkInterfaces: [{ DeviceIndex: '0', AssociatePublicIpAddress: true }] }`,
    },
    {
      title: 'a launch template, as a text',
      template: `
        Resources:
          T:
            Type: AWS::EC2::LaunchTemplate
            Properties: { LaunchTemplateData: { NetworkInterfaces: [{ DeviceIndex: 0 }, { DeviceIndex: 1, AssociatePublicIpAddress: 'true' }] } }`,
    },
    {
      title: 'a launch configuration',
      template: `
        Resources:
          C:
            Type: AWS::AutoScaling::LaunchConfiguration
            Properties: { AssociatePublicIpAddress: true }`,
    },
  ],
  good: [
    {
      title: 'private addresses',
      template: `
        Resources:
          M:
            Type: AWS::EC2::Instance
            Properties: { NetworkInterfaces: [{ DeviceIndex: '0', AssociatePublicIpAddress: false }] }
          T:
            Type: AWS::EC2::LaunchTemplate
            Properties: { LaunchTemplateData: { NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: false }] } }
          C:
            Type: AWS::AutoScaling::LaunchConfiguration
            Properties: { AssociatePublicIpAddress: 'false' }`,
    },
    {
      title: 'nothing said, which leaves it to the subnet',
      template: `
        Resources:
          M:
            Type: AWS::EC2::Instance
            Properties: { SubnetId: subnet-0123456789abcdef0 }
          T:
            Type: AWS::EC2::LaunchTemplate
            Properties: { LaunchTemplateData: { InstanceType: t3.micro } }
          C:
            Type: AWS::AutoScaling::LaunchConfiguration
            Properties: { ImageId: ami-0123456789abcdef0 }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Public: { Type: String }
        Resources:
          M:
            Type: AWS::EC2::Instance
            Properties: { NetworkInterfaces: [{ DeviceIndex: '0', AssociatePublicIpAddress: !Ref Public }] }`,
    },
  ],
});
