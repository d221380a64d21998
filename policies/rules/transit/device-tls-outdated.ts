import { mustBeText } from '../../judge';
import { defineRule } from '../../rule';
import { tlsExpectation } from '../../questions/tls-policies';

export default defineRule({
  id: 'device-tls-outdated',
  topic: 'transit',
  severity: 'error',
  title: 'Device endpoint accepts TLS older than 1.2',
  why: 'Devices live for years on hostile networks; old TLS lets somebody there read and forge what they report.',
  fix: 'Set `TlsConfig.SecurityPolicy` to IoTSecurityPolicy_TLS13_1_2_2022_10, or leave it out.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1', 'sc-13'] },
  appliesTo: ['AWS::IoT::DomainConfiguration'],

  check(domain, _world, report, profile) {
    // "Transport security in AWS IoT Core": a domain that names no policy gets this one.
    const preset = 'IoTSecurityPolicy_TLS13_1_2_2022_10';
    mustBeText(domain.read('TlsConfig.SecurityPolicy'), { ...tlsExpectation('other', profile), preset }, report);
  },

  bad: [
    {
      title: 'the policy of 2015',
      template: `
        Resources:
          Devices:
            Type: AWS::IoT::DomainConfiguration
            Properties: { TlsConfig: { SecurityPolicy: IoTSecurityPolicy_TLS12_1_0_2015_01 } }`,
    },
    {
      title: 'the policy of 2016, spelled as some documents do',
      template: `
        Resources:
          Devices:
            Type: AWS::IoT::DomainConfiguration
            Properties: { TlsConfig: { SecurityPolicy: IotSecurityPolicy_TLS12_1_0_2016_01 } }`,
    },
  ],
  good: [
    {
      title: 'no policy, which means TLS 1.2',
      template: `
        Resources:
          Devices:
            Type: AWS::IoT::DomainConfiguration
            Properties: { DomainName: devices.example.com }`,
    },
    {
      title: 'a policy for TLS 1.3 only',
      template: `
        Resources:
          Devices:
            Type: AWS::IoT::DomainConfiguration
            Properties: { TlsConfig: { SecurityPolicy: IoTSecurityPolicy_TLS13_1_3_2022_10 } }`,
    },
  ],
  unknown: [
    {
      title: 'the policy is a parameter',
      template: `
        Parameters:
          Policy: { Type: String }
        Resources:
          Devices:
            Type: AWS::IoT::DomainConfiguration
            Properties: { TlsConfig: { SecurityPolicy: !Ref Policy } }`,
    },
    {
      title: 'a policy whose name has no form we know',
      template: `
        Resources:
          Devices:
            Type: AWS::IoT::DomainConfiguration
            Properties: { TlsConfig: { SecurityPolicy: IoTSecurityPolicy_Modern } }`,
    },
  ],
});
