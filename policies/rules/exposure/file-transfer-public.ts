import { mustSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'file-transfer-public',
  topic: 'exposure',
  severity: 'error',
  title: 'File transfer server has a public endpoint',
  why: 'The sign-in of the server is open to everybody, and no security group can narrow it.',
  fix: 'Set `EndpointType` to VPC and name subnets and security groups.',
  controls: { 'nist-800-53-r5': ['ac-4', 'ac-17', 'sc-7'] },
  appliesTo: ['AWS::Transfer::Server'],

  // The default: title "AWS::Transfer::Server" of the CloudFormation reference.
  check(resource, _world, report) {
    mustSay(
      resource.read('EndpointType'),
      { texts: ['VPC', 'VPC_ENDPOINT'], want: 'VPC; not set means PUBLIC' },
      report,
    );
  },

  bad: [
    {
      title: 'a public endpoint',
      template: `
        Resources:
          T:
            Type: AWS::Transfer::Server
            Properties: { EndpointType: PUBLIC }`,
    },
    {
      title: 'nothing said, which means public',
      template: `
        Resources:
          T:
            Type: AWS::Transfer::Server
            Properties: { Protocols: [SFTP] }`,
    },
  ],
  good: [
    {
      title: 'an endpoint in a network',
      template: `
        Resources:
          T:
            Type: AWS::Transfer::Server
            Properties: { EndpointType: VPC, EndpointDetails: { VpcId: vpc-0123456789abcdef0, SubnetIds: [subnet-0123456789abcdef0] } }`,
    },
    {
      title: 'an endpoint of the older kind',
      template: `
        Resources:
          T:
            Type: AWS::Transfer::Server
            Properties: { EndpointType: VPC_ENDPOINT, EndpointDetails: { VpcEndpointId: vpce-0123456789abcdef0 } }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Kind: { Type: String }
        Resources:
          T:
            Type: AWS::Transfer::Server
            Properties: { EndpointType: !Ref Kind }`,
    },
  ],
});
