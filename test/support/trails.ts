import { trailRecords } from '../../lib/analysis/logging/trail-records';
import type { Manifest } from '../../lib/manifest';
import { SHORT_MANIFEST, parse } from './manifests';
import { decide } from './proofs';

export const TABLE = 'arn:aws:dynamodb:eu-central-1:111122223333:table/claims';
const SECRET = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:letters-AbCdEf';

export const { manifest } = parse(SHORT_MANIFEST);
export const holding = (...resources: string[]): Manifest => ({
  ...manifest,
  dataBoundaries: [...manifest.dataBoundaries, { ...manifest.dataBoundaries[0]!, id: 'more', resources }],
});
export const claim = trailRecords(holding(TABLE, SECRET));

export const field = (name: string, test: string) => `{ Field: ${name}, ${test} }`;
export const selector = (...fields: string[]) => `{ FieldSelectors: [${fields.join(', ')}] }`;
export const DATA = field('eventCategory', 'Equals: [Data]');
export const OBJECTS = field('resources.type', 'Equals: ["AWS::S3::Object"]');
export const TABLES = field('resources.type', 'Equals: ["AWS::DynamoDB::Table"]');

export const MANAGEMENT = selector(field('eventCategory', 'Equals: [Management]'));
export const LETTERS = selector(
  DATA,
  OBJECTS,
  field('resources.ARN', 'StartsWith: ["arn:aws:s3:::client-letters/inbox/"]'),
);
export const CLAIMS = selector(DATA, TABLES, field('resources.ARN', `Equals: ["${TABLE}"]`));
export const LOOKS_AT = field('resources.ARN', 'StartsWith: [!Sub "${Archive.Arn}/"]');
export const LOOKS = selector(DATA, OBJECTS, LOOKS_AT, field('eventName', 'NotEquals: [PutObject]'));
export const ALL = [MANAGEMENT, LETTERS, CLAIMS, LOOKS];

export const SETTINGS =
  'IsLogging: true, EnableLogFileValidation: true, IsMultiRegionTrail: true, S3BucketName: !Ref Archive';

export const trailOf = (settings: string, id = 'Trail') =>
  `  ${id}: { Type: AWS::CloudTrail::Trail, Properties: { ${settings} } }\n`;
export const template = (trails: string) => `
Parameters:
  Any: { Type: String }
Resources:
  Archive: { Type: AWS::S3::Bucket }
${trails}`;

export const advanced = (...selectors: string[]) => `${SETTINGS}, AdvancedEventSelectors: [${selectors.join(', ')}]`;
export const without = (one: string, ...instead: string[]) =>
  advanced(...ALL.filter((other) => other !== one), ...instead);
export const answerTo = (settings: string) => {
  const proof = decide(claim, template(trailOf(settings)));
  return [proof.verdict, proof.witness ?? proof.explanation.join('; ')];
};
