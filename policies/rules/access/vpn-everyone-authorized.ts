import { asBoolean } from '../../../lib/template';
import { mustBeSet } from '../../judge';
import { defineRule } from '../../rule';

const WANT = 'the id of the one group that needs this network';

export default defineRule({
  id: 'vpn-everyone-authorized',
  topic: 'access',
  severity: 'error',
  title: 'Client VPN authorization rule lets every user in',
  why: 'Whoever connects reaches this network, whatever the job function; the identity provider decides nothing any more.',
  fix: 'Remove `AuthorizeAllGroups` and name one group in `AccessGroupId`, with a rule for each further group.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ac-17'] },
  appliesTo: ['AWS::EC2::ClientVpnAuthorizationRule'],

  check(rule, _world, report) {
    const everyone = rule.read('AuthorizeAllGroups');
    const answer = asBoolean(everyone.value);
    if (answer.kind === 'hidden') report.unknown(everyone, { want: WANT });
    else if (answer.kind === 'known' && answer.value) report.fail(everyone, { want: WANT });
    else mustBeSet(rule.read('AccessGroupId'), WANT, report);
  },

  bad: [
    {
      title: 'all groups, though one is named too',
      template: `
        Resources:
          Claims:
            Type: AWS::EC2::ClientVpnAuthorizationRule
            Properties: { AuthorizeAllGroups: true, AccessGroupId: claims-reviewers, TargetNetworkCidr: 10.0.0.0/24 }`,
    },
    {
      title: 'all groups',
      template: `
        Resources:
          Claims:
            Type: AWS::EC2::ClientVpnAuthorizationRule
            Properties: { ClientVpnEndpointId: cvpn-endpoint-0, TargetNetworkCidr: 10.0.0.0/24, AuthorizeAllGroups: true }`,
    },
    {
      title: 'a group whose id is a blank',
      template: `
        Resources:
          Claims:
            Type: AWS::EC2::ClientVpnAuthorizationRule
            Properties: { TargetNetworkCidr: 10.0.0.0/24, AccessGroupId: ' ' }`,
    },
    {
      title: 'an empty list of groups',
      template: `
        Resources:
          Claims:
            Type: AWS::EC2::ClientVpnAuthorizationRule
            Properties: { TargetNetworkCidr: 10.0.0.0/24, AccessGroupId: [] }`,
    },
    {
      title: 'no group at all',
      template: `
        Resources:
          Claims:
            Type: AWS::EC2::ClientVpnAuthorizationRule
            Properties: { ClientVpnEndpointId: cvpn-endpoint-0, TargetNetworkCidr: 10.0.0.0/24 }`,
    },
  ],
  good: [
    {
      title: 'one group',
      template: `
        Resources:
          Claims:
            Type: AWS::EC2::ClientVpnAuthorizationRule
            Properties: { TargetNetworkCidr: 10.0.0.0/24, AccessGroupId: claims-adjusters }`,
    },
    {
      title: 'all groups switched off in words, and a group composed from the stack name',
      template: `
        Resources:
          Claims:
            Type: AWS::EC2::ClientVpnAuthorizationRule
            Properties: { AuthorizeAllGroups: 'false', AccessGroupId: !Sub '\${AWS::StackName}-adjusters' }`,
    },
  ],
  unknown: [
    {
      title: 'the group is whatever an SSM parameter of the template holds',
      template: `
        Resources:
          Group:
            Type: AWS::SSM::Parameter
            Properties: { Type: String, Value: ' ' }
          Claims:
            Type: AWS::EC2::ClientVpnAuthorizationRule
            Properties: { TargetNetworkCidr: 10.0.0.0/24, AccessGroupId: !GetAtt Group.Value }`,
    },
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Everyone: { Type: String }
        Resources:
          Claims:
            Type: AWS::EC2::ClientVpnAuthorizationRule
            Properties: { AuthorizeAllGroups: !Ref Everyone, AccessGroupId: claims-adjusters }`,
    },
  ],
});
