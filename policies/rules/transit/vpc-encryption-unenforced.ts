import { type Relation } from '../../../lib/template';
import { mustSay, whyPossible } from '../../judge';
import { defineRule } from '../../rule';

const CONTROLS: Relation = { type: 'AWS::EC2::VPCEncryptionControl', path: 'VpcId' };

export default defineRule({
  id: 'vpc-encryption-unenforced',
  topic: 'transit',
  severity: 'warning',
  tier: 'opinion',
  title: 'Nothing enforces encryption inside the VPC',
  why: 'Traffic between instances, load balancers and attachments may pass in plain text, and nobody is told.',
  fix: 'Add an encryption control with `Mode` enforce for the VPC.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'] },
  appliesTo: ['AWS::EC2::VPC', 'AWS::EC2::VPCEncryptionControl'],

  check(resource, world, report) {
    if (resource.type !== 'AWS::EC2::VPC') {
      return mustSay(resource.read('Mode'), { texts: ['enforce'], want: 'enforce' }, report);
    }
    // Whether a control that is there enforces anything is said at the control.
    const { certain, possible } = world.referrers(resource, CONTROLS);
    const [control] = possible;
    const property = resource.read('VpcEncryptionControl');
    if (certain.length > 0) return;
    if (control)
      report.unknown(property, { saw: `control ${control.id} ${whyPossible(control, 'VpcId')}`, want: 'enforce' });
    else report.fail(property, { saw: 'no encryption control', want: 'enforce' });
  },

  bad: [
    {
      title: 'a VPC without a control',
      template: `
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }`,
    },
    {
      title: 'a control that only watches',
      template: `
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }
          Control:
            Type: AWS::EC2::VPCEncryptionControl
            Properties: { VpcId: !Ref Vpc, Mode: monitor }`,
    },
    {
      title: 'a control that names no mode',
      template: `
        Resources:
          Control:
            Type: AWS::EC2::VPCEncryptionControl
            Properties: { VpcId: vpc-0 }`,
    },
  ],
  good: [
    {
      title: 'a control that enforces',
      template: `
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }
          Control:
            Type: AWS::EC2::VPCEncryptionControl
            Properties: { VpcId: !Ref Vpc, Mode: enforce }`,
    },
    {
      title: 'a control that enforces in a VPC of another stack',
      template: `
        Resources:
          Control:
            Type: AWS::EC2::VPCEncryptionControl
            Properties: { VpcId: vpc-0, Mode: Enforce }`,
    },
  ],
  unknown: [
    {
      title: 'a control of a VPC that a parameter names',
      template: `
        Parameters:
          VpcId: { Type: String }
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }
          Control:
            Type: AWS::EC2::VPCEncryptionControl
            Properties: { VpcId: !Ref VpcId, Mode: enforce }`,
    },
  ],
});
