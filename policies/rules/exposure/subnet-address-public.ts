import { mustNotBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'subnet-address-public',
  topic: 'exposure',
  severity: 'error',
  title: 'Subnet gives every machine a public address',
  why: 'Whatever somebody starts in this subnet can be reached from the internet, unless each owner thinks of closing it.',
  fix: 'Set `MapPublicIpOnLaunch` to false.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'], fsbp: ['ec2.15'] },
  appliesTo: ['AWS::EC2::Subnet'],

  check(subnet, _world, report) {
    mustNotBeTrue(subnet.read('MapPublicIpOnLaunch'), { want: 'false' }, report);
  },

  bad: [
    {
      title: 'public addresses',
      template: `
        Resources:
          S:
            Type: AWS::EC2::Subnet
            Properties: { CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: true }`,
    },
    {
      title: 'the same as a text',
      template: `
        Resources:
          S:
            Type: AWS::EC2::Subnet
            Properties: { CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: 'True' }`,
    },
  ],
  good: [
    {
      title: 'private addresses',
      template: `
        Resources:
          S:
            Type: AWS::EC2::Subnet
            Properties: { CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: false }`,
    },
    {
      title: "nothing said: subnets of a VPC of one's own are private",
      template: `
        Resources:
          S:
            Type: AWS::EC2::Subnet
            Properties: { CidrBlock: 10.0.0.0/24 }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Public: { Type: String }
        Resources:
          S:
            Type: AWS::EC2::Subnet
            Properties: { CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: !Ref Public }`,
    },
  ],
});
