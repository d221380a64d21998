/** Which ingress rules let strangers speak plain text. */
import { Template } from '../../../lib/template';
import { letsInPlaintext, namePorts, plaintextPortsOf } from '../../../policies/questions/plaintext-ports';

function ingress(yaml: string) {
  const text = `Parameters: { Open: { Type: String } }\nResources: { A: { Type: T, Properties: { Rule: ${yaml} } } }`;
  const resource = Template.parse({ file: 'a.yaml', text }).openWorld().resource('A');
  return resource!.read('Rule');
}

test.each([
  [21, 'FTP'],
  [23, 'Telnet'],
  [69, 'TFTP'],
  [80, 'HTTP'],
  [110, 'POP3'],
  [143, 'IMAP'],
  [389, 'LDAP'],
  [512, 'rexec'],
  [513, 'rlogin'],
  [514, 'rsh'],
  [873, 'rsync'],
  [2049, 'NFS'],
])('port %i is %s', (port, name) => {
  const ports = plaintextPortsOf(ingress(`{ FromPort: ${port}, ToPort: ${port} }`));
  expect(ports).toEqual([port]);
  expect(namePorts(ports)).toBe(`${name} on port ${port}`);
});

test.each<[string, string, number[] | undefined]>([
  ['a range holds its ends', '{ FromPort: 23, ToPort: 80 }', [23, 69, 80]],
  ['a range without them', '{ FromPort: 24, ToPort: 68 }', []],
  ['every port but one', '{ FromPort: 1, ToPort: 65535 }', []],
  ['every port but two', '{ FromPort: 2, ToPort: 65535 }', [21, 23, 69, 80, 110, 143, 389, 512, 513, 514, 873, 2049]],
  ['no first port', '{ ToPort: 23 }', []],
  ['no last port', '{ FromPort: 23 }', []],
  ['a hidden first port', '{ FromPort: !Ref Open, ToPort: 23 }', undefined],
  ['a hidden last port', '{ FromPort: 23, ToPort: !Ref Open }', undefined],
])('ports: %s', (_, yaml, expected) => {
  expect(plaintextPortsOf(ingress(yaml))).toEqual(expected);
});

const telnet = 'FromPort: 23, ToPort: 23';

test.each<[string, string, boolean | undefined]>([
  ['the world', `{ IpProtocol: tcp, ${telnet}, CidrIp: 0.0.0.0/0 }`, true],
  ['somebody outside', `{ IpProtocol: 6, ${telnet}, CidrIp: 203.0.113.7/32 }`, true],
  ['UDP', `{ IpProtocol: udp, ${telnet}, CidrIp: 0.0.0.0/0 }`, true],
  ['UDP by number', `{ IpProtocol: '17', ${telnet}, CidrIp: 0.0.0.0/0 }`, true],
  ['ICMP', `{ IpProtocol: icmp, ${telnet}, CidrIp: 0.0.0.0/0 }`, false],
  ['more than a private range', `{ IpProtocol: tcp, ${telnet}, CidrIp: 10.0.0.0/7 }`, true],
  ['10/8', `{ IpProtocol: tcp, ${telnet}, CidrIp: 10.0.0.0/8 }`, false],
  ['172.16/12', `{ IpProtocol: tcp, ${telnet}, CidrIp: 172.31.0.0/16 }`, false],
  ['192.168/16', `{ IpProtocol: tcp, ${telnet}, CidrIp: 192.168.1.0/24 }`, false],
  ['100.64/10', `{ IpProtocol: tcp, ${telnet}, CidrIp: 100.127.0.0/16 }`, false],
  ['the world in IPv6', `{ IpProtocol: tcp, ${telnet}, CidrIpv6: '::/0' }`, true],
  ['a private range in IPv6', `{ IpProtocol: tcp, ${telnet}, CidrIpv6: 'FD00::/8' }`, false],
  ['the other private range in IPv6', `{ IpProtocol: tcp, ${telnet}, CidrIpv6: 'fc00::/7' }`, false],
  ['an address that has fd in it', `{ IpProtocol: tcp, ${telnet}, CidrIpv6: '2001:fd::/32' }`, true],
  ['a group', `{ IpProtocol: tcp, ${telnet}, SourceSecurityGroupId: sg-1 }`, false],
  ['a hidden range', `{ IpProtocol: tcp, ${telnet}, CidrIp: !Ref Open }`, undefined],
  ['a hidden protocol', `{ IpProtocol: !Ref Open, ${telnet}, CidrIp: 0.0.0.0/0 }`, undefined],
  ['hidden ports', '{ IpProtocol: tcp, FromPort: !Ref Open, ToPort: 9, CidrIp: 0.0.0.0/0 }', undefined],
  ['hidden ports inside', '{ IpProtocol: tcp, FromPort: !Ref Open, ToPort: 9, CidrIp: 10.0.0.0/8 }', false],
])('open: %s', (_, yaml, expected) => {
  expect(letsInPlaintext(ingress(yaml), () => false)).toBe(expected);
});

test('ports that nobody knows have no names', () => {
  expect(namePorts(undefined)).toBe('ports that nobody knows');
});

test('an excused port does not count', () => {
  expect(letsInPlaintext(ingress(`{ IpProtocol: tcp, ${telnet}, CidrIp: 0.0.0.0/0 }`), (port) => port === 23)).toBe(
    false,
  );
});
