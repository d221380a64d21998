import { dnsClosed } from '../../lib/analysis/network/dns-closed';
import { outdent } from '../../lib/common/outdent';
import { decide } from '../support/proofs';
import { parse, shortManifestWith } from '../support/manifests';

const { manifest } = parse(shortManifestWith());
const withTable = parse(
  shortManifestWith([
    'resources: ["arn:aws:s3:::client-letters/inbox/*"]',
    'resources: ["arn:aws:dynamodb:eu-central-1:111122223333:table/letters"]',
  ]),
).manifest;

const NEEDED = [
  'sts.eu-central-1.amazonaws.com',
  's3.eu-central-1.amazonaws.com',
  'client-letters.s3.eu-central-1.amazonaws.com',
];
const ALLOW = '{ Priority: 100, Action: ALLOW, FirewallDomainListId: !GetAtt Names.Id }';
const BLOCK = '{ Priority: 900, Action: BLOCK, BlockResponse: NXDOMAIN, FirewallDomainListId: !GetAtt All.Id }';

interface Case {
  readonly names?: readonly string[];
  readonly rules?: readonly string[];
  readonly failOpen?: string;
  readonly association?: string;
  readonly more?: string;
}

function template({
  names = NEEDED,
  rules = [ALLOW, BLOCK],
  failOpen = 'DISABLED',
  association,
  more = '',
}: Case): string {
  return `
Parameters:
  Any: { Type: String }
Conditions:
  Open: !Equals [!Ref AWS::Region, eu-west-1]
Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/22 } }
  Names: { Type: AWS::Route53Resolver::FirewallDomainList, Properties: { Domains: [${names.join(', ')}] } }
  All: { Type: AWS::Route53Resolver::FirewallDomainList, Properties: { Domains: ["*"] } }
  Config: { Type: AWS::Route53Resolver::FirewallConfig, Properties: { ResourceId: !Ref Net, FirewallFailOpen: ${failOpen} } }
  Rules: { Type: AWS::Route53Resolver::FirewallRuleGroup, Properties: { FirewallRules: [${rules.join(', ')}] } }
  ${association ?? 'Tie: { Type: AWS::Route53Resolver::FirewallRuleGroupAssociation, Properties: { VpcId: !Ref Net, FirewallRuleGroupId: !GetAtt Rules.Id, Priority: 101 } }'}
${outdent(more).replace(/^/gm, '  ')}`;
}

const tie = (properties: string) =>
  `Tie: { Type: AWS::Route53Resolver::FirewallRuleGroupAssociation, Properties: { ${properties} } }`;

/** A rule group that only answers, and ours behind it. */
const behind = (place: number): Case => ({
  association: tie('VpcId: !Ref Net, FirewallRuleGroupId: !GetAtt First.Id, Priority: 101'),
  more: `
  First: { Type: AWS::Route53Resolver::FirewallRuleGroup, Properties: { FirewallRules: [${ALLOW}] } }
  Tie2: { Type: AWS::Route53Resolver::FirewallRuleGroupAssociation, Properties: { VpcId: !Ref Net, FirewallRuleGroupId: !GetAtt Rules.Id, Priority: ${place} } }`,
});

