import { narrowRanges } from '../../../../lib/analysis/access/questions/narrow-ranges';

test.each([
  ['one address', ['203.0.113.7'], ['203.0.113.7/32']],
  ['a /8, which somebody may call their own', ['54.0.0.0/8'], ['54.0.0.0/8']],
  ['half of all addresses', ['0.0.0.0/1'], []],
  ['many that together are as wide', [...Array(256).keys()].map((first) => `${first}.0.0.0/8`), ['10.0.0.0/8']],
  ['a private range', ['10.0.0.0/8', '172.16.0.0/12'], ['10.0.0.0/8', '172.16.0.0/12']],
  ['a narrow one beside a wide one', ['203.0.113.0/24', '128.0.0.0/2'], ['203.0.113.0/24']],
  ['a narrow one inside a wide one', ['130.1.0.0/16', '128.0.0.0/2'], []],
  ['a range of IPv6', ['2001:db8::/32', '2001:db8::1', '2000::/3'], ['2001:db8::/32', '2001:db8::1']],
  ['what is no range', ['*', '', 'here', '300.1.1.1'], []],
])('%s', (_, ranges, narrow) => {
  expect(narrowRanges(ranges)).toEqual(narrow);
});
