import { isPresent } from '../../questions/presence';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'search-domain-public',
  topic: 'exposure',
  severity: 'error',
  title: 'Search domain has a public endpoint',
  why: 'The index answers on the internet, and one loose policy gives all of it away.',
  fix: 'Set `VPCOptions.SubnetIds`.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'], fsbp: ['opensearch.2', 'es.2'] },
  appliesTo: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],

  check(domain, _world, report) {
    const options = domain.read('VPCOptions');
    const subnets = options.get('SubnetIds');
    if (options.value.kind === 'unresolved') report.unknown(options, { want: 'subnets of the enclave' });
    else if (!isPresent(subnets)) report.fail(subnets, { want: 'subnets of the enclave' });
  },

  bad: [
    {
      title: 'nothing said',
      template: `
        Resources:
          S:
            Type: AWS::OpenSearchService::Domain
            Properties: { DomainName: claims }`,
    },
    {
      title: 'security groups alone, and an older domain',
      template: `
        Resources:
          S:
            Type: AWS::Elasticsearch::Domain
            Properties: { VPCOptions: { SecurityGroupIds: [sg-0123456789abcdef0], SubnetIds: [] } }`,
    },
  ],
  good: [
    {
      title: 'a subnet',
      template: `
        Resources:
          S:
            Type: AWS::OpenSearchService::Domain
            Properties: { VPCOptions: { SubnetIds: [subnet-0123456789abcdef0] } }
          Old:
            Type: AWS::Elasticsearch::Domain
            Properties: { VPCOptions: { SubnetIds: [!Ref N] } }
          N:
            Type: AWS::EC2::Subnet
            Properties: { CidrBlock: 10.0.0.0/24 }`,
    },
    {
      title: 'subnets that are a parameter',
      template: `
        Parameters:
          Subnets: { Type: 'List<AWS::EC2::Subnet::Id>' }
        Resources:
          S:
            Type: AWS::OpenSearchService::Domain
            Properties: { VPCOptions: { SubnetIds: !Ref Subnets } }`,
    },
  ],
  unknown: [
    {
      title: 'all options are imported',
      template: `
        Resources:
          S:
            Type: AWS::OpenSearchService::Domain
            Properties: { VPCOptions: !ImportValue options }`,
    },
  ],
});