test.each<[string, Case, string, RegExp]>([
  ['only what the manifest needs is answered', {}, 'pass', /Net: 3 names are answered.*Net: nothing is answered while/],
  [
    'rules are asked by their number, not as they are written',
    { rules: [BLOCK, ALLOW] },
    'pass',
    /3 names are answered/,
  ],
  [
    'what comes after the block does not count',
    { rules: [BLOCK, ALLOW.replace('100', '950')], names: ['evil.example'] },
    'pass',
    /0 names/,
  ],
  [
    'case and the dot of the root make no other name',
    { names: ['STS.eu-central-1.amazonaws.com.'] },
    'pass',
    /1 names/,
  ],
  [
    'a name that is not needed is let through',
    { names: [...NEEDED, 'evil.example'] },
    'fail',
    /^evil\.example is looked up/,
  ],
  ['all names of AWS are let through', { names: ['"*.amazonaws.com"'] }, 'fail', /^any\.amazonaws\.com is looked up/],
  [
    'the wildcard of APIs is let through where no API is',
    { names: ['"*.execute-api.eu-central-1.amazonaws.com"'] },
    'fail',
    /^any\.execute-api/,
  ],
  ['all buckets are let through', { names: ['"*.s3.eu-central-1.amazonaws.com"'] }, 'fail', /^any\.s3/],
  ['another region is let through', { names: ['s3.eu-west-1.amazonaws.com'] }, 'fail', /^s3\.eu-west-1/],
  [
    'an alert is raised, and the name is looked up all the same',
    { rules: [ALLOW.replace('ALLOW', 'ALERT'), BLOCK], names: ['evil.example'] },
    'fail',
    /^evil\.example/,
  ],
  [
    'everything is let through before it is blocked',
    { rules: [BLOCK.replace('900', '100').replace('BLOCK,', 'ALERT,'), BLOCK] },
    'fail',
    /^any\.name\.example is looked up, /,
  ],
  ['no rule blocks the rest', { rules: [ALLOW] }, 'fail', /no rule blocks all names/],
  [
    'the block is for one type of question',
    { rules: [ALLOW, BLOCK.replace('900,', '900, Qtype: A,')] },
    'fail',
    /no rule blocks all/,
  ],
  [
    'the block answers with a name of its own',
    { rules: [ALLOW, BLOCK.replace('NXDOMAIN', 'OVERRIDE')] },
    'fail',
    /no rule blocks all/,
  ],
  [
    'the block may be switched off',
    { rules: [ALLOW, BLOCK.replace('900,', '900, Status: DISABLED,')] },
    'unknown',
    /whether the rule .* blocks all names is hidden/,
  ],
  [
    'only some names are blocked',
    { rules: [ALLOW, BLOCK.replace('All.Id', 'Names.Id')] },
    'fail',
    /no rule blocks all/,
  ],
  ['no firewall', { association: '' }, 'fail', /it has no DNS firewall/],
  [
    'the firewall of another network',
    { association: tie('VpcId: vpc-1, FirewallRuleGroupId: !GetAtt Rules.Id, Priority: 101') },
    'fail',
    /it has no DNS firewall/,
  ],
  [
    'a second network without firewall',
    { more: 'Two: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.9.0.0/22 } }' },
    'fail',
    /in Two: it has no DNS firewall/,
  ],
  ['answers while out of order', { failOpen: 'ENABLED' }, 'fail', /while its firewall is out of order/],
  [
    'a firewall that stands before ours lets through',
    {
      more: `
      Evil: { Type: AWS::Route53Resolver::FirewallDomainList, Properties: { Domains: [evil.example] } }
      First: { Type: AWS::Route53Resolver::FirewallRuleGroup, Properties: { FirewallRules: [{ Priority: 1, Action: ALLOW, FirewallDomainListId: !GetAtt Evil.Id }] } }
      Tie2: { Type: AWS::Route53Resolver::FirewallRuleGroupAssociation, Properties: { VpcId: !Ref Net, FirewallRuleGroupId: !GetAtt First.Id, Priority: 99 } }`,
    },
    'fail',
    /^evil\.example/,
  ],
  [
    'what is blocked is hidden',
    { rules: [ALLOW, BLOCK.replace('!GetAtt All.Id', '!Ref Any')] },
    'unknown',
    /blocks all names is hidden/,
  ],
  [
    'what is let through after that counts only perhaps',
    {
      rules: [BLOCK.replace('!GetAtt All.Id', '!Ref Any').replace('900', '50'), ALLOW, BLOCK],
      names: ['evil.example'],
    },
    'unknown',
    /blocks all names is hidden/,
  ],
  [
    'the one name that is blocked is hidden',
    { rules: [BLOCK.replace('All.Id', 'Names.Id')], names: ['!Ref Any'] },
    'unknown',
    /blocks all names is hidden/,
  ],
  ['a name is a parameter', { names: ['!Ref Any'] }, 'unknown', /a name that is let through is hidden: Ref: Any/],
  [
    'the action is a parameter',
    { rules: [ALLOW.replace('ALLOW', '!Ref Any'), BLOCK], names: ['evil.example'] },
    'unknown',
    /what becomes of evil\.example/,
  ],
  [
    'the order is a parameter',
    { rules: [ALLOW.replace('100', '!Ref Any'), BLOCK] },
    'unknown',
    /order of the rules of Rules is hidden/,
  ],
  [
    'the list is of another stack',
    { rules: [ALLOW.replace('!GetAtt Names.Id', '!Ref Any'), BLOCK] },
    'unknown',
    /names of Ref: Any/,
  ],
  [
    'the list is a managed one',
    { rules: [ALLOW.replace('!GetAtt Names.Id', 'rslvr-fdl-1'), BLOCK] },
    'unknown',
    /names of rslvr-fdl-1/,
  ],
  [
    'the rules are of another stack',
    { association: tie('VpcId: !Ref Net, FirewallRuleGroupId: !Ref Any, Priority: 101') },
    'unknown',
    /rules of Tie are not in the template/,
  ],
  [
    'the network of the firewall is a parameter',
    { association: tie('VpcId: !Ref Any, FirewallRuleGroupId: !GetAtt Rules.Id, Priority: 101') },
    'unknown',
    /Tie may be the firewall of Net/,
  ],
  [
    'something cleverer than a list lets through',
    { rules: [ALLOW.replace('100,', '100, DnsThreatProtection: DGA,'), BLOCK] },
    'unknown',
    /DnsThreatProtection/,
  ],
  [
    'another stack may put a rule group before ours',
    { association: tie('VpcId: !Ref Net, FirewallRuleGroupId: !GetAtt Rules.Id, Priority: 200') },
    'unknown',
    /another stack may stand before Tie/,
  ],
  [
    'the place of the rule group is a parameter',
    { association: tie('VpcId: !Ref Net, FirewallRuleGroupId: !GetAtt Rules.Id, Priority: !Ref Any') },
    'unknown',
    /another stack may stand before Tie/,
  ],
  ['another stack may come between two rule groups', behind(103), 'unknown', /another stack may stand before Tie2/],
  ['two rule groups follow each other', behind(102), 'pass', /6 names are answered/],
  ['what happens out of order is a parameter', { failOpen: '!Ref Any' }, 'unknown', /out of order is hidden/],
  [
    'what happens out of order is left to the account',
    { failOpen: 'USE_LOCAL_RESOURCE_SETTING' },
    'unknown',
    /out of order is hidden/,
  ],
])('%s', (_title, what, verdict, reason) => {
  const proof = decide(dnsClosed(manifest), template(what));
  expect([proof.verdict, proof.witness ?? proof.explanation.join(' ')]).toEqual([
    verdict,
    expect.stringMatching(reason),
  ]);
});

