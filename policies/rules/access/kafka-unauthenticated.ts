import { type Property, asBoolean } from '../../../lib/template';
import { type Ternary, any, mustNotBeTrue } from '../../judge';
import { defineRule } from '../../rule';

const WANT = 'IAM, SCRAM or client certificates, and nobody without';

export default defineRule({
  id: 'kafka-unauthenticated',
  topic: 'access',
  severity: 'error',
  title: 'Kafka cluster asks its clients for no identity',
  why: 'Whoever reaches the port, a vendor among them, reads and writes every topic and leaves no name.',
  fix: 'Enable IAM, SCRAM or TLS in `ClientAuthentication` and set `Unauthenticated.Enabled` to false.',
  controls: { 'nist-800-53-r5': ['ia-2', 'ia-3', 'ac-3'], fsbp: ['msk.6'] },
  appliesTo: ['AWS::MSK::Cluster'],

  check(cluster, _world, report) {
    const authentication = cluster.read('ClientAuthentication');
    mustNotBeTrue(authentication.read('Unauthenticated.Enabled'), { want: WANT }, report);
    // "Authentication and authorization for Apache Kafka APIs": without a method only the network decides.
    const asked = any([
      isOn(authentication.read('Sasl.Iam.Enabled')),
      isOn(authentication.read('Sasl.Scram.Enabled')),
      isOn(authentication.read('Tls.Enabled')),
      authentication.read('Tls.CertificateAuthorityArnList').each().length > 0,
    ]);
    if (asked === undefined) report.unknown(authentication, { want: WANT });
    else if (!asked) report.fail(authentication, { saw: 'no way to authenticate', want: WANT });
  },

  bad: [
    {
      title: 'IAM, and whoever comes without it',
      template: `
        Resources:
          Stream:
            Type: AWS::MSK::Cluster
            Properties: { ClientAuthentication: { Sasl: { Iam: { Enabled: true } }, Unauthenticated: { Enabled: true } } }`,
    },
    {
      title: 'no way to authenticate',
      template: `
        Resources:
          Stream:
            Type: AWS::MSK::Cluster
            Properties: { ClusterName: claims }`,
    },
    {
      title: 'every way switched off',
      template: `
        Resources:
          Stream:
            Type: AWS::MSK::Cluster
            Properties:
              ClientAuthentication:
                Sasl: { Iam: { Enabled: false }, Scram: { Enabled: false } }
                Tls: { Enabled: false, CertificateAuthorityArnList: [] }`,
    },
  ],
  good: [
    {
      title: 'IAM only, SCRAM only, certificates switched on, certificates of a named authority',
      template: `
        Resources:
          Iam:
            Type: AWS::MSK::Cluster
            Properties: { ClientAuthentication: { Sasl: { Iam: { Enabled: true } }, Unauthenticated: { Enabled: false } } }
          Scram:
            Type: AWS::MSK::Cluster
            Properties: { ClientAuthentication: { Sasl: { Scram: { Enabled: 'true' } } } }
          Tls:
            Type: AWS::MSK::Cluster
            Properties: { ClientAuthentication: { Tls: { Enabled: true } } }
          Authority:
            Type: AWS::MSK::Cluster
            Properties:
              ClientAuthentication:
                Tls: { CertificateAuthorityArnList: ['arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/0'] }`,
    },
    {
      title: 'IAM is on whatever a parameter says about SCRAM',
      template: `
        Parameters:
          Scram: { Type: String }
        Resources:
          Stream:
            Type: AWS::MSK::Cluster
            Properties: { ClientAuthentication: { Sasl: { Iam: { Enabled: true }, Scram: { Enabled: !Ref Scram } } } }`,
    },
  ],
  unknown: [
    {
      title: 'the only way is a parameter',
      template: `
        Parameters:
          Scram: { Type: String }
        Resources:
          Stream:
            Type: AWS::MSK::Cluster
            Properties: { ClientAuthentication: { Sasl: { Scram: { Enabled: !Ref Scram } } } }`,
    },
    {
      title: 'whether anybody may come is a parameter',
      template: `
        Parameters:
          Open: { Type: String }
        Resources:
          Stream:
            Type: AWS::MSK::Cluster
            Properties: { ClientAuthentication: { Sasl: { Iam: { Enabled: true } }, Unauthenticated: { Enabled: !Ref Open } } }`,
    },
  ],
});

function isOn({ value }: Property): Ternary {
  const answer = asBoolean(value);
  return answer.kind === 'hidden' ? undefined : answer.kind === 'known' && answer.value;
}
