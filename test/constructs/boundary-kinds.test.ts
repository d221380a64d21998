import { enclaveTemplate, manifestOfEveryKind, onlyOf, propertiesOf, statementsIn } from './fixtures';

const template = enclaveTemplate(manifestOfEveryKind());

/** Data events of the trail: type, and what their ARN must be. */
function recorded(): [string, string[]][] {
  const selectors = onlyOf(template, 'AWS::CloudTrail::Trail').AdvancedEventSelectors as {
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
  expect(Object.fromEntries(recorded())).toEqual({
    'AWS::S3::Object': ['arn:aws:s3:::client-letters/inbox/', 'arn:aws:s3:::client-claims/open/'],
    // Secrets are missing: their reads are management events, which the trail records anyway.
    'AWS::DynamoDB::Table': [`arn:aws:dynamodb:${arn}:table/claims`, `arn:aws:dynamodb:${arn}:table/offices`],
    'AWS::SNS::Topic': [`arn:aws:sns:${arn}:letters`],
    'AWS::SQS::Queue': [`arn:aws:sqs:${arn}:letters`],
    'AWS::Kinesis::Stream': [`arn:aws:kinesis:${arn}:stream/letters`],
    'AWS::S3::AccessPoint': [`arn:aws:s3:${arn}:accesspoint/vendor`],
  });
});

const doors = propertiesOf(template, 'AWS::EC2::VPCEndpoint').map(({ ServiceName, PolicyDocument }) => ({
  service: JSON.stringify(ServiceName).replace(/.*\.([a-z0-9-]+)".*/, '$1'),
  statements: statementsIn(PolicyDocument),
}));

test('each kind of data has an endpoint by the name AWS gives it', () => {
  expect([...new Set(doors.map(({ service }) => service))].sort()).toEqual(
    ['dynamodb', 'kinesis-streams', 's3', 'secretsmanager', 'sns', 'sqs', 'sts'].sort(),
  );
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
