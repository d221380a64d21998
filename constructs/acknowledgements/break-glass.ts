import { type AcknowledgedFinding, nist } from './acknowledged-finding';

/** What the packs still find in the emergency role. */
export const BREAK_GLASS_FINDINGS: readonly AcknowledgedFinding[] = [
  {
    resourceType: 'AWS::IAM::ManagedPolicy',
    rules: [],
    pathEnd: 'BreakGlass/Policy',
    wildcards:
      /^(\*|<[A-Za-z0-9]*ArchiveBucket[A-Za-z0-9]*\.Arn>\/\*|arn:.+:(role\/enclave\/[a-z0-9-]+|policy|client-vpn-endpoint|stack\/<AWS::StackName>)\/\*)$/,
    reason:
      'Whoever shuts an enclave must see and end whatever stands in it then, of this one vendor. The policy is its own ' +
      'boundary and denies everything it does not name, and all data.',
  },
  {
    resourceType: 'AWS::Lambda::Function',
    rules: [nist('LambdaDLQ')],
    pathEnd: 'BreakGlass/Broker/Function/Resource',
    reason:
      'A person waits for the answer. A call that fails is a refusal, and must not be tried again behind their back.',
  },
];
