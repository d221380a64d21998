import { mustBeSet } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'api-backend-certificate-missing',
  topic: 'transit',
  severity: 'warning',
  tier: 'opinion',
  title: 'API stage shows its backend no certificate',
  why: 'A backend that cannot tell the API from anybody else also answers those who found another way to it.',
  fix: 'Set `ClientCertificateId` of the stage and let the backend ask for that certificate.',
  controls: { 'nist-800-53-r5': ['ia-3', 'sc-8', 'sc-23'], fsbp: ['apigateway.2'] },
  appliesTo: ['AWS::ApiGateway::Stage'],

  check(stage, _world, report) {
    const want = 'a client certificate';
    mustBeSet(stage.read('ClientCertificateId'), want, report);
  },

  bad: [
    {
      title: 'no certificate',
      template: `
        Resources:
          Stage:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: abcdef, StageName: live }`,
    },
    {
      title: 'an empty name',
      template: `
        Resources:
          Stage:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: abcdef, StageName: live, ClientCertificateId: '' }`,
    },
  ],
  good: [
    {
      title: 'a certificate made here',
      template: `
        Resources:
          Certificate:
            Type: AWS::ApiGateway::ClientCertificate
          Stage:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: abcdef, StageName: live, ClientCertificateId: !Ref Certificate }`,
    },
    {
      title: 'a certificate by name',
      template: `
        Resources:
          Stage:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: abcdef, StageName: live, ClientCertificateId: a1b2c3 }`,
    },
  ],
  unknown: [
    {
      title: 'the certificate is a parameter, which may be empty',
      template: `
        Parameters:
          CertificateId: { Type: String }
        Resources:
          Stage:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: abcdef, StageName: live, ClientCertificateId: !Ref CertificateId }`,
    },
  ],
});
