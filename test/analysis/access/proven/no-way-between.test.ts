import { noWayBetween } from '../../../../lib/analysis/access/proven/no-way-between';
import { prove } from '../../../../lib/analysis/claim';
import type { Proof } from '../../../../lib/common/finding';
import type { Manifest } from '../../../../lib/manifest';
import { Template } from '../../../../lib/template';
import { enclaveTemplate, manifestWith } from '../../../constructs/fixtures';

type Resources = Record<string, { Properties: Record<string, unknown> }>;

const acme = manifestWith();
const beta = otherVendor();

function otherVendor(parts: Parameters<typeof manifestWith>[0] = {}): Manifest {
  return manifestWith({
    vendor: { id: 'beta', name: 'Beta Services' },
    placement: { account: '111122223333', region: 'eu-central-1', cidr: '10.64.4.0/22' },
    people: [
      { name: 'Cem', email: 'cem@beta.example', jobFunction: 'clerk' },
      { name: 'Dita', email: 'dita@beta.example', jobFunction: 'clerk' },
    ],
    ...parts,
  });
}

const built = new Map<Manifest, Resources>();

/** The template of an enclave in which the properties of some resources are others. */
function templateOf(manifest: Manifest, changes: Resources = {}): Template {
  const known = built.get(manifest) ?? (enclaveTemplate(withoutOffices(manifest)).toJSON()['Resources'] as Resources);
  built.set(manifest, known);
  const changed = Object.entries(changes).map(([start, { Properties }]) => {
    const id = Object.keys(known).find((name) => name.startsWith(start))!;
    return [id, { ...known[id], Properties: { ...known[id]!.Properties, ...Properties } }];
  });
  const Resources = { ...known, ...(Object.fromEntries(changed) as Resources) };
  return Template.parse({ file: `${manifest.vendor.id}.json`, text: JSON.stringify({ Resources }) });
}

/** No enclave is built whose offices have its own addresses: the manifest alone says so here. */
function withoutOffices(manifest: Manifest): Manifest {
  return { ...manifest, connect: { ...manifest.connect, siteToSite: [] } };
}

interface Pair {
  readonly one?: Manifest;
  readonly other?: Manifest;
  readonly here?: Resources;
  readonly there?: Resources;
}

function between({ one = acme, other = beta, here, there }: Pair): Proof {
  const others = [{ name: other.vendor.id, manifest: other, templates: [templateOf(other, there)] }];
  return prove(templateOf(one, here), 'acme', noWayBetween(one, others));
}

/** The role of the clerk with rights of its own, and no boundary. */
function clerkWith(Action: string, Resource: string): Resources {
  const PolicyDocument = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] };
  return {
    EnclaveRoleclerkRole: {
      Properties: { PermissionsBoundary: undefined, Policies: [{ PolicyName: 'x', PolicyDocument }] },
    },
  };
}

const ROLE = 'arn:aws:iam::111122223333:role/enclave/acme/enclave-acme.clerk';

describe('two enclaves are apart', () => {
  test.each<[string, Pair]>([
    ['in one account', {}],
    ['in two accounts', { other: otherVendor({ placement: { account: '444455556666', region: 'eu-central-1' } }) }],
    [
      'where the clerk here may do more with what is nobody’s',
      { here: clerkWith('s3:GetObject', 'arn:aws:s3:::other/*') },
    ],
  ])('%s', (_title, pair) => expect(between(pair)).toMatchObject({ verdict: 'pass' }));

  test('as each of a hundred', () => {
    const template = templateOf(beta);
    const others = Array.from({ length: 99 }, (_, at) => ({
      name: `vendor-${at}`,
      manifest: beta,
      templates: [template],
    }));
    expect(prove(templateOf(acme), 'acme', noWayBetween(acme, others))).toMatchObject({ verdict: 'pass' });
  });
});

describe('there is a way (R04)', () => {
  test.each<[string, Pair, RegExp]>([
    [
      'by the right to take a role over there',
      { here: clerkWith('sts:AssumeRole', 'arn:aws:iam::111122223333:role/enclave/beta/*') },
      /sts:AssumeRole on arn:aws:iam::111122223333:role\/enclave\/beta\/enclave-beta\.clerk/i,
    ],
    [
      'by a right that names everything',
      { here: clerkWith('dynamodb:GetItem', '*') },
      /dynamodb:GetItem on arn:aws:.*beta: /i,
    ],
    [
      'by a function over there that has one name',
      { here: clerkWith('lambda:InvokeFunction', 'arn:aws:lambda:*:*:function:AWSClientVPN-*') },
      /lambda:InvokeFunction on .*function:AWSClientVPN-enclave-beta/i,
    ],
    [
      'by a role over there that lets the clerk in',
      {
        here: clerkWith('s3:GetObject', 'arn:aws:s3:::other/*'),
        there: {
          EnclaveRoleclerkRole: {
            Properties: {
              AssumeRolePolicyDocument: {
                Version: '2012-10-17',
                Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: ROLE } }],
              },
            },
          },
        },
      },
      /sts:AssumeRole on .*enclave-beta\.clerk/i,
    ],
    [
      'as somebody who enters both',
      {
        other: otherVendor({
          people: [
            { name: 'Ana', email: 'ana@acme.example', jobFunction: 'clerk' },
            { name: 'Dita', email: 'dita@beta.example', jobFunction: 'clerk' },
          ],
        }),
      },
      /ana@acme\.example enters this enclave and beta/i,
    ],
    [
      'over an office whose network has the addresses over there',
      { one: withOffice('10.64.0.0/16') },
      /10\.64\.4\.0\/22 is the network of beta/,
    ],
  ])('%s', (_title, pair, reason) => {
    const { verdict, witness } = between(pair);
    expect([verdict, witness]).toEqual(['fail', expect.stringMatching(reason)]);
  });
});

function withOffice(network: string): Manifest {
  const siteToSite = [
    { office: 'cebu', publicAddress: '198.51.100.7', networks: [network], profile: 'modern' as const },
  ];
  return { ...acme, connect: { ...acme.connect, siteToSite } };
}

test.each<[string, Pair, RegExp]>([
  [
    'what a policy of the clerk says',
    {
      here: {
        EnclaveRoleclerkRole: {
          Properties: { PermissionsBoundary: undefined, ManagedPolicyArns: [{ 'Fn::ImportValue': 'x' }] },
        },
      },
    },
    /depends on what nobody can know/,
  ],
  ['a role that is not there', { here: { EnclaveRoleclerkRole: { Properties: { Tags: [] } } } }, /no role of clerk/],
])('nobody can tell: %s', (_title, pair, reason) => {
  const { verdict, explanation } = between(pair);
  expect([verdict, explanation.join()]).toEqual(['unknown', expect.stringMatching(reason)]);
});

test('nobody can tell of one job function whose role is not there, though all others are', () => {
  const jobFunctions = [{ id: 'clerk' }, { id: 'lead' }];
  const people = ['ana', 'ben', 'eva', 'ivo'].map((name, at) => ({
    name,
    email: `${name}@acme.example`,
    jobFunction: at < 2 ? 'clerk' : 'lead',
  }));
  const grants = jobFunctions.map(({ id }) => ({ ...acme.grants[0]!, jobFunction: id }));
  const one = manifestWith({ jobFunctions, people, grants });
  expect(between({ one })).toMatchObject({ verdict: 'pass' });
  const { verdict, explanation } = between({ one, here: { EnclaveRoleleadRole: { Properties: { Tags: [] } } } });
  expect([verdict, explanation.join()]).toEqual(['unknown', expect.stringMatching(/no role of lead/)]);
});
