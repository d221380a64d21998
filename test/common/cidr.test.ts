import { isPrivate, isPublicAddress } from '../../lib/common/address-kinds';
import { type Cidr, formatCidr, isCovered, parseCidr, smallestAround } from '../../lib/common/cidr';

const rangesOf = (...texts: string[]): Cidr[] => texts.flatMap((text) => parseCidr(text) ?? []);
const rangeOf = (text: string): Cidr => rangesOf(text)[0]!;

test.each<[string, string[], boolean]>([
  ['10.0.0.0/24', ['10.0.0.0/24'], true],
  ['10.0.0.0/24', ['10.0.0.128/25', '10.0.0.0/25'], true],
  ['10.0.0.0/24', ['10.0.0.0/25', '10.0.0.192/26'], false],
  ['10.0.0.0/24', ['10.0.0.0/8', '10.0.0.0/25'], true],
  ['10.0.1.0/24', ['10.0.0.0/24'], false],
  ['0.0.0.0/0', ['0.0.0.0/1', '128.0.0.0/1'], true],
  ['10.0.0.0/24', [], false],
])('%s is covered by %j: %s', (inner, ranges, answer) => {
  expect(isCovered(rangeOf(inner), rangesOf(...ranges))).toBe(answer);
});

test.each<[string[], string | undefined]>([
  [['10.20.0.0/24'], '10.20.0.0/24'],
  [['10.20.4.0/24', '10.20.0.0/24'], '10.20.0.0/21'],
  [['10.0.0.0/8', '192.168.0.0/16'], '0.0.0.0/0'],
  [['10.0.0.0/24', '10.0.1.0/24'], '10.0.0.0/23'],
  [['10.0.1.0/24', '10.0.2.0/24'], '10.0.0.0/22'],
  [[], undefined],
])('the smallest range around %j is %s', (ranges, answer) => {
  const around = smallestAround(rangesOf(...ranges));
  expect(around && formatCidr(around)).toBe(answer);
});

test.each([
  ['10.0.0.0/8', true],
  ['172.31.255.0/24', true],
  ['172.16.0.0/11', false],
  ['100.64.0.0/10', true],
  ['192.168.0.0/15', false],
  ['0.0.0.0/0', false],
  ['203.0.113.0/24', false],
])('%s is private: %s', (text, answer) => expect(isPrivate(rangeOf(text))).toBe(answer));

test.each([
  ['203.0.113.10', true],
  ['8.8.8.8', true],
  ['10.1.2.3', false],
  ['100.100.0.1', false],
  ['127.0.0.1', false],
  ['169.254.169.254', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['8.8.8.8/8', false],
  ['vpn.example', false],
])('%s is on the internet: %s', (text, answer) => expect(isPublicAddress(text)).toBe(answer));
