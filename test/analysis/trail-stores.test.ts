import { trailRecords } from '../../lib/analysis/logging/trail-records';
import {
  advanced,
  ALL,
  claim,
  DATA,
  field,
  holding,
  LETTERS,
  LOOKS,
  MANAGEMENT,
  manifest,
  OBJECTS,
  selector,
  TABLE,
  TABLES,
  template,
  trailOf,
} from '../support/trails';
import { decide } from '../support/proofs';

const POINT = 'arn:aws:s3:eu-central-1:111122223333:accesspoint/vendor';
const STREAM = 'arn:aws:kinesis:eu-central-1:111122223333:stream/claims';

test.each<[string, string, string, string]>([
  ['an index by its table', `${TABLE}/index/office`, 'AWS::DynamoDB::Table', TABLE],
  ['objects of an access point by the point', `${POINT}/object/open/*`, 'AWS::S3::AccessPoint', POINT],
  ['a stream', STREAM, 'AWS::Kinesis::Stream', STREAM],
])('%s is recorded', (_title, resource, type, name) => {
  const of = (arn: string) =>
    selector(DATA, field('resources.type', `Equals: ["${type}"]`), field('resources.ARN', `Equals: ["${arn}"]`));
  const proofWith = (arn: string) =>
    decide(trailRecords(holding(resource)), template(trailOf(advanced(MANAGEMENT, LETTERS, LOOKS, of(arn)))));
  expect(proofWith(name).verdict).toBe('pass');
  expect(proofWith(`${name}-other`)).toMatchObject({
    verdict: 'fail',
    witness: `no uses of ${resource} are recorded by Trail`,
  });
});

test('the bucket behind an access point is recorded too, for whoever comes by another way', () => {
  const boundary = {
    ...manifest.dataBoundaries[0]!,
    resources: [`${POINT}/object/a/*`],
    bucketArn: 'arn:aws:s3:::back',
  };
  const point = selector(DATA, field('resources.type', 'Equals: ["AWS::S3::AccessPoint"]'));
  const claimOf = trailRecords({ ...manifest, dataBoundaries: [boundary] });
  expect(decide(claimOf, template(trailOf(advanced(MANAGEMENT, LOOKS, point))))).toMatchObject({
    verdict: 'fail',
    witness: 'no uses of arn:aws:s3:::back/a/* are recorded by Trail',
  });
});

describe('the enclave’s own stores', () => {
  const STORES = '  Roster: { Type: AWS::DynamoDB::Table }\n  Answers: { Type: AWS::S3::Bucket }\n';
  const ROSTER = selector(DATA, TABLES, field('resources.ARN', 'Equals: [!GetAtt Roster.Arn]'));
  const ANSWERS = selector(DATA, OBJECTS, field('resources.ARN', 'StartsWith: [!Sub "${Answers.Arn}/"]'));
  const proofOf = (...selectors: string[]) => {
    const proof = decide(claim, template(`${STORES}${trailOf(advanced(...ALL, ...selectors))}`));
    return [proof.verdict, proof.witness ?? proof.explanation.join('; ')];
  };

  test('are recorded too', () => expect(proofOf(ROSTER, ANSWERS)[0]).toBe('pass'));
  test.each([
    ['a table', [ANSWERS], 'no uses of Roster are recorded by Trail'],
    ['extracts of the archive', [ROSTER], 'no uses of Answers are recorded by Trail'],
    ['another table', [ROSTER.replace('Roster', 'Answers'), ANSWERS], 'no uses of Roster are recorded by Trail'],
  ])('and %s is missed', (_title, selectors, witness) => expect(proofOf(...selectors)).toEqual(['fail', witness]));
});
