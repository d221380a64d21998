import { Match, Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { DnsFirewall, EnclaveNetwork, LogArchive } from '../../constructs';
import {
  enclaveTemplate,
  LINKED_API,
  manifestOfEveryKind,
  manifestWith,
  onlyOf,
  referenceManifest,
  Surroundings,
} from './fixtures';

interface Rule {
  readonly Priority: number;
  readonly Action: string;
  readonly FirewallDomainListId: { 'Fn::GetAtt': [string, string] };
  readonly FirewallDomainRedirectionAction?: string;
}

/** The rules in the order in which they are asked, each with its names. */
function rulesOf(template: Template): [action: string, names: unknown[], redirection: string | undefined][] {
  const rules = onlyOf(template, 'AWS::Route53Resolver::FirewallRuleGroup')['FirewallRules'] as Rule[];
  const lists = template.findResources('AWS::Route53Resolver::FirewallDomainList') as Record<
    string,
    { Properties: { Domains: unknown[] } }
  >;
  return [...rules]
    .sort((one, other) => one.Priority - other.Priority)
    .map(({ Action, FirewallDomainListId, FirewallDomainRedirectionAction }) => [
      Action,
      lists[FirewallDomainListId['Fn::GetAtt'][0]]!.Properties.Domains,
      FirewallDomainRedirectionAction,
    ]);
}

test('the names of the endpoints are answered, bucket by bucket, and no other name exists', () => {
  const template = enclaveTemplate(manifestWith());
  expect(rulesOf(template)).toEqual([
    [
      'ALLOW',
      [
        'sts.eu-central-1.amazonaws.com',
        's3.eu-central-1.amazonaws.com',
        'client-letters.s3.eu-central-1.amazonaws.com',
      ],
      'INSPECT_REDIRECTION_DOMAIN',
    ],
    ['BLOCK', ['*'], undefined],
  ]);
  template.hasResourceProperties('AWS::Route53Resolver::FirewallRuleGroup', {
    FirewallRules: Match.arrayWith([Match.objectLike({ Action: 'BLOCK', BlockResponse: 'NXDOMAIN' })]),
  });
});

test('names of APIs are answered only where there is an API, and DynamoDB by the name of its endpoint', () => {
  const text = (template: Template) => JSON.stringify(rulesOf(template)[0]![1]);
  expect(text(enclaveTemplate(referenceManifest()))).toContain('"*.execute-api.eu-central-1.amazonaws.com"');
  expect(text(enclaveTemplate(referenceManifest()))).toMatch(/Fn::Split.*DnsEntries/);
  expect(text(enclaveTemplate(manifestWith()))).not.toContain('execute-api');
});

test('an API is asked for by its own name, and an access point without the bucket behind it', () => {
  const namesOf = (template: Template) => rulesOf(template)[0]![1];
  expect(namesOf(enclaveTemplate(manifestWith({ apis: [LINKED_API] })))).toContain('claims.client.example');
  const names = namesOf(enclaveTemplate(manifestOfEveryKind()));
  expect(names).toContain('vendor-111122223333.s3-accesspoint.eu-central-1.amazonaws.com');
  expect(JSON.stringify(names)).not.toContain('client-claims');
});

test('it rules the network of the enclave and fails closed', () => {
  const template = new Surroundings().template();
  const [vpc] = Object.keys(template.findResources('AWS::EC2::VPC'));
  template.hasResourceProperties('AWS::Route53Resolver::FirewallRuleGroupAssociation', {
    VpcId: { Ref: vpc },
  });
  template.hasResourceProperties('AWS::Route53Resolver::FirewallConfig', {
    ResourceId: { Ref: vpc },
    FirewallFailOpen: 'DISABLED',
  });
});

test('domains of the internet may be looked up by their exact names, wherever their owners lead them', () => {
  const stack = new Stack(new App(), 'Theirs');
  const vpc = new Vpc(stack, 'Vpc');
  new DnsFirewall(stack, 'Dns', { vpc, privateNames: ['sts.amazonaws.com'], domains: ['api.partner.example'] });
  expect(rulesOf(Template.fromStack(stack))[1]).toEqual(['ALLOW', ['api.partner.example'], 'TRUST_REDIRECTION_DOMAIN']);
});

test('a bucket that is not said in letters opens the names of S3, and nothing beside them', () => {
  const stack = new Stack(new App(), 'Theirs', { env: { account: '111122223333', region: 'cn-north-1' } });
  new EnclaveNetwork(stack, 'Network', {
    vendor: 'acme',
    archive: new LogArchive(stack, 'Archive', { vendor: 'acme' }),
    roleArns: ['arn:aws-cn:iam::111122223333:role/one'],
    accesses: [
      { service: 's3', actions: ['s3:GetObject'], resources: ['arn:aws-cn:s3:::client-*/in', 'arn:aws-cn:s3:::a.b/*'] },
    ],
  });
  expect(rulesOf(Template.fromStack(stack))[0]![1]).toEqual([
    'sts.cn-north-1.amazonaws.com.cn',
    's3.cn-north-1.amazonaws.com.cn',
    '*.s3.cn-north-1.amazonaws.com.cn',
  ]);
});
