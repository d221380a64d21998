import { mustSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'api-public',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'REST API stands on the internet',
  why: 'Everybody can send requests to this API; only its authorizers stand between them and the enclave.',
  fix: 'Set `EndpointConfiguration.Types` to PRIVATE and call it through a VPC endpoint.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'] },
  appliesTo: ['AWS::ApiGateway::RestApi'],

  // The default: title "AWS::ApiGateway::RestApi EndpointConfiguration" of the CloudFormation reference.
  check(api, _world, report) {
    const types = api.read('EndpointConfiguration.Types');
    const kinds = types.each();
    if (kinds.length === 0) report.fail(types, { saw: 'not set, which means EDGE', want: 'PRIVATE' });
    for (const kind of kinds) mustSay(kind, { texts: ['PRIVATE'], want: 'PRIVATE' }, report);
  },

  bad: [
    {
      title: 'a regional API',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties: { EndpointConfiguration: { Types: [REGIONAL] } }`,
    },
    {
      title: 'nothing said, which means every edge of the world',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties: { Name: claims }`,
    },
    {
      title: 'one kind that is no list',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties: { EndpointConfiguration: { Types: EDGE } }`,
    },
  ],
  good: [
    {
      title: 'a private API',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties: { EndpointConfiguration: { Types: [PRIVATE], VpcEndpointIds: [vpce-0123456789abcdef0] } }`,
    },
    {
      title: 'a parameter whose default is private',
      template: `
        Parameters:
          Kind: { Type: String, Default: PRIVATE }
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties: { EndpointConfiguration: { Types: [!Ref Kind] } }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Kind: { Type: String }
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties: { EndpointConfiguration: { Types: [!Ref Kind] } }`,
    },
  ],
});
