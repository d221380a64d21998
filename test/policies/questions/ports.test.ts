/** Which ports are dangerous on the internet, each on its own and beside its neighbours. */
import { Template } from '../../../lib/template';
import { judgeTemplate } from '../../../policies';
import { portsIn } from '../../../policies/questions/ports';

test.each([
  ['one port', '22', [22]],
  ['ports and spans', '20-22 80', [20, 21, 22, 80]],
  ['a span of one', '5-5', [5]],
])('%s', (_, text, numbers) => {
  expect(portsIn(text, 'udp')).toEqual({ numbers, protocols: ['udp'] });
});

/** Which rules about ports flag a port that is open to everybody. */
function rulesAbout(port: number): string[] {
  const rule = { IpProtocol: 'tcp', FromPort: port, ToPort: port, CidrIp: '0.0.0.0/0' };
  const text = JSON.stringify({ Resources: { R: { Type: 'AWS::EC2::SecurityGroupIngress', Properties: rule } } });
  const { findings } = judgeTemplate(Template.parse({ file: 'r.json', text }), { target: 'r.json' });
  return findings.map((finding) => finding.rule).filter((id) => /^(ssh|remote|admin|database)-/.test(id));
}

const SERVICES: [string, string, readonly number[]][] = [
  ['SSH', 'ssh-open-to-internet', [22]],
  ['Remote Desktop', 'remote-desktop-open-to-internet', [3389]],
  ['FTP, Telnet, TFTP', 'admin-port-open-to-internet', [20, 21, 23, 69, 115]],
  ['mail and news', 'admin-port-open-to-internet', [25, 110, 119, 143]],
  ['RPC and file shares', 'admin-port-open-to-internet', [111, 135, 137, 138, 139, 445, 873, 2049]],
  ['SNMP and LDAP', 'admin-port-open-to-internet', [161, 389, 636]],
  ['remote shells and screens', 'admin-port-open-to-internet', [512, 513, 514, 5500, 5800, 5900, 5985, 5986, 6000]],
  ['containers and clusters', 'admin-port-open-to-internet', [2375, 2376, 6443, 10250]],
  [
    'consoles',
    'admin-port-open-to-internet',
    [3000, 5000, 5601, 7001, 8000, 8080, 8088, 8888, 9000, 9090, 50070, 50470],
  ],
  ['configuration management', 'admin-port-open-to-internet', [4505, 4506, 8140]],
  [
    'SQL',
    'database-port-open-to-internet',
    [1433, 1434, 1521, 2382, 2383, 2483, 2484, 3306, 3309, 4333, 5432, 5439, 26257],
  ],
  ['caches', 'database-port-open-to-internet', [6379, 6380, 11211, 11214, 11215]],
  ['wide columns', 'database-port-open-to-internet', [3020, 7000, 7199, 9042, 9160, 61620, 61621]],
  [
    'documents and graphs',
    'database-port-open-to-internet',
    [5984, 7474, 7687, 8182, 8529, 27017, 27018, 27019, 28017],
  ],
  ['search, time series and Db2', 'database-port-open-to-internet', [8086, 9200, 9300, 50000]],
];

test.each(SERVICES)('%s: %s', (_, rule, ports) => {
  for (const port of ports) expect([port, rulesAbout(port)]).toEqual([port, [rule]]);
});

test('all other ports are left to the rules about any port', () => {
  const known = new Set(SERVICES.flatMap(([, , ports]) => ports));
  const neighbours = [...known].flatMap((port) => [port - 1, port + 1]).filter((port) => !known.has(port));
  for (const port of neighbours) expect([port, rulesAbout(port)]).toEqual([port, []]);
});
