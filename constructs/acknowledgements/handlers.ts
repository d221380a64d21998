import { type AcknowledgedFinding, nist, pci } from './acknowledged-finding';

/** What the packs still find in the handlers and in the roster they read. */
export const HANDLER_FINDINGS: readonly AcknowledgedFinding[] = [
  {
    resourceType: 'AWS::DynamoDB::Table',
    rules: [nist('DynamoDBInBackupPlan')],
    reason:
      'The roster is written from the manifest at every deployment, is protected from deletion and can be restored to ' +
      'any second of the last 35 days. A backup plan would keep a second list of people alive.',
  },
  {
    resourceType: 'AWS::Lambda::Function',
    rules: [nist('LambdaInsideVPC'), pci('LambdaInsideVPC')],
    reason:
      'The handlers decide who enters the network, so they do not stand in it. They accept no connections and call ' +
      'DynamoDB only.',
  },
  {
    resourceType: 'AWS::Lambda::Function',
    rules: [nist('LambdaConcurrency')],
    reason:
      'Reserved concurrency is taken from a quota of the whole account, and a new account has none to give. A starved ' +
      'handler lets nobody in.',
  },
  {
    resourceType: 'AWS::Lambda::Function',
    rules: [nist('LambdaDLQ')],
    pathEnd: 'ConnectHandler/Resource',
    reason: 'Client VPN waits for the answer. A call that fails is a refusal, and there is nothing to deliver later.',
  },
  {
    resourceType: 'AWS::Lambda::Function',
    rules: [nist('LambdaDLQ')],
    pathEnd: 'Roster/Writer/Resource',
    reason:
      'CloudFormation waits for the answer and rolls back without one. A late delivery would write an old roster.',
  },
];
