import { dnsClosed } from '../../lib/analysis/network/dns-closed';
import { manifestWith } from '../constructs/fixtures';
import { decide } from '../support/proofs';

const CLAIM = dnsClosed(manifestWith());

/** A network whose resolver is closed, with one part exchanged. */
function closed(...changes: readonly [from: string, to: string][]): string {
  const template = `
Parameters:
  Any: { Type: String }
Conditions:
  Live: !Equals [!Ref Any, live]
Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/22 } }
  Needed: { Type: AWS::Route53Resolver::FirewallDomainList, Properties: { Domains: [sts.eu-central-1.amazonaws.com, s3.eu-central-1.amazonaws.com, '*.s3.eu-central-1.amazonaws.com'] } }
  All: { Type: AWS::Route53Resolver::FirewallDomainList, Properties: { Domains: ['*'] } }
  Rules:
    Type: AWS::Route53Resolver::FirewallRuleGroup
    Properties:
      FirewallRules:
        - { Priority: 1, Action: ALLOW, FirewallDomainListId: !Ref Needed }
        - { Priority: 2, Action: BLOCK, BlockResponse: NXDOMAIN, FirewallDomainListId: !Ref All }
  InForce: { Type: AWS::Route53Resolver::FirewallRuleGroupAssociation, Properties: { VpcId: !Ref Net, FirewallRuleGroupId: !Ref Rules, Priority: 101 } }
  Config: { Type: AWS::Route53Resolver::FirewallConfig, Properties: { ResourceId: !Ref Net, FirewallFailOpen: DISABLED } }
`;
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`not in the template: ${from}`);
    return text.replace(from, to);
  }, template);
}

describe('the resolver answers what is needed and nothing else', () => {
  test.each<[string, [string, string][], string, RegExp]>([
    ['as it is built', [], 'pass', /Rules allows what the manifest needs and blocks every other name/],
    [
      'also without a configuration',
      [['  Config:', '  Other: { Type: AWS::EC2::VPCDHCPOptions }\n  Config:']],
      'pass',
      /./,
    ],
    ['whatever the capitals of a name', [['[sts.eu', '[STS.eu']], 'pass', /./],
    [
      'not without a firewall',
      [['InForce: { Type: AWS::Route53Resolver::FirewallRuleGroupAssociation', 'InForce: { Type: AWS::EC2::Tag']],
      'fail',
      /any name: Net has no DNS firewall/,
    ],
    [
      'not when it lets another name through',
      [['[sts.eu', '[evil.example, sts.eu']],
      'fail',
      /evil\.example, which Rules lets through/,
    ],
    [
      'not when it lets all of AWS through',
      [['[sts.eu', "['*.amazonaws.com', sts.eu"]],
      'fail',
      /\*\.amazonaws\.com, which Rules/,
    ],
    [
      'not when the rest is only reported',
      [['BLOCK, BlockResponse: NXDOMAIN', 'ALERT']],
      'fail',
      /\*, which Rules lets through/,
    ],
    [
      'not when nothing blocks the rest',
      [["['*']", '[other.example]']],
      'fail',
      /any name: no rule of Rules blocks the rest/,
    ],
    [
      'not when everything is allowed before it is blocked',
      [['Priority: 2, Action: BLOCK, BlockResponse: NXDOMAIN', 'Priority: 0, Action: ALLOW']],
      'fail',
      /\*, which Rules lets through/,
    ],
    [
      'not when it opens while it is out of order',
      [['FirewallFailOpen: DISABLED', 'FirewallFailOpen: ENABLED']],
      'fail',
      /while the DNS firewall of Net is out of order/,
    ],
    [
      'unknown when the names are in a file',
      [['Domains: [sts', 'DomainFileUrl: s3://lists/names.txt, Domains: [sts']],
      'unknown',
      /names that cannot be told/,
    ],
    ['unknown when a name is a parameter', [['[sts.eu', '[!Ref Any, sts.eu']], 'unknown', /names that cannot be told/],
    [
      'unknown when a rule is about one type of query',
      [['Action: BLOCK,', 'Action: BLOCK, Qtype: A,']],
      'unknown',
      /names that cannot be told/,
    ],
    [
      'unknown when two rules have one priority',
      [['Priority: 2', 'Priority: 1']],
      'unknown',
      /the rules of Rules are hidden/,
    ],
    [
      'unknown when the answer to the rest leads elsewhere',
      [['BlockResponse: NXDOMAIN', 'BlockResponse: OVERRIDE']],
      'unknown',
      /answers to blocked names is OVERRIDE/,
    ],
    [
      'unknown when the rules stand elsewhere',
      [['!Ref Rules', 'rslvr-frg-0123456789abcdef']],
      'unknown',
      /not in this template/,
    ],
    [
      'unknown when the switch is a parameter',
      [['FirewallFailOpen: DISABLED', 'FirewallFailOpen: !Ref Any']],
      'unknown',
      /answers without its DNS firewall/,
    ],
    [
      'unknown when the rules may stand for another network',
      [['VpcId: !Ref Net', 'VpcId: !Ref Any']],
      'unknown',
      /cannot be told/,
    ],
    [
      'not when the firewall hangs on a condition',
      [['InForce: { Type', 'InForce: { Condition: Live, Type']],
      'fail',
      /Net has no DNS firewall/,
    ],
  ])('%s', (_, changes, verdict, told) => {
    const proof = decide(CLAIM, closed(...changes));
    expect(proof.verdict).toBe(verdict);
    expect([...proof.explanation, proof.witness ?? ''].join('\n')).toMatch(told);
  });
});

test('names of APIs and of DynamoDB’s endpoints are needed only where the manifest has such', () => {
  const names = ["'*.execute-api.eu-central-1.amazonaws.com'", "'*.dynamodb.eu-central-1.vpce.amazonaws.com'"];
  for (const name of names) {
    expect(decide(CLAIM, closed(['[sts.eu', `[${name}, sts.eu`])).verdict).toBe('fail');
  }
});