test('a list in a file is not in the template', () => {
  const text = template({}).replace('Domains: [sts', 'DomainFileUrl: s3://lists/names, Domains: [sts');
  expect(decide(dnsClosed(manifest), text)).toMatchObject({ verdict: 'unknown' });
});

test('nobody says what happens out of order', () => {
  const text = template({}).replace(/^ {2}Config.*$/m, '');
  expect(decide(dnsClosed(manifest), text)).toMatchObject({
    verdict: 'unknown',
    explanation: [expect.stringMatching(/nothing in the template says it/)],
  });
});

test('a template without a network proves nothing', () => {
  const text = 'Resources:\n  Topic: { Type: AWS::SNS::Topic }\n';
  expect(decide(dnsClosed(manifest), text)).toMatchObject({ verdict: 'unknown' });
});

test.each([
  ['DynamoDB', 'dynamodb', 'pass'],
  ['another service', 'sqs', 'unknown'],
])('the own name of an endpoint of %s', (_title, service, verdict) => {
  const more = `Door: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !Ref Net, ServiceName: com.amazonaws.eu-central-1.${service} } }`;
  const name = '!Select [1, !Split [":", !Select [0, !GetAtt Door.DnsEntries]]]';
  expect(decide(dnsClosed(withTable), template({ names: [name], more })).verdict).toBe(verdict);
});
