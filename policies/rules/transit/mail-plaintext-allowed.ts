import { mustSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'mail-plaintext-allowed',
  topic: 'transit',
  severity: 'warning',
  title: 'Mail is sent, received or tracked in plain text where the other side offers no TLS',
  why: 'Somebody on the path only has to hide the offer of TLS to read every message.',
  fix: 'Set `TlsPolicy` to REQUIRE, and `HttpsPolicy` too where links are tracked.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'], fsbp: ['ses.3'] },
  appliesTo: ['AWS::SES::ConfigurationSet', 'AWS::SES::ReceiptRule'],

  check(resource, _world, report) {
    // What is not set is optional.
    const required = { texts: ['REQUIRE'], want: 'REQUIRE' };
    if (resource.type === 'AWS::SES::ReceiptRule') return mustSay(resource.read('Rule.TlsPolicy'), required, report);
    mustSay(resource.read('DeliveryOptions.TlsPolicy'), required, report);
    // Only a domain of one's own for tracked links brings the choice along.
    const tracking = resource.read('TrackingOptions');
    if (tracking.value.kind !== 'absent') mustSay(tracking.get('HttpsPolicy'), required, report);
  },

  bad: [
    {
      title: 'nothing about delivery',
      template: `
        Resources:
          Mail:
            Type: AWS::SES::ConfigurationSet
            Properties: { Name: claims }`,
    },
    {
      title: 'TLS where it is offered',
      template: `
        Resources:
          Mail:
            Type: AWS::SES::ConfigurationSet
            Properties: { DeliveryOptions: { TlsPolicy: OPTIONAL } }`,
    },
    {
      title: 'links that lead to plain HTTP',
      template: `
        Resources:
          Mail:
            Type: AWS::SES::ConfigurationSet
            Properties:
              DeliveryOptions: { TlsPolicy: REQUIRE }
              TrackingOptions: { CustomRedirectDomain: click.example.com }`,
    },
    {
      title: 'mail received without TLS',
      template: `
        Resources:
          Inbox:
            Type: AWS::SES::ReceiptRule
            Properties: { RuleSetName: claims, Rule: { Enabled: true } }`,
    },
  ],
  good: [
    {
      title: 'TLS required for what is sent and for links',
      template: `
        Resources:
          Mail:
            Type: AWS::SES::ConfigurationSet
            Properties:
              DeliveryOptions: { TlsPolicy: REQUIRE }
              TrackingOptions: { CustomRedirectDomain: click.example.com, HttpsPolicy: REQUIRE }
          Plain:
            Type: AWS::SES::ConfigurationSet
            Properties: { DeliveryOptions: { TlsPolicy: REQUIRE } }`,
    },
    {
      title: 'TLS required for what is received',
      template: `
        Resources:
          Inbox:
            Type: AWS::SES::ReceiptRule
            Properties: { RuleSetName: claims, Rule: { TlsPolicy: Require } }`,
    },
  ],
  unknown: [
    {
      title: 'the policy is a parameter',
      template: `
        Parameters:
          Policy: { Type: String }
        Resources:
          Mail:
            Type: AWS::SES::ConfigurationSet
            Properties: { DeliveryOptions: { TlsPolicy: !Ref Policy } }`,
    },
  ],
});
