import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'database-proxy-plaintext-allowed',
  topic: 'transit',
  severity: 'error',
  title: 'Database proxy takes connections without TLS',
  why: 'The proxy stands between everybody and the database; without TLS passwords and rows pass in plain text.',
  fix: 'Set `RequireTLS` to true.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'], fsbp: ['rds.43'] },
  appliesTo: ['AWS::RDS::DBProxy'],

  check(proxy, _world, report) {
    // CreateDBProxy (RDS API Reference), RequireTLS: off unless it is named.
    mustBeTrue(proxy.read('RequireTLS'), { want: 'true' }, report);
  },

  bad: [
    {
      title: 'TLS never mentioned',
      template: `
        Resources:
          Proxy:
            Type: AWS::RDS::DBProxy
            Properties: { DBProxyName: claims, EngineFamily: POSTGRESQL }`,
    },
    {
      title: 'TLS switched off',
      template: `
        Resources:
          Proxy:
            Type: AWS::RDS::DBProxy
            Properties: { DBProxyName: claims, EngineFamily: MYSQL, RequireTLS: false }`,
    },
  ],
  good: [
    {
      title: 'TLS required',
      template: `
        Resources:
          Proxy:
            Type: AWS::RDS::DBProxy
            Properties: { DBProxyName: claims, EngineFamily: POSTGRESQL, RequireTLS: true }`,
    },
    {
      title: 'TLS required, in words',
      template: `
        Resources:
          Proxy:
            Type: AWS::RDS::DBProxy
            Properties: { DBProxyName: claims, EngineFamily: SQLSERVER, RequireTLS: 'true' }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Encrypt: { Type: String }
        Resources:
          Proxy:
            Type: AWS::RDS::DBProxy
            Properties: { DBProxyName: claims, EngineFamily: POSTGRESQL, RequireTLS: !Ref Encrypt }`,
    },
  ],
});
