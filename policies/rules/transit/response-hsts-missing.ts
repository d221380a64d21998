import { mustBeNumber } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'response-hsts-missing',
  topic: 'transit',
  severity: 'warning',
  tier: 'opinion',
  title: 'Response headers do not tell browsers to stay with HTTPS',
  why: 'Without the header the first request of a visit may go out in plain HTTP, where somebody can answer it.',
  fix: 'Set `SecurityHeadersConfig.StrictTransportSecurity` with an `AccessControlMaxAgeSec` of a year.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-23'] },
  appliesTo: ['AWS::CloudFront::ResponseHeadersPolicy'],

  // An age of zero tells browsers to forget what they were told before.
  check(policy, _world, report) {
    const path = 'ResponseHeadersPolicyConfig.SecurityHeadersConfig.StrictTransportSecurity.AccessControlMaxAgeSec';
    mustBeNumber(policy.read(path), { want: 'a year or so', accepts: (seconds) => seconds > 0 }, report);
  },

  bad: [
    {
      title: 'a policy about other headers',
      template: `
        Resources:
          Headers:
            Type: AWS::CloudFront::ResponseHeadersPolicy
            Properties:
              ResponseHeadersPolicyConfig:
                Name: headers
                SecurityHeadersConfig: { ContentTypeOptions: { Override: true } }`,
    },
    {
      title: 'an age of zero, which switches it off',
      template: `
        Resources:
          Headers:
            Type: AWS::CloudFront::ResponseHeadersPolicy
            Properties:
              ResponseHeadersPolicyConfig:
                Name: headers
                SecurityHeadersConfig: { StrictTransportSecurity: { AccessControlMaxAgeSec: 0, Override: true } }`,
    },
  ],
  good: [
    {
      title: 'a year',
      template: `
        Resources:
          Headers:
            Type: AWS::CloudFront::ResponseHeadersPolicy
            Properties:
              ResponseHeadersPolicyConfig:
                Name: headers
                SecurityHeadersConfig: { StrictTransportSecurity: { AccessControlMaxAgeSec: '31536000', Override: true } }`,
    },
    {
      title: 'one second is little, but a promise',
      template: `
        Resources:
          Headers:
            Type: AWS::CloudFront::ResponseHeadersPolicy
            Properties:
              ResponseHeadersPolicyConfig:
                Name: headers
                SecurityHeadersConfig: { StrictTransportSecurity: { AccessControlMaxAgeSec: 1, Override: true } }`,
    },
  ],
  unknown: [
    {
      title: 'the age is a parameter',
      template: `
        Parameters:
          Age: { Type: Number }
        Resources:
          Headers:
            Type: AWS::CloudFront::ResponseHeadersPolicy
            Properties:
              ResponseHeadersPolicyConfig:
                Name: headers
                SecurityHeadersConfig: { StrictTransportSecurity: { AccessControlMaxAgeSec: !Ref Age, Override: true } }`,
    },
  ],
});
