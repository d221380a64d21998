import { isPresent } from '../../questions/presence';
import { defineRule } from '../../rule';

const WANT = 'the security groups of those who may connect';

export default defineRule({
  id: 'node-group-ssh-open',
  topic: 'exposure',
  severity: 'error',
  title: 'Nodes of Kubernetes take SSH from the internet',
  why: 'With a key but without groups EKS opens port 22 of all nodes to everybody.',
  fix: 'Set `RemoteAccess.SourceSecurityGroups`, or remove `RemoteAccess`.',
  controls: { 'nist-800-53-r5': ['ac-4', 'ac-17', 'sc-7'] },
  appliesTo: ['AWS::EKS::Nodegroup'],

  // What EKS opens by itself: title "RemoteAccessConfig" of the EKS API reference.
  check(group, _world, report) {
    const key = group.read('RemoteAccess.Ec2SshKey');
    const groups = group.read('RemoteAccess.SourceSecurityGroups');
    if (group.read('RemoteAccess').value.kind === 'unresolved') report.unknown(groups, { want: WANT });
    else if (isPresent(key) && !isPresent(groups)) report.fail(groups, { want: WANT });
  },

  bad: [
    {
      title: 'a key alone',
      template: `
        Resources:
          N:
            Type: AWS::EKS::Nodegroup
            Properties: { RemoteAccess: { Ec2SshKey: claims } }`,
    },
    {
      title: 'a key that is a parameter, and no groups in the list',
      template: `
        Parameters:
          Key: { Type: String }
        Resources:
          N:
            Type: AWS::EKS::Nodegroup
            Properties: { RemoteAccess: { Ec2SshKey: !Ref Key, SourceSecurityGroups: [] } }`,
    },
  ],
  good: [
    {
      title: 'a key, and a group that may use it',
      template: `
        Resources:
          N:
            Type: AWS::EKS::Nodegroup
            Properties: { RemoteAccess: { Ec2SshKey: claims, SourceSecurityGroups: [!Ref G] } }
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { GroupDescription: VPN }`,
    },
    {
      title: 'no remote access, and one without a key',
      template: `
        Resources:
          N:
            Type: AWS::EKS::Nodegroup
            Properties: { ClusterName: claims }
          Empty:
            Type: AWS::EKS::Nodegroup
            Properties: { RemoteAccess: {} }`,
    },
  ],
  unknown: [
    {
      title: 'remote access is imported',
      template: `
        Resources:
          N:
            Type: AWS::EKS::Nodegroup
            Properties: { RemoteAccess: !ImportValue access }`,
    },
  ],
});
