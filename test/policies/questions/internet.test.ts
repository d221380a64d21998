/** Which ranges of addresses stand for the internet. */
import { Template, inEveryWorld } from '../../../lib/template';
import { isInternet } from '../../../policies/questions/internet';

function answer(range: unknown): unknown {
  const Resources = {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    R: { Type: 'AWS::EC2::SecurityGroupIngress', Properties: { CidrIp: range } },
  };
  const text = JSON.stringify({ Parameters: { P: { Type: 'String' } }, Resources });
  const template = Template.parse({ file: 't.json', text });
  const { branches } = inEveryWorld(template, (world) => {
    const rule = world.resource('R');
    return rule && isInternet(rule.read('CidrIp'));
  });
  return branches[0]?.outcome;
}

test.each([
  ['everybody', '0.0.0.0/0', true],
  ['everybody, with host bits', '203.0.113.7/0', true],
  ['one half', '0.0.0.0/1', true],
  ['the other half', '128.0.0.0/1', true],
  ['what one company was given', '11.0.0.0/8', true],
  ['half of that', '11.0.0.0/9', false],
  ['the private block of the same width', '10.0.0.0/8', false],
  ['a block that holds the private one', '10.0.0.0/7', true],
  ['the machine itself', '127.0.0.0/8', false],
  ['one address', '203.0.113.7/32', false],
  ['one address without a prefix', '203.0.113.7', false],
  ['with blanks around it', ' 0.0.0.0/0 ', true],
  ['no address', '300.0.0.0/4', false],
  ['everybody over IPv6', '::/0', true],
  ['the same, spelled out', '0:0:0:0:0:0:0:0/0', true],
  ['all that is routed', '2000::/3', true],
  ['one half of it', '3000::/4', true],
  ['what a continent was given', '2600::/12', true],
  ['what a provider was given', '2600:1f00::/24', false],
  ['just narrower than a continent', '2600::/13', false],
  ['a half that begins with zeros', '::/1', true],
  ['a block below what is routed', '1000::/4', false],
  ['a block above what is routed', '4000::/3', false],
  ['the second quarter', '4000::/2', false],
  ['the last block that is routed', '3f00::/8', true],
  ['private addresses', 'fc00::/7', false],
  ['an empty text', '', false],
  ['nothing', undefined, false],
  ['a list', ['0.0.0.0/0'], false],
  ['a network of the template', { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }, false],
  ['a parameter', { Ref: 'P' }, undefined],
  ['one address of a parameter', { 'Fn::Sub': '${P}/32' }, false],
  ['everybody around an address of a parameter', { 'Fn::Sub': '${P}/0' }, true],
  ['a wide prefix after a parameter', { 'Fn::Sub': '${P}/12' }, undefined],
  ['a prefix that is narrow for every address', { 'Fn::Sub': '${P}/13' }, false],
  ['a prefix that is a parameter', { 'Fn::Sub': '10.0.0.0/${P}' }, undefined],
])('%s', (_, range, expected) => {
  expect(answer(range)).toBe(expected);
});
