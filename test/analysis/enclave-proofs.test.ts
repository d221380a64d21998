import { enclaveProofs } from '../../lib/analysis/enclave-proofs';
import type { Manifest } from '../../lib/manifest';
import { Template } from '../../lib/template';
import {
  EXAMPLES,
  LINKED_API,
  enclaveTemplate,
  exampleManifest,
  manifestOfEveryKind,
  manifestWith,
  referenceManifest,
} from '../constructs/fixtures';
import { NOW } from '../support/manifests';

interface Raw {
  readonly Type: string;
  Properties: Record<string, unknown>;
}

function proofsOf(manifest: Manifest, change: (resources: Record<string, Raw>) => void = () => undefined) {
  const raw = structuredClone(built(manifest));
  change(raw['Resources'] as Record<string, Raw>);
  const template = Template.parse({ file: 'enclave.json', text: JSON.stringify(raw) });
  return enclaveProofs(template, manifest, 'enclave', NOW);
}

const templates = new Map<Manifest, Record<string, unknown>>();

function built(manifest: Manifest): Record<string, unknown> {
  const found = templates.get(manifest) ?? enclaveTemplate(manifest).toJSON();
  templates.set(manifest, found);
  return found;
}

const reference = referenceManifest();

/** What is not proven any more after a change of the reference enclave. */
function lostBy(change: (resources: Record<string, Raw>) => void): string[] {
  const lost = proofsOf(reference, change).filter(({ verdict }) => verdict !== 'pass');
  return lost.map(({ verdict, explanation, witness }) => `${verdict}: ${witness ?? explanation.join('; ')}`);
}

const ofType = (resources: Record<string, Raw>, type: string) =>
  Object.values(resources).filter((resource) => resource.Type === type);
const textIn = (resource: Raw | undefined, from: string, to: string) => {
  const text = JSON.stringify(resource!.Properties);
  if (!text.includes(from)) throw new Error(`the resource does not say: ${from}`);
  resource!.Properties = JSON.parse(text.replaceAll(from, to)) as Record<string, unknown>;
};

