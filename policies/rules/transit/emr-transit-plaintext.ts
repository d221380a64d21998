import { type Property, type Resource, type World } from '../../../lib/template';
import { unfolded } from '../../questions/json-text';
import { mustBeSet, mustBeTrue } from '../../judge';
import { resourceNamedBy } from '../../questions/resource-named-by';
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
    { title: 'nothing said about the network', template: configuration('{ EnableAtRestEncryption: true }') },
    {
      title: 'encryption switched off, with certificates',
      template: configuration(encryption(false, 'CertificateProviderType: PEM, S3Object: s3://keys/certificates.zip')),
    },
    {
      title: 'encryption switched on, without certificates',
      template: configuration('{ EnableInTransitEncryption: true }'),
    },
    {
      title: 'certificates of no place',
      template: configuration(encryption(true, 'CertificateProviderType: PEM')),
    },
    {
      title: 'certificates of no kind',
      template: configuration(encryption(true, 'S3Object: s3://keys/certificates.zip')),
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
      template: onEks('CertificateProviderType: PEM, PrivateKeySecretArn: arn:aws:secretsmanager:::secret:private'),
    },
    {
      title: 'EMR on EKS without a private key',
      template: onEks('CertificateProviderType: PEM, PublicKeySecretArn: arn:aws:secretsmanager:::secret:public'),
    },
  ],
  good: [
    {
      title: 'encryption with certificates',
      template: configuration(encryption(true, 'CertificateProviderType: PEM, S3Object: s3://keys/certificates.zip')),
    },
    {
      title: 'JSON',
      template: `
        Resources:
          Json:
            Type: AWS::EMR::SecurityConfiguration
            Properties:
              SecurityConfiguration: '{"EncryptionConfiguration":{"EnableInTransitEncryption":true,"InTransitEncryptionConfiguration":{"TLSCertificateConfiguration":{"CertificateProviderType":"Custom","S3Object":"s3://keys/provider.jar"}}}}'`,
    },
    {
      title: 'clusters that name the configuration, refer to it, or have none, which is another rule’s',
      template: `${configuration(encryption(true, 'CertificateProviderType: PEM, S3Object: s3://keys/certificates.zip'))}
          Named:
            Type: AWS::EMR::Cluster
            Properties: { SecurityConfiguration: secure }
          Referring:
            Type: AWS::EMR::Cluster
            Properties: { SecurityConfiguration: !Ref Secure }
          Without:
            Type: AWS::EMR::Cluster
            Properties: { Name: claims }`,
    },
    {
      title: 'certificates at a place that is a parameter',
      template: `
        Parameters:
          Place: { Type: String }
        ${configuration(encryption(true, 'CertificateProviderType: PEM, S3Object: !Ref Place')).trim()}`,
    },
    {
      title: 'certificates at a place made of parameters',
      template: `
        Parameters:
          Place: { Type: String }
        ${configuration(encryption(true, "CertificateProviderType: PEM, S3Object: !Sub '${Place}${AWS::Region}'")).trim()}`,
    },
    {
      title: 'EMR on EKS with both keys',
      template: onEks(
        'CertificateProviderType: PEM, PublicKeySecretArn: arn:aws:secretsmanager:::secret:public, PrivateKeySecretArn: arn:aws:secretsmanager:::secret:private',
      ),
    },
    {
      title: 'a configuration that lacks the outer map',
      template: `
        Resources:
          Inner:
            Type: AWS::EMR::SecurityConfiguration
            Properties:
              SecurityConfiguration: ${encryption(true, 'CertificateProviderType: PEM, S3Object: s3://keys/certificates.zip')}`,
    },
  ],
  unknown: [
    {
      title: 'the certificates are imported',
      template: configuration(
        '{ EnableInTransitEncryption: true, InTransitEncryptionConfiguration: !ImportValue keys }',
      ),
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
      title: 'the switch is imported',
      template: configuration(
        encryption('!ImportValue switch', 'CertificateProviderType: PEM, S3Object: s3://keys/certificates.zip'),
      ),
    },
  ],
});

/** A configuration of this template is judged by itself; what another stack holds nobody can see. */
function checkSeen(cluster: Resource, world: World, report: Report): void {
  const property = cluster.read('SecurityConfiguration');
  if (property.value.kind === 'absent' || resourceNamedBy(property, world, CONFIGURATION, 'Name')) return;
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

function encryption(enabled: unknown, certificates: string): string {
  return `{ EnableInTransitEncryption: ${String(enabled)}, InTransitEncryptionConfiguration: { TLSCertificateConfiguration: { ${certificates} } } }`;
}

function configuration(encryption: string): string {
  return `
        Resources:
          Secure:
            Type: AWS::EMR::SecurityConfiguration
            Properties:
              Name: secure
              SecurityConfiguration: { EncryptionConfiguration: ${encryption} }`;
}

function onEks(certificates: string): string {
  return `
        Resources:
          Secure:
            Type: AWS::EMRContainers::SecurityConfiguration
            Properties:
              SecurityConfigurationData:
                EncryptionConfiguration: { InTransitEncryptionConfiguration: { TLSCertificateConfiguration: { ${certificates} } } }`;
}
