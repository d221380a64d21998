import { mustSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'lattice-plaintext',
  topic: 'transit',
  severity: 'error',
  title: 'VPC Lattice carries plain HTTP between services',
  why: 'Lattice joins VPCs and accounts; what crosses it in plain text is read by whoever sees one of its ends.',
  fix: 'Set `Protocol` of the listener to HTTPS or TLS_PASSTHROUGH, and of the target group to HTTPS or TCP.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'] },
  appliesTo: ['AWS::VpcLattice::Listener', 'AWS::VpcLattice::TargetGroup'],

  check(resource, _world, report) {
    if (resource.type === 'AWS::VpcLattice::Listener') {
      const texts = ['HTTPS', 'TLS_PASSTHROUGH'];
      return mustSay(resource.read('Protocol'), { texts, want: 'HTTPS or TLS_PASSTHROUGH' }, report);
    }
    // Functions take no protocol; TCP goes with TLS that is passed on. The others must say, HTTPS is taken for silence.
    mustSay(
      resource.read('Config.Protocol'),
      { texts: ['HTTPS', 'TCP'], preset: 'HTTPS', want: 'HTTPS or TCP' },
      report,
    );
  },

  bad: [
    {
      title: 'a listener that takes HTTP',
      template: `
        Resources:
          Web:
            Type: AWS::VpcLattice::Listener
            Properties: { Protocol: HTTP, Port: 80 }`,
    },
    {
      title: 'targets that are reached in HTTP',
      template: `
        Resources:
          Targets:
            Type: AWS::VpcLattice::TargetGroup
            Properties: { Type: ALB, Config: { Protocol: HTTP, Port: 80 } }`,
    },
  ],
  good: [
    {
      title: 'HTTPS, and TLS that is passed on',
      template: `
        Resources:
          Web:
            Type: AWS::VpcLattice::Listener
            Properties: { Protocol: HTTPS }
          Passed:
            Type: AWS::VpcLattice::Listener
            Properties: { Protocol: TLS_PASSTHROUGH }`,
    },
    {
      title: 'targets that are reached in HTTPS or TCP, and functions',
      template: `
        Resources:
          Targets:
            Type: AWS::VpcLattice::TargetGroup
            Properties: { Type: IP, Config: { Protocol: HTTPS, Port: 443 } }
          Passed:
            Type: AWS::VpcLattice::TargetGroup
            Properties: { Type: IP, Config: { Protocol: TCP, Port: 443 } }
          Function:
            Type: AWS::VpcLattice::TargetGroup
            Properties: { Type: LAMBDA }`,
    },
  ],
  unknown: [
    {
      title: 'the protocol of a listener is a parameter',
      template: `
        Parameters:
          Protocol: { Type: String }
        Resources:
          Web:
            Type: AWS::VpcLattice::Listener
            Properties: { Protocol: !Ref Protocol }`,
    },
  ],
});