describe('everything is proven', () => {
  test.each(EXAMPLES)('of the enclave %s', (name) => {
    expect(proofsOf(exampleManifest(name)).filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  });
});

test('everything is proven of an enclave whose API leads to a load balancer in another network', () => {
  const proofs = proofsOf(manifestWith({ apis: [LINKED_API] }));
  expect(proofs.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  expect(proofs[0]!.explanation).toContain(
    '1 links carry calls of API routes from API Gateway to load balancers elsewhere, and no packets',
  );
});

describe('of data of every kind', () => {
  const kinds = manifestOfEveryKind();
  const beyond = (from: string, to: string) =>
    proofsOf(kinds, (resources) => {
      const grants = ofType(resources, 'AWS::IAM::ManagedPolicy').find((one) =>
        JSON.stringify(one).includes('-grants'),
      );
      textIn(grants, from, to);
    }).filter(({ verdict }) => verdict !== 'pass');

  test('everything is proven', () => {
    expect(proofsOf(kinds).filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  });

  test.each([
    ['an item of another office', '["manila","cebu"]', '["manila","cebu","davao"]', /^dynamodb:.* on .*table\/claims/],
    [
      'a request that names no key',
      '"Null":{"dynamodb:LeadingKeys":"false"}',
      '"Bool":{"aws:SecureTransport":"true"}',
      /^dynamodb:.* on .*table\/claims/,
    ],
    [
      'one key of many in a request',
      '"ForAllValues:StringEquals":{"dynamodb:LeadingKeys"',
      '"ForAnyValue:StringEquals":{"dynamodb:LeadingKeys"',
      /^dynamodb:.* on .*table\/claims/,
    ],
    [
      'the whole access point',
      'vendor/object/open/*',
      'vendor/object/*',
      /^s3:.* on .*accesspoint\/vendor\/object\/\*/,
    ],
    ['another access point', 'accesspoint/vendor/object', 'accesspoint/other/object', /^s3:.*accesspoint\/other\//],
    [
      'the bucket behind the access point',
      'eu-central-1:111122223333:accesspoint/vendor/object',
      '::client-claims',
      /client-claims/,
    ],
    ['a consumer of the stream', ':stream/letters', ':stream/letters/consumer/fast:1', /^kinesis:.* on .*consumer/],
    ['all of the stream', '"kinesis:GetRecords"', '"kinesis:*"', /^kinesis:\* on /],
  ])('%s is beyond the grant', (_title, from, to, witness) => {
    expect(beyond(from, to)).toEqual([
      expect.objectContaining({ verdict: 'fail', witness: expect.stringMatching(witness) as unknown }),
    ]);
  });
});

describe('the proof is lost', () => {
  const clerk = (resources: Record<string, Raw>) =>
    ofType(resources, 'AWS::IAM::ManagedPolicy').find((one) => JSON.stringify(one).includes('document-clerk-grants'));

  test('when the clerk may reach decisions through a wildcard that crosses slashes', () => {
    const lost = lostBy((resources) => textIn(clerk(resources), '/v1/GET/claims/*', '/v1/POST/claims/*'));
    expect(lost).toEqual([
      expect.stringMatching(/^fail: execute-api:Invoke on .*\/v1\/POST\/claims\/\* /),
      expect.stringMatching(/^fail: EnclaveRoledocumentclerk.*: execute-api:Invoke on .*\/v1\/POST\/claims\//),
    ]);
  });

  test('when a second role bears the tag of a job function', () => {
    const lost = lostBy((resources) => {
      const role = ofType(resources, 'AWS::IAM::Role').find((one) =>
        JSON.stringify(one).includes('role/document-clerk'),
      )!;
      const Policies = [
        { PolicyName: 'more', PolicyDocument: { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } } },
      ];
      resources['Second'] = { Type: role.Type, Properties: { ...role.Properties, RoleName: 'second', Policies } };
    });
    expect(lost).toContainEqual(expect.stringMatching(/^fail: \* on \*/));
  });

  test('when an excess stands beside the Deny that every role carries', () => {
    const lost = lostBy((resources) => textIn(clerk(resources), '"s3:PutObject"', '"s3:DeleteObject"'));
    expect(lost).toEqual([expect.stringMatching(/^fail: s3:DeleteObject on /)]);
  });

  test('when another identity provider lets people in', () => {
    const lost = lostBy((resources) =>
      textIn(
        ofType(resources, 'AWS::EC2::ClientVpnEndpoint')[0],
        'saml-provider/meridian-vendor-vpn',
        'saml-provider/x',
      ),
    );
    expect(lost).toEqual([expect.stringMatching(/^fail: people of .*saml-provider\/x enter/)]);
  });

  test.each<[title: string, type: string, change: [from: string, to: string], reason: RegExp]>([
    ['the tunnel is split', 'ClientVpnEndpoint', ['"SplitTunnel":false', '"SplitTunnel":true'], /past the tunnel/],
    [
      'the session is longer',
      'ClientVpnEndpoint',
      ['"SessionTimeoutHours":10', '"SessionTimeoutHours":12'],
      /12 hours/,
    ],
    [
      'the policy is in the shadow',
      'ClientVpnEndpoint',
      ['"ShadowMode":"disabled"', '"ShadowMode":"enabled"'],
      /shadow mode/,
    ],
    ['a rule is widened', 'ClientVpnAuthorizationRule', ['10.64.0.0/24', '10.0.0.0/8'], /beyond 10.64.0.0\/24/],
    [
      'a rule is for all',
      'ClientVpnAuthorizationRule',
      ['"AuthorizeAllGroups":false', '"AuthorizeAllGroups":true'],
      /everybody/,
    ],
  ])('when %s', (_title, type, change, reason) => {
    const lost = lostBy((resources) => textIn(ofType(resources, `AWS::EC2::${type}`)[0], ...change));
    expect(lost).toEqual([expect.stringMatching(reason)]);
  });

  test('when devices get a route or a way out of their security group', () => {
    const routed = lostBy((resources) => {
      const Properties = { DestinationCidrBlock: '0.0.0.0/0', TargetVpcSubnetId: 'subnet-1' };
      resources['Way'] = { Type: 'AWS::EC2::ClientVpnRoute', Properties };
    });
    expect(routed).toContainEqual(expect.stringMatching(/^fail: Way leads devices to 0.0.0.0\/0/));
    const opened = lostBy((resources) => {
      const [GroupId] = ofType(resources, 'AWS::EC2::ClientVpnEndpoint')[0]!.Properties[
        'SecurityGroupIds'
      ] as unknown[];
      const Properties = { GroupId, CidrIp: '0.0.0.0/0', IpProtocol: '-1' };
      resources['Way'] = { Type: 'AWS::EC2::SecurityGroupEgress', Properties };
    });
    expect(opened).toEqual([
      expect.stringMatching(/^fail: Way lets devices go out to addresses/),
      expect.stringMatching(/reaches 0\.0\.0\.0\/0/),
    ]);
  });

  test('when a role bears no boundary, or trusts somebody else', () => {
    const roleOfClerk = (resources: Record<string, Raw>) =>
      ofType(resources, 'AWS::IAM::Role').find((one) => JSON.stringify(one).includes('role/document-clerk'))!;
    const unbound = lostBy((resources) => delete roleOfClerk(resources).Properties['PermissionsBoundary']);
    expect(unbound).toEqual(Array(2).fill(expect.stringMatching(/bears no permissions boundary/)));
    const trusting = lostBy((resources) =>
      textIn(roleOfClerk(resources), 'liza.mendoza@bayanihan.example', 'eve@evil.example'),
    );
    expect(trusting).toEqual([expect.stringMatching(/^fail: eve@evil.example enters/)]);
  });

  test('when the archive can be emptied, or a log group forgets', () => {
    const bucket = (resources: Record<string, Raw>) =>
      ofType(resources, 'AWS::S3::Bucket').find((one) => JSON.stringify(one).includes('COMPLIANCE'));
    expect(lostBy((resources) => textIn(bucket(resources), 'COMPLIANCE', 'GOVERNANCE'))).toEqual([
      expect.stringMatching(/^fail: whoever may bypass the lock deletes a log/),
    ]);
    const policy = (resources: Record<string, Raw>) =>
      ofType(resources, 'AWS::S3::BucketPolicy').find((one) => JSON.stringify(one).includes('NobodyDeletes'));
    expect(lostBy((resources) => textIn(policy(resources), '"s3:DeleteObjectVersion"', '"s3:PutObjectAcl"'))).toEqual([
      expect.stringMatching(/^fail: somebody deletes a log from /),
    ]);
    const group = (resources: Record<string, Raw>) => ofType(resources, 'AWS::Logs::LogGroup')[0];
    expect(lostBy((resources) => textIn(group(resources), '"RetentionInDays":731', '"RetentionInDays":30'))).toEqual([
      expect.stringMatching(/^fail: an event of 731 days ago is gone/),
      expect.stringMatching(/forgets events after 30 days/),
    ]);
  });

  test('when the trail is off, or misses a boundary', () => {
    const trail = (resources: Record<string, Raw>) => ofType(resources, 'AWS::CloudTrail::Trail')[0];
    expect(lostBy((resources) => textIn(trail(resources), '"IsLogging":true', '"IsLogging":false'))).toEqual([
      expect.stringMatching(/^fail: any call is made and not recorded/),
    ]);
    expect(lostBy((resources) => textIn(trail(resources), 'documents/open/', 'documents/opened/'))).toEqual([
      expect.stringMatching(/^fail: no uses of arn:aws:s3:::meridian-claim-documents\/open\/\* are recorded/),
    ]);
  });

  test('when the network holds what we do not know', () => {
    const lost = lostBy((resources) => {
      resources['Book'] = { Type: 'AWS::SageMaker::NotebookInstance', Properties: {} };
    });
    expect(lost).toEqual([expect.stringMatching(/^unknown: Book/)]);
  });
});
