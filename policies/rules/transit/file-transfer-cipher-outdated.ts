import type { Profile } from '../../../lib/common/rule-card';
import { mustBeText } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'file-transfer-cipher-outdated',
  topic: 'transit',
  severity: 'error',
  title: 'File transfer uses an outdated security policy',
  why: 'Old policies take SHA-1, short Diffie-Hellman groups and TLS 1.0, which a patient eavesdropper can break.',
  fix: 'Set `SecurityPolicyName` to the newest policy, such as TransferSecurityPolicy-2024-01.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1', 'sc-13'] },
  appliesTo: ['AWS::Transfer::Connector', 'AWS::Transfer::Server'],

  check(transfer, _world, report, profile) {
    const connector = transfer.type === 'AWS::Transfer::Connector';
    // A connector for AS2 speaks HTTPS to its partner; the policy is about SFTP.
    if (connector && transfer.read('SftpConfig').value.kind === 'absent') return;
    // "Security policies for AWS Transfer Family servers": CloudFormation assigns 2018-11, unlike the console.
    // "… for SFTP connectors": TransferSFTPConnectorSecurityPolicy-2024-03 unless one is named.
    const preset = connector ? 'TransferSFTPConnectorSecurityPolicy-2024-03' : 'TransferSecurityPolicy-2018-11';
    const accepts = (name: string) => isGood(name, profile);
    mustBeText(transfer.read('SecurityPolicyName'), { want: WANTS[profile], preset, accepts }, report);
  },

  bad: [
    {
      title: 'a server that says nothing, which means a policy of 2018',
      template: `
        Resources:
          Server:
            Type: AWS::Transfer::Server`,
    },
    {
      title: 'a server with the policy of 2018',
      template: `
        Resources:
          Server:
            Type: AWS::Transfer::Server
            Properties: { SecurityPolicyName: TransferSecurityPolicy-2018-11 }`,
    },
    {
      title: 'a connector with its first policy',
      template: `
        Resources:
          Connector:
            Type: AWS::Transfer::Connector
            Properties: { SftpConfig: { UserSecretId: vendor }, SecurityPolicyName: TransferSFTPConnectorSecurityPolicy-2023-07 }`,
    },
    {
      title: 'a policy that is not validated, where FIPS is asked for',
      profile: 'fips',
      template: `
        Resources:
          Server:
            Type: AWS::Transfer::Server
            Properties: { SecurityPolicyName: TransferSecurityPolicy-2024-01 }`,
    },
    {
      title: 'a connector that says nothing, where FIPS is asked for',
      profile: 'cnsa1',
      template: `
        Resources:
          Connector:
            Type: AWS::Transfer::Connector
            Properties: { SftpConfig: { UserSecretId: vendor } }`,
    },
    {
      title: 'a policy without hybrid keys, where they are asked for',
      profile: 'post-quantum',
      template: `
        Resources:
          Server:
            Type: AWS::Transfer::Server
            Properties: { SecurityPolicyName: TransferSecurityPolicy-FIPS-2024-05 }`,
    },
  ],
  good: [
    {
      title: 'servers with newer policies of several kinds',
      template: `
        Resources:
          Plain:
            Type: AWS::Transfer::Server
            Properties: { SecurityPolicyName: TransferSecurityPolicy-2020-06 }
          Restricted:
            Type: AWS::Transfer::Server
            Properties: { SecurityPolicyName: TransferSecurityPolicy-Restricted-2018-11 }
          Validated:
            Type: AWS::Transfer::Server
            Properties: { SecurityPolicyName: TransferSecurityPolicy-FIPS-2024-05 }`,
    },
    {
      title: 'connectors: of SFTP, which says nothing, and of AS2',
      template: `
        Resources:
          Silent:
            Type: AWS::Transfer::Connector
            Properties: { SftpConfig: { UserSecretId: vendor } }
          Agreement:
            Type: AWS::Transfer::Connector
            Properties: { As2Config: { EncryptionAlgorithm: AES256_CBC }, SecurityPolicyName: TransferSFTPConnectorSecurityPolicy-2023-07 }`,
    },
    {
      title: 'a validated policy, where FIPS is asked for',
      profile: 'fips',
      template: `
        Resources:
          Server:
            Type: AWS::Transfer::Server
            Properties: { SecurityPolicyName: TransferSecurityPolicy-FIPS-2024-05 }
          Connector:
            Type: AWS::Transfer::Connector
            Properties: { SftpConfig: { UserSecretId: vendor }, SecurityPolicyName: TransferSFTPConnectorSecurityPolicy-FIPS-2024-10 }`,
    },
    {
      title: 'hybrid keys, where they are asked for',
      profile: 'post-quantum',
      template: `
        Resources:
          New:
            Type: AWS::Transfer::Server
            Properties: { SecurityPolicyName: TransferSecurityPolicy-2025-03 }
          First:
            Type: AWS::Transfer::Server
            Properties: { SecurityPolicyName: TransferSecurityPolicy-PQ-SSH-Experimental-2023-04 }`,
    },
  ],
  unknown: [
    {
      title: 'a policy that nobody has heard of yet',
      template: `
        Resources:
          Server:
            Type: AWS::Transfer::Server
            Properties: { SecurityPolicyName: TransferSecurityPolicy-Next }`,
    },
    {
      title: 'the policy is a parameter',
      template: `
        Parameters:
          Policy: { Type: String }
        Resources:
          Server:
            Type: AWS::Transfer::Server
            Properties: { SecurityPolicyName: !Ref Policy }`,
    },
  ],
});

const WANTS: Record<Profile, string> = {
  modern: 'a policy of 2020 or later, of 2024 or later for a connector, or a restricted one',
  fips: 'a policy with FIPS in its name',
  cnsa1: 'a policy with FIPS in its name',
  'post-quantum': 'a policy of 2025 or later, or one with PQ in its name',
};

/** Undefined for a name that does not end with the month it was made in: nobody knows what it allows. */
function isGood(name: string, profile: Profile): boolean | undefined {
  const month = /-(\d{4}-\d{2})$/.exec(name)?.[1];
  if (month === undefined) return undefined;
  return isModern(name, month) && suits(name, month, profile);
}

function isModern(name: string, month: string): boolean {
  if (name.startsWith('TransferSFTPConnector')) return month > '2023-07';
  return month > '2018-11' || name.includes('-Restricted-');
}

function suits(name: string, month: string, profile: Profile): boolean {
  if (profile === 'modern') return true;
  // "Security policies for AWS Transfer Family servers": the policies of 2025-03 hold ML-KEM key exchange.
  if (profile === 'post-quantum') return name.includes('-PQ-') || month >= '2025-03';
  return name.includes('-FIPS-');
}
