import { Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import { CollectionAccess, type CollectionGrant, EnclaveNetwork, LogArchive, VendorRole } from '../../constructs';
import { codesOf, enclaveTemplate, exampleManifest, onlyOf, propertiesOf, Surroundings } from './fixtures';

const COLLECTION = 'arn:aws:aoss:eu-central-1:111122223333:collection/1tg2xudton46knx2a95g';

/** A network with an endpoint for collections, in a stack of somebody else. */
function accessTo(grants: Omit<CollectionGrant, 'roleArn'>[], vendor = 'acme'): Template {
  const env = { account: '111122223333', region: 'eu-central-1' };
  const stack = new Stack(new App(), 'Theirs', { env });
  const roleArn = VendorRole.arnOf(stack, vendor, 'clerk');
  const network = new EnclaveNetwork(stack, 'Network', {
    vendor,
    archive: new LogArchive(stack, 'Archive', { vendor }),
    roleArns: [roleArn],
    accesses: [{ service: 'aoss', actions: ['aoss:APIAccessAll'], resources: [COLLECTION] }],
  });
  new CollectionAccess(stack, 'Collections', { vendor, network, grants: grants.map((one) => ({ ...one, roleArn })) });
  return Template.fromStack(stack);
}

/** A policy of a collection, with its references as `<Id>`. */
function rulesIn(template: Template, type: string): unknown {
  const { Policy } = onlyOf(template, `AWS::OpenSearchServerless::${type}`);
  const [, parts] = (Policy as { 'Fn::Join': [string, (string | { Ref: string })[]] })['Fn::Join'];
  return JSON.parse(parts.map((part) => (typeof part === 'string' ? part : `<${part.Ref}>`)).join(''));
}

const READS: Omit<CollectionGrant, 'roleArn'> = { collection: 'closed-claims', permissions: ['aoss:ReadDocument'] };

test('a role is given the indexes that are named, with the permissions that are named', () => {
  expect(rulesIn(accessTo([{ ...READS, indexes: ['claims-2025', 'open-*'] }]), 'AccessPolicy')).toEqual([
    {
      Rules: [
        {
          ResourceType: 'index',
          Resource: ['index/closed-claims/claims-2025', 'index/closed-claims/open-*'],
          Permission: ['aoss:ReadDocument'],
        },
      ],
      Principal: ['arn:<AWS::Partition>:iam::111122223333:role/enclave/acme/enclave-acme.clerk'],
    },
  ]);
});

test('a collection lets in the endpoint of the network, and neither the internet nor the dashboards', () => {
  const template = accessTo([READS, READS]);
  const [door] = Object.keys(template.findResources('AWS::EC2::VPCEndpoint')).filter((id) => id.includes('aoss'));
  expect(rulesIn(template, 'SecurityPolicy')).toEqual([
    {
      Rules: [{ ResourceType: 'collection', Resource: ['collection/closed-claims'] }],
      AllowFromPublic: false,
      SourceVPCEs: [`<${door}>`],
    },
  ]);
});

test('only the name of the collection is answered, and not the one that leads to all of the account', () => {
  const names = propertiesOf(accessTo([READS]), 'AWS::Route53Resolver::FirewallDomainList').map(
    ({ Domains }) => Domains,
  );
  expect(names).toContainEqual(['sts.eu-central-1.amazonaws.com', '1tg2xudton46knx2a95g.aoss.eu-central-1.on.aws']);
});

test('the name of a policy fits, whatever the vendor is called', () => {
  const { Name } = onlyOf(
    accessTo([READS], 'a-vendor-of-thirty-two-characters'),
    'AWS::OpenSearchServerless::AccessPolicy',
  );
  expect(String(Name)).toMatch(/^enclave-a-vendor-of-thi-[0-9a-f]{8}$/);
});

test('a network without an endpoint for collections is refused', () => {
  const stack = new Surroundings();
  const grants = [{ ...READS, roleArn: 'arn:aws:iam::111122223333:role/clerk' }];
  expect(
    codesOf(() => new CollectionAccess(stack, 'Collections', { vendor: 'acme', network: stack.network, grants })),
  ).toEqual(['enclave/collection-without-endpoint']);
});

test('more grants than one policy holds are refused', () => {
  const indexes = Array.from({ length: 1000 }, (_, at) => `claims-${at}`);
  expect(codesOf(() => accessTo([{ ...READS, indexes }]))).toEqual(['enclave/collection-policy-length']);
});

test('through the manifest each job function gets its own verbs, and no right of IAM but to call the collection', () => {
  const template = enclaveTemplate(exampleManifest('search-desk'));
  const rules = rulesIn(template, 'AccessPolicy') as { Rules: { Permission: string[] }[]; Principal: string[] }[];
  const given = rules.map(({ Rules, Principal }) => [Principal[0]?.split('.').at(-1), Rules[0]?.Permission]);
  expect(given).toEqual([
    ['researcher', ['aoss:DescribeIndex', 'aoss:ReadDocument']],
    ['curator', ['aoss:DescribeIndex', 'aoss:ReadDocument', 'aoss:WriteDocument']],
  ]);
  const policies = JSON.stringify(template.findResources('AWS::IAM::ManagedPolicy'));
  expect([...new Set(policies.match(/aoss:[A-Z]\w+/g))]).toEqual(['aoss:APIAccessAll']);
});
