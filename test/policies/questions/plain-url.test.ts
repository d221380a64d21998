/** Which texts start with a plain address, and which addresses a text calls. */
import type { Value } from '../../../lib/template';
import { isPlainUrl, plainAddressesIn } from '../../../policies/questions/plain-url';

const known = (value: string): Value => ({ kind: 'known', value });
const open: Value = { kind: 'unresolved', intrinsic: 'Ref: Open', symbol: 'Open' };
const named = (attribute: string): Value => ({ kind: 'reference', logicalId: 'A', attribute });

test.each<[string, Value, boolean | undefined]>([
  ['an http address', known('http://a.example.com'), true],
  ['one in capitals, after a blank', known(' HTTP://a.example.com'), true],
  ['an https address', known('https://a.example.com'), false],
  ['an address that names another', known('https://a.example.com/?to=http://b'), false],
  ['an http address on an unknown host', { kind: 'composed', parts: ['http://', open] }, true],
  ['an https address on an unknown host', { kind: 'composed', parts: ['https://', open] }, false],
  ['an unknown beginning', { kind: 'composed', parts: [open, '/http:'] }, undefined],
  ['what is unknown', open, undefined],
  ['the name of a resource', named('Ref'), false],
  ['an attribute that may be any text', named('Outputs.Url'), undefined],
  ['a resource at the beginning', { kind: 'composed', parts: [named('Arn'), '/'] } as Value, false],
  ['nothing', { kind: 'absent' }, false],
])('%s', (_, value, expected) => {
  expect(isPlainUrl(value)).toBe(expected);
});

test.each<[string, string, string[]]>([
  ['an address', 'http://a.example.com/b', ['http://a.example.com']],
  ['two of them', 'curl http://a.b; curl "http://c.d:80"', ['http://a.b', 'http://c.d']],
  ['in capitals', 'HTTP://A.B', ['HTTP://A.B']],
  ['an https address', 'https://a.example.com', []],
  ['a word that ends so', 'xhttp://a.example.com', []],
  ['no host', 'http://', []],
  ['an address of IPv6', 'http://[2001:db8::1]/', ['http://[2001:db8::1]']],
  ['oneself by name', 'http://localhost:3000/', []],
  ['a host that only begins so', 'http://localhost.example.com/', ['http://localhost.example.com']],
  ['a host that only ends so', 'http://www.localhost/', ['http://www.localhost']],
  ['oneself by address', 'http://127.0.0.1/ http://0.0.0.0:80 http://[::1]/ http://[::]/', []],
  ['metadata', 'http://169.254.169.254/latest http://169.254.170.2/v2 http://[fd00:ec2::254]/latest', []],
  ['schemas', 'http://www.w3.org/2001/XMLSchema http://w3.org/a http://schemas.xmlsoap.org http://schema.org', []],
  [
    'more schemas',
    'http://json-schema.org/a http://maven.apache.org/POM http://java.sun.com/xml http://xmlns.jcp.org',
    [],
  ],
  ['a namespace', '<a xmlns="http://a.b" xmlns:c=\'http://d.e\'>', []],
  ['a proxy', 'export http_proxy=http://p.example.com:3128', []],
  ['a proxy in quotes', 'HTTPS_PROXY="http://p.example.com"', []],
  ['a proxy in YAML', 'proxy: http://p.example.com', []],
  ['a proxy in JSON', '"proxy": "http://p.example.com"', []],
  ['something after a proxy', 'proxy=no; curl http://a.b', ['http://a.b']],
])('addresses in a text: %s', (_, text, expected) => {
  expect(plainAddressesIn(known(text))).toEqual(expected);
});

test('unknown parts of an address are written as a star', () => {
  expect(plainAddressesIn({ kind: 'composed', parts: ['http://', open, ':80'] })).toEqual(['http://*']);
  expect(plainAddressesIn(open)).toEqual([]);
});
