import { type AcknowledgedFinding, nist, pci, solutions } from './acknowledged-finding';

/** What the packs still find in the private APIs. */
export const API_FINDINGS: readonly AcknowledgedFinding[] = [
  {
    resourceType: 'AWS::IAM::Role',
    rules: [
      `AwsSolutions::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]`,
    ],
    pathEnd: 'ApiExecutionLogs/Writer/Resource',
    reason:
      'API Gateway takes only a role with all that this policy allows, to write the logs of any API of the account; ' +
      'nobody but API Gateway can assume it.',
  },
  {
    resourceType: 'AWS::ApiGateway::Stage',
    rules: [nist('APIGWCacheEnabledAndEncrypted'), pci('APIGWCacheEnabledAndEncrypted')],
    reason: 'Nothing is cached: an answer meant for one person must not be kept for the next.',
  },
  {
    resourceType: 'AWS::ApiGateway::Stage',
    rules: [nist('APIGWSSLEnabled'), pci('APIGWSSLEnabled')],
    reason: 'A client certificate proves API Gateway to an HTTP backend. The backend is a function, called with IAM.',
  },
  {
    resourceType: 'AWS::ApiGateway::Method',
    rules: [solutions('COG4')],
    reason: 'Callers sign with the IAM role of their job function, which is bound to their name by SAML.',
  },
];
