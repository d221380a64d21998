import { assessorReads } from '../../lib/analysis/oversight/assessor-reads';
import { manifestWith } from '../constructs/fixtures';
import { HIDDEN, changesOfEnclave, decide } from '../support/proofs';

const ROLE = 'EnclaveAssessorRole';
const POLICY = 'EnclaveAssessorEvidence';
const BOUNDARY = 'EnclaveAssessorBoundary';
const MORE = /says more than agreed/;
const LESS = /does not say: Deny/;
const BUCKET = '{"Fn::GetAtt":["EnclaveArchiveBucketC817786F","Arn"]}';
const UNTIL = '"DateLessThanEquals":{"aws:CurrentTime":"2027-06-30T23:59:59Z"}';
const NOTHING_BUT_READS = ',"Effect":"Deny","Resource":"*","Sid":"NothingButReads"';
const NO_DATA = '{"Action":"*","Effect":"Deny","Resource":["arn:aws:s3:::';
const LENGTH = '"MaxSessionDuration":3600';
const STATEMENTS = '"PolicyDocument":{"Statement":';

describe('the assessor may do another thing than read evidence', () => {
  changesOfEnclave(assessorReads, [
    ['a write', POLICY, '"s3:ListBucket"', '"s3:PutObject"', MORE],
    ['another bucket', POLICY, BUCKET, '"arn:aws:s3:::letters"', MORE],
    ['any key', POLICY, '{"Fn::GetAtt":["EnclaveArchiveKey91FFB243","Arn"]}', '"*"', MORE],
    ['the key, past S3', POLICY, '"StringEquals":{"kms:ViaService":"s3.eu-central-1.amazonaws.com"},', '', MORE],
    ['log groups of others', POLICY, '{"Fn::GetAtt":["EnclaveArchiveTrailLogsA3CC67C3","Arn"]}', '"*"', MORE],
    ['roles of others', POLICY, ':role/enclave/bayanihan/*', ':role/*', MORE],
    ['after the audit', POLICY, UNTIL, UNTIL.replace('2027', '2099'), MORE],
    ['without an end', POLICY, `"Condition":{${UNTIL}},`, '', MORE],
    [
      'nothing, as its policy is nobody’s',
      POLICY,
      '"Roles":[{"Ref":"EnclaveAssessorRole3B9C4B2D"}]',
      '"Roles":[]',
      /does not say/,
    ],
    [
      'by a policy of its own',
      ROLE,
      LENGTH,
      `${LENGTH},"Policies":[{"PolicyName":"x",${STATEMENTS}[{"Effect":"Allow","Action":"*","Resource":"*"}]}}]`,
      MORE,
    ],
    [
      'by a policy of AWS',
      ROLE,
      LENGTH,
      `${LENGTH},"ManagedPolicyArns":["arn:aws:iam::aws:policy/ReadOnlyAccess"]`,
      /is hidden/,
      'unknown',
    ],
    ['by a statement nobody knows', POLICY, `${STATEMENTS}[`, `${STATEMENTS}[${HIDDEN},`, /is hidden/],
    [
      'without a boundary',
      ROLE,
      '"PermissionsBoundary":{"Ref":"EnclaveAssessorBoundaryF46523EA"},',
      '',
      /no boundary of the template/,
    ],
    ['under a boundary nobody knows', ROLE, '{"Ref":"EnclaveAssessorBoundaryF46523EA"}', HIDDEN, /no boundary|hidden/],
    [
      'what is attached, as the boundary allows more',
      BOUNDARY,
      `${STATEMENTS}[`,
      `${STATEMENTS}[{"Effect":"Allow","Action":"*","Resource":"*"},`,
      MORE,
    ],
    [
      'what is attached, as nothing forbids it',
      BOUNDARY,
      NOTHING_BUT_READS,
      NOTHING_BUT_READS.replace('Deny', 'Allow'),
      MORE,
    ],
    [
      'what is attached, as little is forbidden',
      BOUNDARY,
      NOTHING_BUT_READS,
      NOTHING_BUT_READS.replace('"*"', '"arn:aws:s3:::x"'),
      LESS,
    ],
    [
      'what is attached, after the audit',
      BOUNDARY,
      '"DateGreaterThan":{"aws:CurrentTime":"2027',
      '"DateGreaterThan":{"aws:CurrentTime":"2099',
      LESS,
    ],
    ['touch the data', BOUNDARY, NO_DATA, NO_DATA.replace('"*"', '"s3:DeleteObject"'), LESS],
    ['touch some data', BOUNDARY, NO_DATA, '{"Action":"*","Effect":"Deny","Resource":["arn:aws:s3:::other', LESS],
  ]);
});

test('the audit ends with the engagement where the manifest names no day, or a later one', () => {
  const assessor = {
    organisation: 'A',
    contact: 'a@b.example',
    independence: 'none',
    principalArn: 'arn:aws:iam::111122223333:role/a',
  };
  const { claim, ...rest } = decide(
    assessorReads(manifestWith({ assessor })),
    'Resources: { Topic: { Type: AWS::SNS::Topic } }',
  );
  expect(claim).toMatch(/until the audit ends/);
  expect(rest).toMatchObject({ verdict: 'fail', witness: expect.stringMatching(/no role is named/) as string });
});

test('without an assessor in AWS nothing is read', () => {
  expect(decide(assessorReads(manifestWith()), 'Resources: {}')).toMatchObject({ verdict: 'pass' });
});
