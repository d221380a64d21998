import type { Template } from 'aws-cdk-lib/assertions';
import { enclaveTemplate, exampleManifest, manifestOfEveryKind, onlyOf, propertiesOf, statementsIn } from './fixtures';

const template = enclaveTemplate(manifestOfEveryKind());
/** The kinds that would make the policies of the other enclave too long. */
const searchDesk = enclaveTemplate(exampleManifest('search-desk'));

/** Data events of the trail: type, and what their ARN must be. */
function recorded(enclave: Template): [string, string[]][] {
  const selectors = onlyOf(enclave, 'AWS::CloudTrail::Trail').AdvancedEventSelectors as {
    Name: string;
    FieldSelectors: { Field: string; Equals?: string[]; StartsWith?: string[] }[];
  }[];
  return selectors
    .filter(({ Name }) => / data boundaries|^Data boundaries/.test(Name))
    .map(({ FieldSelectors }) => {
      const valuesOf = (field: string) => {
        const found = FieldSelectors.find(({ Field }) => Field === field);
        return found?.Equals ?? found?.StartsWith ?? [];
      };
      // The roster of the VPN is recorded too, by an ARN that is not known yet.
      const arns = valuesOf('resources.ARN').filter((arn) => typeof arn === 'string');
      return [valuesOf('resources.type')[0]!, arns];
    });
}

test('every use of the data is recorded, under the name that CloudTrail gives it', () => {
  const arn = 'eu-central-1:111122223333';
  expect(Object.fromEntries(recorded(template))).toEqual({
    'AWS::S3::Object': ['arn:aws:s3:::client-letters/inbox/', 'arn:aws:s3:::client-claims/open/'],
    // Secrets are missing: their reads are management events, which the trail records anyway.
    'AWS::DynamoDB::Table': [`arn:aws:dynamodb:${arn}:table/claims`, `arn:aws:dynamodb:${arn}:table/offices`],
    'AWS::SNS::Topic': [`arn:aws:sns:${arn}:letters`],
    'AWS::SQS::Queue': [`arn:aws:sqs:${arn}:letters`],
    'AWS::Kinesis::Stream': [`arn:aws:kinesis:${arn}:stream/letters`],
    'AWS::S3::AccessPoint': [`arn:aws:s3:${arn}:accesspoint/vendor`],
  });
  expect(Object.fromEntries(recorded(searchDesk))).toMatchObject({
    'AWS::S3::AccessPoint': [`arn:aws:s3:${arn}:accesspoint/lantern-scans`],
    'AWS::S3::Object': ['arn:aws:s3:::meridian-lantern-exchange/'],
    'AWS::AOSS::Collection': [`arn:aws:aoss:${arn}:collection/1tg2xudton46knx2a95g`],
  });
});

const doorsOf = (enclave: Template) =>
  propertiesOf(enclave, 'AWS::EC2::VPCEndpoint').map(({ ServiceName, PolicyDocument }) => ({
    service: JSON.stringify(ServiceName).replace(/.*\.([a-z0-9-]+)".*/, '$1'),
    statements: statementsIn(PolicyDocument),
  }));
const doors = doorsOf(template);

test('each kind of data has an endpoint by the name AWS gives it', () => {
  expect([...new Set(doors.map(({ service }) => service))].sort()).toEqual(
    ['dynamodb', 'kinesis-streams', 's3', 'secretsmanager', 'sns', 'sqs', 'sts'].sort(),
  );
  expect(doorsOf(searchDesk).map(({ service }) => service)).toContain('aoss-data');
});

test('the endpoint lets calls to the bucket behind an access point through only by that access point', () => {
  const behind = doors
    .filter(({ service }) => service === 's3')
    .flatMap(({ statements }) => statements)
    .filter(({ Resource }) => JSON.stringify(Resource).includes('client-claims'));
  expect(behind.length).toBeGreaterThan(0);
  for (const { Condition } of behind) {
    expect(Condition).toMatchObject({
      StringEquals: { 's3:DataAccessPointArn': 'arn:aws:s3:eu-central-1:111122223333:accesspoint/vendor' },
    });
  }
});

test('through an access point of a file system pass its files alone: there is no bucket behind it', () => {
  const resources = doorsOf(searchDesk)
    .filter(({ service }) => service === 's3')
    .flatMap(({ statements }) => statements.flatMap(({ Resource }) => Resource))
    .filter((resource) => !/meridian-lantern-exchange/.test(String(resource)));
  const point = 'arn:aws:s3:eu-central-1:111122223333:accesspoint/lantern-scans';
  expect([...new Set(resources)].sort()).toEqual([point, `${point}/object/letters/*`]);
});
