import type { Property, Resource } from '../../../lib/template';
import { isText } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'launch-address-unsaid',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'Template leaves it to the subnet whether machines get public addresses',
  why: 'Moved to another subnet, or to the default VPC, the same machines stand on the internet.',
  fix: 'Set `AssociatePublicIpAddress` to false.',
  controls: { 'nist-800-53-r5': ['ac-4', 'cm-6', 'sc-7'] },
  appliesTo: ['AWS::EC2::Instance', 'AWS::EC2::LaunchTemplate', 'AWS::AutoScaling::LaunchConfiguration'],

  // An interface that exists already brings its addresses along.
  check(resource, _world, report) {
    for (const holder of holdersOf(resource)) {
      const property = holder.get('AssociatePublicIpAddress');
      const exists = isText(holder.get('NetworkInterfaceId').value);
      if (property.value.kind !== 'absent' || exists) continue;
      if (exists === undefined) report.unknown(property, { want: 'false' });
      else report.fail(property, { want: 'false' });
    }
  },

  bad: [
    {
      title: 'a launch configuration',
      template: `
        Resources:
          C:
            Type: AWS::AutoScaling::LaunchConfiguration
            Properties: { ImageId: ami-0123456789abcdef0 }`,
    },
    {
      title: 'one of two interfaces of an instance',
      template: `
        Resources:
          M:
            Type: AWS::EC2::Instance
            Properties: { NetworkInterfaces: [{ DeviceIndex: '0', AssociatePublicIpAddress: false }, { DeviceIndex: '1' }] }`,
    },
    {
      title: 'an interface of a launch template',
      template: `
        Resources:
          T:
            Type: AWS::EC2::LaunchTemplate
            Properties: { LaunchTemplateData: { NetworkInterfaces: [{ DeviceIndex: 0 }] } }`,
    },
  ],
  good: [
    {
      title: 'it is said, whatever it is',
      template: `
        Resources:
          C:
            Type: AWS::AutoScaling::LaunchConfiguration
            Properties: { AssociatePublicIpAddress: false }
          M:
            Type: AWS::EC2::Instance
            Properties: { NetworkInterfaces: [{ AssociatePublicIpAddress: false }] }
          T:
            Type: AWS::EC2::LaunchTemplate
            Properties: { LaunchTemplateData: { NetworkInterfaces: [{ AssociatePublicIpAddress: true }] } }`,
    },
    {
      title: 'an interface that exists, and none',
      template: `
        Resources:
          M:
            Type: AWS::EC2::Instance
            Properties: { NetworkInterfaces: [{ NetworkInterfaceId: eni-0123456789abcdef0 }] }
          N:
            Type: AWS::EC2::Instance
            Properties: { SubnetId: subnet-0123456789abcdef0 }
          T:
            Type: AWS::EC2::LaunchTemplate
            Properties: { LaunchTemplateData: { InstanceType: t3.micro } }`,
    },
  ],
  unknown: [
    {
      title: 'whether the interface exists is a parameter',
      template: `
        Parameters:
          Interface: { Type: String }
        Resources:
          M:
            Type: AWS::EC2::Instance
            Properties: { NetworkInterfaces: [{ NetworkInterfaceId: !Ref Interface }] }`,
    },
  ],
});

/** Where a resource says whether addresses are public; an instance without interfaces of its own says it nowhere. */
function holdersOf(resource: Resource): readonly Property[] {
  if (resource.type === 'AWS::AutoScaling::LaunchConfiguration') return [resource.properties];
  const template = resource.type === 'AWS::EC2::LaunchTemplate';
  return resource.read(template ? 'LaunchTemplateData.NetworkInterfaces' : 'NetworkInterfaces').each();
}
