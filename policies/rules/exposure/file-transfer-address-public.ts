import { defineRule } from '../../rule';

export default defineRule({
  id: 'file-transfer-address-public',
  topic: 'exposure',
  severity: 'error',
  title: 'File transfer server in a VPC has public addresses',
  why: 'Elastic addresses put the server of the VPC on the internet again.',
  fix: 'Remove `EndpointDetails.AddressAllocationIds`.',
  controls: { 'nist-800-53-r5': ['ac-4', 'ac-17', 'sc-7'] },
  appliesTo: ['AWS::Transfer::Server'],

  check(server, _world, report) {
    const addresses = server.read('EndpointDetails.AddressAllocationIds');
    const { kind } = addresses.value;
    if (kind === 'unresolved') report.unknown(addresses, { want: 'no public addresses' });
    else if (addresses.each().length > 0) report.fail(addresses, { want: 'no public addresses' });
  },

  bad: [
    {
      title: 'an elastic address',
      template: `
        Resources:
          T:
            Type: AWS::Transfer::Server
            Properties: { EndpointType: VPC, EndpointDetails: { AddressAllocationIds: [eipalloc-0123456789abcdef0] } }`,
    },
    {
      title: 'an elastic address of this template, not in a list',
      template: `
        Resources:
          T:
            Type: AWS::Transfer::Server
            Properties: { EndpointType: VPC, EndpointDetails: { AddressAllocationIds: !GetAtt A.AllocationId } }
          A:
            Type: AWS::EC2::EIP
            Properties: { Domain: vpc }`,
    },
  ],
  good: [
    {
      title: 'no addresses',
      template: `
        Resources:
          T:
            Type: AWS::Transfer::Server
            Properties: { EndpointType: VPC, EndpointDetails: { AddressAllocationIds: [] } }`,
    },
    {
      title: 'nothing said',
      template: `
        Resources:
          T:
            Type: AWS::Transfer::Server
            Properties: { EndpointType: VPC, EndpointDetails: { VpcId: vpc-0123456789abcdef0 } }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Addresses: { Type: CommaDelimitedList }
        Resources:
          T:
            Type: AWS::Transfer::Server
            Properties: { EndpointType: VPC, EndpointDetails: { AddressAllocationIds: !Ref Addresses } }`,
    },
  ],
});
