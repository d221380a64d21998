import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import {
  EnclaveNetwork,
  EnclaveStack,
  LogArchive,
  OffboardedPeople,
  PermissionsBoundary,
  VendorRole,
} from '../../constructs';
import { type Problem, UserError } from '../../lib/common/user-error';
import { parseManifest } from '../../lib/manifest/load-manifest';
import { manifestSchema, type Manifest, type ManifestInput } from '../../lib/manifest/schema';

export const TODAY = '2026-11-21';

/** A short manifest; a test names the parts it cares about. */
export function manifestWith(parts: Partial<ManifestInput> = {}): Manifest {
  return manifestSchema.parse({
    apiVersion: 'vendor-enclave/v1',
    vendor: { id: 'acme', name: 'Acme Services' },
    placement: { account: '111122223333', region: 'eu-central-1' },
    engagement: { ends: '2027-12-31' },
    jobFunctions: [{ id: 'clerk' }],
    people: [
      { name: 'Ana', email: 'Ana@acme.example', jobFunction: 'clerk' },
      { name: 'Ben', email: 'ben@acme.example', jobFunction: 'clerk' },
    ],
    dataBoundaries: [
      { id: 'letters', dataset: 'Letters', purpose: 'Answering', resources: ['arn:aws:s3:::client-letters/inbox/*'] },
    ],
    grants: [
      {
        jobFunction: 'clerk',
        boundary: 'letters',
        verbs: ['read'],
        requestedBy: 'lead@client.example',
        approvedBy: 'owner@client.example',
        reason: 'Daily work',
        expires: '2027-06-30',
      },
    ],
    connect: {
      samlProviderArn: 'arn:aws:iam::111122223333:saml-provider/acme',
      clientVpn: { serverCertificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/one' },
    },
    ...parts,
  });
}

/** An API with everything one can have: a load balancer behind it, a name of its own, a body that is checked. */
export const LINKED_API: NonNullable<ManifestInput['apis']>[number] = {
  id: 'claims',
  backend: {
    url: 'https://claims.client.example/api',
    loadBalancerArn: 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/claims/0a1b2c3d4e5f6071',
    subnetIds: ['subnet-0a1b2c3d4e5f60718'],
    securityGroupIds: ['sg-0a1b2c3d4e5f60718'],
  },
  domain: {
    name: 'claims.client.example',
    certificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/two',
  },
  usagePlans: [{ jobFunction: 'clerk', callsPerSecondMax: 20, callsPerDayMax: 5000 }],
  routes: [
    { method: 'GET', path: '/claims/{claimId}', jobFunctions: ['clerk'], callsPerSecondMax: 5 },
    {
      method: 'POST',
      path: '/claims',
      jobFunctions: ['clerk'],
      queryRequired: ['office'],
      bodySchema: { type: 'object', required: ['text'], properties: { text: { type: 'string', maxLength: 2000 } } },
    },
  ],
};

const KIND_ARN = 'eu-central-1:111122223333';
const KIND_KEY = `arn:aws:kms:${KIND_ARN}:key/0f8e7d6c-5b4a-4938-8271-605f4e3d2c1b`;

/** One boundary of each kind that the manifest knows, all granted to the clerk. */
export function manifestOfEveryKind(): Manifest {
  const boundary = (id: string, resource: string, more: Partial<BoundaryInput> = {}): BoundaryInput => ({
    id,
    dataset: id,
    purpose: 'Daily work',
    resources: [resource],
    keyArn: KIND_KEY,
    ...more,
  });
  const dataBoundaries = [
    boundary('bucket', 'arn:aws:s3:::client-letters/inbox/*'),
    boundary('point', `arn:aws:s3:${KIND_ARN}:accesspoint/vendor/object/open/*`, {
      bucketArn: 'arn:aws:s3:::client-claims',
    }),
    boundary('items', `arn:aws:dynamodb:${KIND_ARN}:table/claims`, { leadingKeys: ['manila', 'cebu'] }),
    boundary('index', `arn:aws:dynamodb:${KIND_ARN}:table/offices/index/by-name`),
    boundary('secret', `arn:aws:secretsmanager:${KIND_ARN}:secret:desk-a1b2c3`),
    boundary('queue', `arn:aws:sqs:${KIND_ARN}:letters`),
    boundary('topic', `arn:aws:sns:${KIND_ARN}:letters`),
    boundary('stream', `arn:aws:kinesis:${KIND_ARN}:stream/letters`),
  ];
  const grants = dataBoundaries.map(({ id }) => ({
    ...manifestWith().grants[0]!,
    boundary: id,
    verbs: ['list', 'read', 'write', 'delete'] as ('list' | 'read' | 'write' | 'delete')[],
  }));
  return manifestWith({ dataBoundaries, grants });
}

type BoundaryInput = ManifestInput['dataBoundaries'][number];

/** The reference enclave of `examples/`. */
export function referenceManifest(): Manifest {
  return exampleManifest('meridian-claims');
}

/** Every enclave of `examples/`: a new one is tested as soon as its folder is there. */
export const EXAMPLES: readonly string[] = readdirSync(join(__dirname, '../../examples'))
  .filter((name) => existsSync(join(__dirname, '../../examples', name, 'enclave.yaml')))
  .sort();

/** One of the enclaves of `examples/`, by the name of its folder. */
export function exampleManifest(name: string): Manifest {
  return manifestIn(join(__dirname, '../../examples', name, 'enclave.yaml'));
}

/** Every way in and out beside every other, and every kind of data. */
export function everythingAtOnce(): Manifest {
  return manifestIn(join(__dirname, '../examples/everything-at-once.yaml'));
}

function manifestIn(file: string): Manifest {
  return parseManifest({ file, text: readFileSync(file, 'utf8') }, new Date(`${TODAY}T12:00:00Z`)).manifest;
}

export function enclaveTemplate(manifest: Manifest, today = TODAY): Template {
  return Template.fromStack(new EnclaveStack(new App(), 'Enclave', { manifest, today }));
}

/** A stack of somebody else, with an environment, and the parts that other constructs need. */
export class Surroundings extends Stack {
  public readonly archive = new LogArchive(this, 'Archive', { vendor: 'acme' });
  public readonly network = new EnclaveNetwork(this, 'Network', {
    vendor: 'acme',
    archive: this.archive,
    roleArns: [VendorRole.arnOf(this, 'acme', 'clerk')],
    accesses: [
      { service: 's3', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::client-letters/inbox/*'] },
      { service: 'execute-api', actions: ['execute-api:Invoke'], resources: [`arn:aws:execute-api:*:111122223333:*`] },
    ],
  });
  public readonly boundary = new PermissionsBoundary(this, 'Boundary', {
    vendor: 'acme',
    endpointIds: this.network.endpointIds,
  });
  public readonly offboarded = new OffboardedPeople(this, 'Offboarded', { vendor: 'acme' });

  constructor(app = new App()) {
    super(app, 'Theirs', { env: { account: '111122223333', region: 'eu-central-1' } });
  }

  public template(): Template {
    return Template.fromStack(this);
  }
}

/** Codes of the mistakes a piece of code was refused for. */
export function codesOf(run: () => unknown): string[] {
  return problemsOf(run).map(({ code }) => code);
}

/** The mistakes a piece of code was refused for. */
export function problemsOf(run: () => unknown): readonly Problem[] {
  try {
    run();
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems;
  }
}

export type Properties = Readonly<Record<string, unknown>>;

export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Properties of all resources of a type. */
export function propertiesOf(template: Template, type: string): Properties[] {
  const resources = Object.values(template.findResources(type)) as { Properties: Properties }[];
  return resources.map((resource) => resource.Properties);
}

/** Properties of the only resource of a type. */
export function onlyOf(template: Template, type: string): Properties {
  const [only, ...others] = propertiesOf(template, type);
  if (!only || others.length > 0) throw new Error(`not exactly one resource of type ${type}`);
  return only;
}

/** All statements of all policies of a type, with their intrinsics. */
export function statementsOf(template: Template, type: string, property = 'PolicyDocument'): Statement[] {
  return propertiesOf(template, type).flatMap((properties) => statementsIn(properties[property]));
}

export function statementsIn(document: unknown): readonly Statement[] {
  return (document as { Statement?: readonly Statement[] } | undefined)?.Statement ?? [];
}

/** What `Ref` names in each of some references. */
export function refsIn(list: unknown): string[] {
  return (list as { Ref: string }[]).map(({ Ref }) => Ref);
}
