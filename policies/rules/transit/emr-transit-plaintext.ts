import { type Property, type Resource, type World, keyOf } from '../../../lib/template';
import { unfolded } from '../../json-text';
import { mustBeSet, mustBeTrue } from '../../judge';
import { namesIn } from '../../names-in';
import { type Report, defineRule } from '../../rule';

const CONFIGURATION = 'AWS::EMR::SecurityConfiguration';
const EKS = 'AWS::EMRContainers::SecurityConfiguration';

export default defineRule({
  id: 'emr-transit-plaintext',
  topic: 'transit',
  severity: 'error',
  title: 'EMR moves data between its nodes in plain text',
  why: 'Jobs shuffle whole data sets across the network; whoever shares it with a vendor can read them.',
  fix: 'Set `EnableInTransitEncryption` to true and name certificates in `TLSCertificateConfiguration`.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'], fsbp: ['emr.4'] },
  appliesTo: ['AWS::EMR::Cluster', CONFIGURATION, EKS],

  check(resource, world, report) {
    if (resource.type === 'AWS::EMR::Cluster') return checkSeen(resource, world, report);
    if (resource.type === EKS) {
      const encryption = unfolded(resource.read('SecurityConfigurationData')).get('EncryptionConfiguration');
      return checkCertificates(encryption, ['PublicKeySecretArn', 'PrivateKeySecretArn'], report);
    }
    const configuration = unfolded(resource.read('SecurityConfiguration'));
    // Left out by mistake, the outer map makes a configuration that EMR refuses: judged as what was meant.
    const inner = configuration.get('EnableInTransitEncryption').value.kind !== 'absent';
    const encryption = inner ? configuration : configuration.get('EncryptionConfiguration');
    const enabled = encryption.get('EnableInTransitEncryption');
    mustBeTrue(enabled, { want: 'true' }, report);
    checkCertificates(encryption, ['S3Object'], report);
  },

  bad: [
    {
      title: 'nothing said about the network',
      template: `
        Resources:
          Secure:
            Type: AWS::EMR::SecurityConfiguration
            Properties: { SecurityConfiguration: { EncryptionConfiguration: { EnableAtRestEncryption: true } } }`,
    },
    {
      title: 'encryption switched off, with certificates',
      template: `
        Resources:
          Secure:
            Type: AWS::EMR::SecurityConfiguration
            Properties:
              SecurityConfiguration:
                EncryptionConfiguration:
                  EnableInTransitEncryption: false
                  InTransitEncryptionConfiguration:
                    TLSCertificateConfiguration: { CertificateProviderType: PEM, S3Object: 's3://keys/certificates.zip' }`,
    },
    {
      title: 'encryption switched on, without certificates',
      template: `
        Resources:
          Secure:
            Type: AWS::EMR::SecurityConfiguration
            Properties: { SecurityConfiguration: { EncryptionConfiguration: { EnableInTransitEncryption: true } } }`,
    },
    {
      title: 'certificates of no place',
      template: `
        Resources:
          Secure:
            Type: AWS::EMR::SecurityConfiguration
            Properties:
              SecurityConfiguration:
                EncryptionConfiguration:
                  EnableInTransitEncryption: true
                  InTransitEncryptionConfiguration: { TLSCertificateConfiguration: { CertificateProviderType: PEM } }`,
    },
    {
      title: 'certificates of no kind',
      template: `
        Resources:
          Secure:
            Type: AWS::EMR::SecurityConfiguration
            Properties:
              SecurityConfiguration:
                EncryptionConfiguration:
                  EnableInTransitEncryption: true
                  InTransitEncryptionConfiguration: { TLSCertificateConfiguration: { S3Object: 's3://keys/certificates.zip' } }`,
    },
    {
      title: 'JSON that says false',
      template: `
        Resources:
          Secure:
            Type: AWS::EMR::SecurityConfiguration
            Properties: { SecurityConfiguration: '{"EncryptionConfiguration":{"EnableInTransitEncryption":false}}' }`,
    },
    {
      title: 'EMR on EKS without encryption',
      template: `
        Resources:
          Secure:
            Type: AWS::EMRContainers::SecurityConfiguration
            Properties: { SecurityConfigurationData: { AuthorizationConfiguration: {} } }`,
    },
    {
      title: 'EMR on EKS without a public key',
      template: `
        Resources:
          Secure:
            Type: AWS::EMRContainers::SecurityConfiguration
            Properties:
              SecurityConfigurationData:
                EncryptionConfiguration:
                  InTransitEncryptionConfiguration:
                    TLSCertificateConfiguration: { CertificateProviderType: PEM, PrivateKeySecretArn: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:private' }`,
    },
    {
      title: 'EMR on EKS without a private key',
      template: `
        Resources:
          Secure:
            Type: AWS::EMRContainers::SecurityConfiguration
            Properties:
              SecurityConfigurationData:
                EncryptionConfiguration:
                  InTransitEncryptionConfiguration:
                    TLSCertificateConfiguration: { CertificateProviderType: PEM, PublicKeySecretArn: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:public' }`,
    },
  ],
  good: [
    {
      title: 'encryption with certificates, as a map and as JSON, and a cluster with either',
      template: `
        Resources:
          Secure:
            Type: AWS::EMR::SecurityConfiguration
            Properties:
              Name: secure
              SecurityConfiguration:
                EncryptionConfiguration:
                  EnableInTransitEncryption: 'true'
                  InTransitEncryptionConfiguration:
                    TLSCertificateConfiguration: { CertificateProviderType: PEM, S3Object: 's3://keys/certificates.zip' }
          Json:
            Type: AWS::EMR::SecurityConfiguration
            Properties:
              SecurityConfiguration: '{"EncryptionConfiguration":{"EnableInTransitEncryption":true,"InTransitEncryptionConfiguration":{"TLSCertificateConfiguration":{"CertificateProviderType":"Custom","S3Object":"s3://keys/provider.jar"}}}}'
          Named:
            Type: AWS::EMR::Cluster
            Properties: { SecurityConfiguration: secure }
          Referring:
            Type: AWS::EMR::Cluster
            Properties: { SecurityConfiguration: !Ref Json }
          Without:
            Type: AWS::EMR::Cluster
            Properties: { Name: claims }`,
    },
    {
      title: 'certificates at a place that is a parameter',
      template: `
        Parameters:
          Certificates: { Type: String }
        Resources:
          Secure:
            Type: AWS::EMR::SecurityConfiguration
            Properties:
              SecurityConfiguration:
                EncryptionConfiguration:
                  EnableInTransitEncryption: true
                  InTransitEncryptionConfiguration:
                    TLSCertificateConfiguration: { CertificateProviderType: PEM, S3Object: !Ref Certificates }
          Composed:
            Type: AWS::EMR::SecurityConfiguration
            Properties:
              SecurityConfiguration:
                EncryptionConfiguration:
                  EnableInTransitEncryption: true
                  InTransitEncryptionConfiguration:
                    TLSCertificateConfiguration: { CertificateProviderType: PEM, S3Object: !Sub '\${Certificates}\${AWS::Region}' }`,
    },
    {
      title: 'EMR on EKS with both keys, and a configuration that lacks the outer map',
      template: `
        Resources:
          Secure:
            Type: AWS::EMRContainers::SecurityConfiguration
            Properties:
              SecurityConfigurationData:
                EncryptionConfiguration:
                  InTransitEncryptionConfiguration:
                    TLSCertificateConfiguration: { CertificateProviderType: PEM, PublicKeySecretArn: !Ref Public, PrivateKeySecretArn: !Ref Private }
          Public: { Type: AWS::SecretsManager::Secret }
          Private: { Type: AWS::SecretsManager::Secret }
          Inner:
            Type: AWS::EMR::SecurityConfiguration
            Properties:
              SecurityConfiguration:
                EnableInTransitEncryption: true
                InTransitEncryptionConfiguration:
                  TLSCertificateConfiguration: { CertificateProviderType: PEM, S3Object: 's3://keys/certificates.zip' }`,
    },
  ],
  unknown: [
    {
      title: 'the certificates are imported',
      template: `
        Resources:
          Secure:
            Type: AWS::EMR::SecurityConfiguration
            Properties:
              SecurityConfiguration:
                EncryptionConfiguration:
                  EnableInTransitEncryption: true
                  InTransitEncryptionConfiguration: !ImportValue certificates`,
    },
    {
      title: 'a cluster whose configuration stands elsewhere',
      template: `
        Resources:
          Cluster:
            Type: AWS::EMR::Cluster
            Properties: { SecurityConfiguration: secure }`,
    },
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Encrypt: { Type: String }
        Resources:
          Secure:
            Type: AWS::EMR::SecurityConfiguration
            Properties:
              SecurityConfiguration:
                EncryptionConfiguration:
                  EnableInTransitEncryption: !Ref Encrypt
                  InTransitEncryptionConfiguration:
                    TLSCertificateConfiguration: { CertificateProviderType: PEM, S3Object: 's3://keys/certificates.zip' }`,
    },
  ],
});

/** A configuration of this template is judged by itself; what another stack holds nobody can see. */
function checkSeen(cluster: Resource, world: World, report: Report): void {
  const property = cluster.read('SecurityConfiguration');
  const { value } = property;
  if (value.kind === 'absent' || value.kind === 'reference' || namesIn(world, CONFIGURATION, 'Name').has(keyOf(value)))
    return;
  report.unknown(property, { want: 'a security configuration that can be seen' });
}

function checkCertificates(encryption: Property, names: readonly string[], report: Report): void {
  const certificates = encryption.read('InTransitEncryptionConfiguration.TLSCertificateConfiguration');
  for (const name of ['CertificateProviderType', ...names]) {
    const property = certificates.get(name);
    // EMR refuses a blank, so a text that only the deployment knows is some text.
    const written = certificates.value.kind === 'map' && ['unresolved', 'composed'].includes(property.value.kind);
    if (!written) mustBeSet(property, `${name}, as EMR needs it to encrypt`, report);
  }
}
