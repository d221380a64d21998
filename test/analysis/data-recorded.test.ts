import { dataRecorded } from '../../lib/analysis/logging/data-recorded';
import { parse, shortManifestWith } from '../support/manifests';
import { decide } from '../support/proofs';

const INBOX = 'arn:aws:s3:::client-letters/inbox/*';
const TABLE = 'arn:aws:dynamodb:eu-central-1:111122223333:table/claims';
const SECRET = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:desk-a1b2c3';

const claimAbout = (resource: string) =>
  dataRecorded(parse(shortManifestWith([INBOX, resource], ['[list, read]', '[read]'])).manifest);

function trail(selectors: readonly string[], more = 'IsLogging: true'): string {
  return `
    Parameters:
      Any: { Type: String }
    Resources:
      Own: { Type: AWS::DynamoDB::Table }
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties:
          ${more}
          AdvancedEventSelectors:
    ${selectors.map((fields) => `        - { FieldSelectors: [${fields}] }`).join('\n    ')}`;
}

const data = (type: string, names = '') =>
  `{ Field: eventCategory, Equals: [Data] }, { Field: resources.type, Equals: [${type}] }${names && `, { Field: resources.ARN, ${names} }`}`;
const OBJECTS = 'AWS::S3::Object';

test.each<[string, string, string]>([
  ['objects below the prefix', INBOX, data(OBJECTS, 'StartsWith: ["arn:aws:s3:::client-letters/inbox/"]')],
  ['objects of the whole bucket', INBOX, data(OBJECTS, 'StartsWith: ["arn:aws:s3:::client-letters/"]')],
  ['all objects of the account', INBOX, data(OBJECTS)],
  ['one object', 'arn:aws:s3:::client-letters/one', data(OBJECTS, 'Equals: ["arn:aws:s3:::client-letters/one"]')],
  ['a table beside one of this template', TABLE, data('AWS::DynamoDB::Table', `Equals: ["${TABLE}", !GetAtt Own.Arn]`)],
  ['an index by its table', `${TABLE}/index/office`, data('AWS::DynamoDB::Table', `Equals: "${TABLE}"`)],
  ['a table beside what is hidden', TABLE, data('AWS::DynamoDB::Table', `Equals: ["${TABLE}", !Ref Any]`)],
  ['a secret, by management events', SECRET, '{ Field: eventCategory, Equals: [Management] }'],
])('%s is recorded', (_title, resource, selector) => {
  const proof = decide(claimAbout(resource), trail([selector]));
  expect(proof).toMatchObject({ verdict: 'pass', explanation: ['1 resources, every use of each recorded by Trail'] });
});

test.each<[string, string, string[]]>([
  ['no selector is there', INBOX, []],
  [
    'a selector is about a folder below',
    INBOX,
    [data(OBJECTS, 'StartsWith: ["arn:aws:s3:::client-letters/inbox/a/"]')],
  ],
  ['a selector is about one object', INBOX, [data(OBJECTS, 'Equals: ["arn:aws:s3:::client-letters/inbox/"]')]],
  [
    'a prefix without a slash at its end is taken for one object',
    'arn:aws:s3:::client-letters/in*',
    [data(OBJECTS, 'Equals: ["arn:aws:s3:::client-letters/in"]')],
  ],
  [
    'only a namesake is recorded',
    'arn:aws:s3:::client',
    [data(OBJECTS, 'StartsWith: ["arn:aws:s3:::client-letters/"]')],
  ],
  ['only reads are recorded', INBOX, [`${data(OBJECTS)}, { Field: readOnly, Equals: ["true"] }`]],
  ['something is left out', INBOX, [data(OBJECTS, 'NotStartsWith: ["arn:aws:s3:::client-letters/inbox/a"]')]],
  ['a field is narrowed twice', INBOX, [`${data(OBJECTS)}, { Field: eventCategory, Equals: [Data] }`]],
  ['the type is another', TABLE, [data('AWS::DynamoDB::Stream')]],
  ['only a table of this template is recorded', TABLE, [data('AWS::DynamoDB::Table', 'Equals: [!GetAtt Own.Arn]')]],
  [
    'management events are narrowed',
    SECRET,
    ['{ Field: eventCategory, Equals: [Management] }, { Field: readOnly, Equals: ["false"] }'],
  ],
])('it is not recorded when %s', (_title, resource, selectors) => {
  const proof = decide(claimAbout(resource), trail(selectors));
  expect(proof).toMatchObject({ verdict: 'fail', witness: `no trail records what is done with ${resource}` });
});

test('nor when the trail is off', () => {
  expect(decide(claimAbout(INBOX), trail([data(OBJECTS)], 'IsLogging: false')).verdict).toBe('fail');
});

test.each<[string, string[], string, string]>([
  [
    'the trail may be off',
    [data(OBJECTS)],
    'IsLogging: !Ref Any',
    'whether Trail is on is not to be told before deployment',
  ],
  [
    'the name is a parameter',
    [data(OBJECTS, 'Equals: [!Ref Any]')],
    'IsLogging: true',
    'resources.ARN of a selector of Trail is hidden',
  ],
  [
    'a field has no known name',
    ['{ Field: !Ref Any, Equals: [Data] }'],
    'IsLogging: true',
    'a selector of Trail is hidden',
  ],
  [
    'the selectors are of the old kind',
    [],
    'IsLogging: true\n          EventSelectors: [{ ReadWriteType: All }]',
    'the old selectors of Trail are not read',
  ],
])('it is unknown when %s', (_title, selectors, more, reason) => {
  const proof = decide(claimAbout(INBOX), trail(selectors, more));
  expect(proof).toMatchObject({ verdict: 'unknown', explanation: expect.arrayContaining([reason]) as unknown });
});
