import { isText } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'instance-address-elastic',
  topic: 'exposure',
  severity: 'error',
  title: 'Machine gets an elastic address',
  why: 'The machine stands on the internet for as long as the address exists, with only its security group in between.',
  fix: 'Remove the address and reach the machine through the VPN or Systems Manager.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'] },
  appliesTo: ['AWS::EC2::EIP', 'AWS::EC2::EIPAssociation'],

  check(address, _world, report) {
    const machine = address.read('InstanceId');
    const set = isText(machine.value);
    if (set) report.fail(machine, { want: 'no machine' });
    if (set === undefined) report.unknown(machine, { want: 'no machine' });
  },

  bad: [
    {
      title: 'a machine of this template',
      template: `
        Resources:
          A:
            Type: AWS::EC2::EIP
            Properties: { InstanceId: !Ref M }
          M:
            Type: AWS::EC2::Instance
            Properties: { InstanceType: t3.micro }`,
    },
    {
      title: 'one by its id, in an association',
      template: `
        Resources:
          A:
            Type: AWS::EC2::EIPAssociation
            Properties: { AllocationId: eipalloc-0123456789abcdef0, InstanceId: i-0123456789abcdef0 }`,
    },
  ],
  good: [
    {
      title: 'an address for a NAT gateway',
      template: `
        Resources:
          A:
            Type: AWS::EC2::EIP
            Properties: { Domain: vpc }
          N:
            Type: AWS::EC2::NatGateway
            Properties: { AllocationId: !GetAtt A.AllocationId, SubnetId: subnet-0123456789abcdef0 }`,
    },
    {
      title: 'an address for a network interface, as appliances have',
      template: `
        Resources:
          A:
            Type: AWS::EC2::EIPAssociation
            Properties: { AllocationId: eipalloc-0123456789abcdef0, NetworkInterfaceId: eni-0123456789abcdef0 }`,
    },
  ],
  unknown: [
    {
      title: 'the machine is a parameter',
      template: `
        Parameters:
          Machine: { Type: String }
        Resources:
          A:
            Type: AWS::EC2::EIP
            Properties: { InstanceId: !Ref Machine }`,
    },
  ],
});
