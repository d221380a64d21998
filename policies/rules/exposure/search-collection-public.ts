import { type Property, asBoolean } from '../../../lib/template';
import { type Ternary, all, any, says } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'search-collection-public',
  topic: 'exposure',
  severity: 'error',
  title: 'Search collection may be reached from the internet',
  why: 'The index answers on the internet, and one loose data policy gives all of it away.',
  fix: 'Set `AllowFromPublic` to false in `Policy` and name VPC endpoints in `SourceVPCEs`.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'] },
  appliesTo: ['AWS::OpenSearchServerless::SecurityPolicy'],

  // The policy is JSON in a text: a list of rules, each with a switch of its own.
  check(policy, _world, report) {
    const network = says(policy.read('Type'), 'network');
    const document = policy.read('Policy');
    const open = all([network, opens(document.parsed())]);
    if (open) report.fail(document, { saw: 'AllowFromPublic: true', want: 'AllowFromPublic: false' });
    if (open === undefined) report.unknown(document, { want: 'AllowFromPublic: false' });
  },

  bad: [
    {
      title: 'one of two rules',
      template: `
        Resources:
          S:
            Type: AWS::OpenSearchServerless::SecurityPolicy
            Properties: { Type: network, Policy: '[{"Rules":[{"ResourceType":"collection","Resource":["collection/claims"]}],"SourceVPCEs":["vpce-0123456789abcdef0"]},{"Rules":[{"ResourceType":"collection","Resource":["collection/claims"]}],"AllowFromPublic":true}]' }`,
    },
    {
      title: 'a single rule that is no list, put together from parts',
      template: `
        Resources:
          S:
            Type: AWS::OpenSearchServerless::SecurityPolicy
            Properties: { Type: network, Policy: !Join ['', ['{"AllowFromPublic":', 'true}']] }`,
    },
  ],
  good: [
    {
      title: 'endpoints of a VPC',
      template: `
        Resources:
          S:
            Type: AWS::OpenSearchServerless::SecurityPolicy
            Properties: { Type: network, Policy: '[{"Rules":[{"ResourceType":"collection","Resource":["collection/claims"]}],"AllowFromPublic":false,"SourceVPCEs":["vpce-0123456789abcdef0"]}]' }`,
    },
    {
      title: 'an endpoint of the template',
      template: `
        Resources:
          Door: { Type: AWS::EC2::VPCEndpoint }
          S:
            Type: AWS::OpenSearchServerless::SecurityPolicy
            Properties: { Type: network, Policy: !Sub '[{"Rules":[{"ResourceType":"collection","Resource":["collection/claims"]}],"AllowFromPublic":false,"SourceVPCEs":["\${Door}"]}]' }`,
    },
    {
      title: 'a policy about encryption, and one that says nothing',
      template: `
        Resources:
          E:
            Type: AWS::OpenSearchServerless::SecurityPolicy
            Properties: { Type: encryption, Policy: '{"AllowFromPublic":true}' }
          N:
            Type: AWS::OpenSearchServerless::SecurityPolicy
            Properties: { Type: network }`,
    },
  ],
  unknown: [
    {
      title: 'the policy is a parameter',
      template: `
        Parameters:
          Text: { Type: String }
        Resources:
          S:
            Type: AWS::OpenSearchServerless::SecurityPolicy
            Properties: { Type: network, Policy: !Ref Text }`,
    },
    {
      title: 'a text that is no JSON',
      template: `
        Resources:
          S:
            Type: AWS::OpenSearchServerless::SecurityPolicy
            Properties: { Type: network, Policy: 'AllowFromPublic' }`,
    },
    {
      title: 'the kind is a parameter',
      template: `
        Parameters:
          Kind: { Type: String }
        Resources:
          S:
            Type: AWS::OpenSearchServerless::SecurityPolicy
            Properties: { Type: !Ref Kind, Policy: '{"AllowFromPublic":true}' }`,
    },
  ],
});

/** Whether a rule of the document lets the internet in. */
function opens(document: Property): Ternary {
  if (!['absent', 'list', 'map'].includes(document.value.kind)) return undefined;
  return any(
    document.each().map((rule) => {
      const open = asBoolean(rule.get('AllowFromPublic').value);
      return open.kind === 'hidden' ? undefined : open.kind === 'known' && open.value;
    }),
  );
}
