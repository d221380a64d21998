import { Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import { EnclaveNetwork, LogArchive, type EnclaveNetworkProps } from '../../constructs';
import { codesOf, propertiesOf } from './fixtures';

function networkWith(props: Partial<EnclaveNetworkProps> = {}): Template {
  const stack = new Stack(new App(), 'Theirs');
  new EnclaveNetwork(stack, 'Network', {
    vendor: 'acme',
    archive: new LogArchive(stack, 'Archive', { vendor: 'acme' }),
    roleArns: ['arn:aws:iam::111122223333:role/one'],
    ...props,
  });
  return Template.fromStack(stack);
}

/** The rules of one way, by number: `100 allow 6 10.64.0.0/22 443-443`. */
function rulesOf(template: Template, egress: boolean): string[] {
  return propertiesOf(template, 'AWS::EC2::NetworkAclEntry')
    .filter(({ Egress }) => Egress === egress)
    .sort((one, other) => Number(one['RuleNumber']) - Number(other['RuleNumber']))
    .map(({ RuleNumber, RuleAction, Protocol, CidrBlock, PortRange }) => {
      const { From, To } = (PortRange ?? { From: 'every', To: 'port' }) as { From: unknown; To: unknown };
      return [RuleNumber, RuleAction, Protocol, CidrBlock, `${String(From)}-${String(To)}`].join(' ');
    });
}

const REST = '32766 deny -1 0.0.0.0/0 every-port';

test('the subnets take and send HTTPS of the network and the answers to it, and refuse the rest', () => {
  const template = networkWith();
  for (const egress of [true, false]) {
    expect(rulesOf(template, egress)).toEqual([
      '100 allow 6 10.64.0.0/22 443-443',
      '110 allow 6 10.64.0.0/22 1024-65535',
      REST,
    ]);
  }
  const subnets = Object.keys(template.findResources('AWS::EC2::Subnet'));
  const ruled = propertiesOf(template, 'AWS::EC2::SubnetNetworkAclAssociation').map(
    ({ SubnetId }) => (SubnetId as { Ref: string }).Ref,
  );
  expect(ruled.sort()).toEqual(subnets.sort());
});

test('an office asks and is answered, never the other way round', () => {
  const template = networkWith({ officeCidrs: ['192.168.8.0/24', '192.168.8.0/24'] });
  expect(rulesOf(template, false)[2]).toBe('200 allow 6 192.168.8.0/24 443-443');
  expect(rulesOf(template, true)[2]).toBe('200 allow 6 192.168.8.0/24 1024-65535');
});

test('towards the internet only HTTPS goes out, and only answers come in', () => {
  const template = networkWith({ egressDomains: ['api.partner.example'] });
  expect(rulesOf(template, true)).toContain('300 allow 6 0.0.0.0/0 443-443');
  expect(rulesOf(template, false)).toContain('300 allow 6 0.0.0.0/0 1024-65535');
});

test('more offices than a subnet has rules for are refused', () => {
  const officeCidrs = Array.from({ length: 15 }, (_, at) => `192.168.${at}.0/24`);
  expect(codesOf(() => networkWith({ officeCidrs }))).toEqual(['enclave/office-ranges']);
  expect(codesOf(() => networkWith({ officeCidrs: officeCidrs.slice(1) }))).toEqual([]);
});
