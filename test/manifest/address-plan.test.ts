import { RegionInfo } from 'aws-cdk-lib/region-info';
import { contains, overlaps, parseCidr } from '../../lib/common/cidr';
import { nextFreeRange } from '../../lib/manifest/address-plan';
import { AWS_REGIONS } from '../../lib/manifest/aws-regions';
import { complaintsOf, shortManifestWith } from '../support/manifests';

test.each<[string, number, string[], string, string | undefined]>([
  ['an empty room gives its first range', 22, [], '10.64.0.0/11', '10.64.0.0/22'],
  ['the range behind the ones taken', 22, ['10.64.4.0/22', '10.64.0.0/22'], '10.64.0.0/11', '10.64.8.0/22'],
  ['a gap is used', 22, ['10.64.0.0/22', '10.64.8.0/22'], '10.64.0.0/11', '10.64.4.0/22'],
  ['a gap that is too narrow is not', 21, ['10.64.0.0/22', '10.64.8.0/22'], '10.64.0.0/11', '10.64.16.0/21'],
  ['a large range in the way of small ones', 24, ['10.64.0.0/16'], '10.64.0.0/11', '10.65.0.0/24'],
  ['ranges outside of the room do not count', 22, ['192.168.0.0/16'], '10.64.0.0/11', '10.64.0.0/22'],
  ['a full room has nothing', 22, ['10.64.0.0/11'], '10.64.0.0/11', undefined],
  ['a range larger than its room is not there', 10, [], '10.64.0.0/11', undefined],
])('%s', (_title, prefix, taken, room, expected) => {
  expect(nextFreeRange(prefix, taken, room)).toBe(expected);
});

test('a hundred ranges of all sizes, one after the other, never share an address', () => {
  const room = '10.64.0.0/11';
  const taken: string[] = [];
  for (let at = 0; at < 100; at += 1) taken.push(nextFreeRange(18 + ((at * 7) % 7), taken, room)!);
  const ranges = taken.map((text) => parseCidr(text)!);
  expect(ranges.every((range) => contains(parseCidr(room)!, range))).toBe(true);
  expect(ranges.filter((one, at) => ranges.some((other, index) => index < at && overlaps(one, other)))).toEqual([]);
});

test('the regions are those the CDK knows, where we know what names end in', () => {
  const known = RegionInfo.regions.filter(({ partition = '' }) => ['aws', 'aws-cn', 'aws-us-gov'].includes(partition));
  expect(AWS_REGIONS).toEqual(known.map(({ name }) => name).sort());
});

const REGION = 'region: eu-central-1';

test.each<[string, [string, string][], string[]]>([
  ['a region that does not exist', [[REGION, 'region: eu-centrla-1']], ['manifest/unknown-region @ eu-centrla-1']],
  [
    'a region of no partition we know, and zones of another',
    [[REGION, 'region: eu-central-9, availabilityZones: [eu-central-1a, eu-central-1b]']],
    ['manifest/unknown-region @ eu-central-9'],
  ],
  [
    'zones of another region',
    [[REGION, `${REGION}, availabilityZones: [eu-central-1a, eu-west-1b]`]],
    ['manifest/zone-mismatch @ eu-west-1b'],
  ],
  [
    'one zone twice',
    [[REGION, `${REGION}, availabilityZones: [eu-central-1a, eu-central-1a]`]],
    ['manifest/zone-twice @ eu-central-1a'],
  ],
  [
    'a region in place of a zone',
    [[REGION, `${REGION}, availabilityZones: [eu-central-1a, eu-central-1]`]],
    ['manifest/zone @ eu-central-1'],
  ],
  [
    'a range for devices that is too small',
    [['clientVpn: {', 'clientVpn: { clientCidr: 10.96.0.0/28,']],
    ['manifest/cidr-size @ 10.96.0.0/28'],
  ],
])('%s is one mistake, with its line', (_title, changes, expected) => {
  expect(complaintsOf(shortManifestWith(...changes))).toEqual(expected);
});

test('more office networks than a subnet has rules for', () => {
  const networks = Array.from({ length: 15 }, (_, at) => `192.168.${at}.0/24`).join(', ');
  const office = `connect:\n  siteToSite: [{ office: cebu, publicAddress: 198.51.100.7, networks: [${networks}] }]`;
  expect(complaintsOf(shortManifestWith(['connect:', office])).map((one) => one.split(' @ ')[0])).toContain(
    'manifest/office-ranges',
  );
});
