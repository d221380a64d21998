import {
  advanced,
  ALL,
  answerTo,
  claim,
  CLAIMS,
  DATA,
  field,
  LETTERS,
  LOOKS,
  LOOKS_AT,
  MANAGEMENT,
  OBJECTS,
  selector,
  SETTINGS,
  TABLES,
  template,
  trailOf,
  without,
} from '../support/trails';
import { decide } from '../support/proofs';

test('a trail that records all of it is proven to', () => {
  expect(answerTo(advanced(...ALL))).toEqual([
    'pass',
    'Trail: all regions, validated, 3 resources of boundaries, the archive',
  ]);
});

test.each<[string, string]>([
  ['all objects at once', without(LETTERS, selector(DATA, OBJECTS))],
  [
    'the whole bucket',
    without(LETTERS, selector(DATA, OBJECTS, field('resources.ARN', 'StartsWith: ["arn:aws:s3:::client-letters/"]'))),
  ],
  [
    'a table by its beginning',
    without(
      CLAIMS,
      selector(
        DATA,
        TABLES,
        field('resources.ARN', 'StartsWith: ["arn:aws:dynamodb:eu-central-1:111122223333:table/"]'),
      ),
    ),
  ],
  ['the archive and what is put there', without(LOOKS, selector(DATA, OBJECTS, LOOKS_AT))],
  [
    'the archive by its name',
    without(LOOKS, selector(DATA, OBJECTS, field('resources.ARN', 'StartsWith: [!Sub "arn:aws:s3:::${Archive}/"]'))),
  ],
  ['global events, said so', `${advanced(...ALL)}, IncludeGlobalServiceEvents: true`],
  [
    'selectors of the old kind',
    `${SETTINGS}, EventSelectors: [{ ReadWriteType: All, DataResources: [{ Type: "AWS::S3::Object", Values: ["arn:aws:s3"] }, { Type: "AWS::DynamoDB::Table", Values: ["arn:aws:dynamodb"] }] }]`,
  ],
])('%s is as good', (_title, settings) => {
  expect(answerTo(settings)[0]).toBe('pass');
});

test.each<[string, string, RegExp]>([
  [
    'a trail that is off',
    advanced(...ALL).replace('IsLogging: true', 'IsLogging: false'),
    /any call is made and not recorded: IsLogging of Trail is false/,
  ],
  [
    'no digest',
    advanced(...ALL).replace('EnableLogFileValidation: true, ', ''),
    /a record is changed and nobody sees it/,
  ],
  [
    'one region',
    advanced(...ALL).replace('IsMultiRegionTrail: true', 'IsMultiRegionTrail: false'),
    /in another region/,
  ],
  ['no global events', `${advanced(...ALL)}, IncludeGlobalServiceEvents: false`, /a call of IAM/],
  ['no management events', without(MANAGEMENT), /no calls that manage resources are recorded/],
  [
    'management events that read alone',
    without(
      MANAGEMENT,
      selector(field('eventCategory', 'Equals: [Management]'), field('readOnly', 'Equals: ["true"]')),
    ),
    /only some calls that manage resources/,
  ],
  [
    'management events without those of KMS',
    without(
      MANAGEMENT,
      selector(field('eventCategory', 'Equals: [Management]'), field('eventSource', 'NotEquals: [kms.amazonaws.com]')),
    ),
    /only some calls that manage/,
  ],
  [
    'a boundary that is left out',
    without(LETTERS),
    /no uses of arn:aws:s3:::client-letters\/inbox\/\* are recorded by Trail/,
  ],
  [
    'a folder beside the boundary',
    without(LETTERS, LETTERS.replace('inbox/', 'outbox/')),
    /no uses of arn:aws:s3:::client-letters/,
  ],
  [
    'a folder inside the boundary',
    without(LETTERS, LETTERS.replace('inbox/', 'inbox/a')),
    /no uses of arn:aws:s3:::client-letters/,
  ],
  [
    'a boundary whose reads are left out',
    without(LETTERS, selector(DATA, OBJECTS, field('readOnly', 'Equals: ["false"]'))),
    /only some uses of arn:aws:s3:::client-letters/,
  ],
  [
    'a boundary whose writes are left out',
    without(
      LETTERS,
      selector(
        DATA,
        OBJECTS,
        field('resources.ARN', 'StartsWith: ["arn:aws:s3:::client-letters/"]'),
        field('eventName', 'NotEquals: [PutObject]'),
      ),
    ),
    /only some uses/,
  ],
  ['another table', without(CLAIMS, CLAIMS.replace('table/claims', 'table/claim')), /no uses of .*table\/claims/],
  [
    'the type of another service',
    without(CLAIMS, CLAIMS.replace('DynamoDB::Table', 'SQS::Queue')),
    /no uses of .*table\/claims/,
  ],
  ['an archive nobody watches', without(LOOKS), /no looks into Archive are recorded/],
  [
    'an archive whose deletions are left out',
    without(LOOKS, LOOKS.replace('[PutObject]', '[PutObject, DeleteObject]')),
    /only some looks into Archive/,
  ],
  [
    'one folder of the archive',
    without(LOOKS, LOOKS.replace('${Archive.Arn}/', '${Archive.Arn}/trail/')),
    /no looks into Archive/,
  ],
  [
    'old selectors that read alone',
    `${SETTINGS}, EventSelectors: [{ ReadWriteType: ReadOnly }]`,
    /only some calls that manage/,
  ],
  [
    'old selectors without KMS',
    `${SETTINGS}, EventSelectors: [{ ExcludeManagementEventSources: [kms.amazonaws.com] }]`,
    /only some calls that manage/,
  ],
  [
    'old selectors without management events',
    `${SETTINGS}, EventSelectors: [{ IncludeManagementEvents: false }]`,
    /no calls that manage/,
  ],
  ['an empty list of selectors', `${SETTINGS}, EventSelectors: []`, /no uses of arn:aws:s3:::client-letters/],
  ['no selectors', SETTINGS, /no uses of arn:aws:s3:::client-letters/],
])('%s is missed', (_title, settings, witness) => {
  expect(answerTo(settings)).toEqual(['fail', expect.stringMatching(witness)]);
});

test.each<[string, string, RegExp]>([
  [
    'a switch given at deployment',
    advanced(...ALL).replace('IsLogging: true', 'IsLogging: !Ref Any'),
    /IsLogging of Trail is hidden/,
  ],
  ['selectors given at deployment', `${SETTINGS}, AdvancedEventSelectors: !Ref Any`, /is hidden by its selectors/],
  [
    'a field given at deployment',
    without(MANAGEMENT, MANAGEMENT.replace('Field: eventCategory', 'Field: !Ref Any')),
    /all calls that manage resources/,
  ],
  [
    'a category given at deployment',
    without(LETTERS, LETTERS.replace('[Data]', '[!Ref Any]')),
    /all uses of arn:aws:s3/,
  ],
  [
    'a prefix given at deployment',
    without(LETTERS, LETTERS.replace('"arn:aws:s3:::client-letters/inbox/"', '!Ref Any')),
    /all uses of arn:aws:s3/,
  ],
  [
    'a prefix with an exception',
    without(LETTERS, LETTERS.replace('StartsWith', 'NotStartsWith: ["arn:aws:s3:::x"], StartsWith')),
    /all uses of arn:aws:s3/,
  ],
  [
    'reads by one selector and writes by another',
    without(
      LETTERS,
      ...['"true"', '"false"'].map((only) => selector(DATA, OBJECTS, field('readOnly', `Equals: [${only}]`))),
    ),
    /all uses of arn:aws:s3/,
  ],
  [
    'an archive of another stack',
    advanced(...ALL).replace('!Ref Archive', 'central-logs'),
    /Trail writes to central-logs, which is no bucket/,
  ],
  [
    'a folder of the archive given at deployment',
    without(LOOKS, LOOKS.replace('${Archive.Arn}/', '${Archive.Arn}/${Any}')),
    /all looks into Archive/,
  ],
  [
    'old selectors with a kind given at deployment',
    `${SETTINGS}, EventSelectors: [{ ReadWriteType: !Ref Any, DataResources: [{ Type: "AWS::S3::Object", Values: ["arn:aws:s3"] }, { Type: "AWS::DynamoDB::Table", Values: ["arn:aws:dynamodb"] }] }]`,
    /all calls that manage/,
  ],
])('%s: nobody can tell', (_title, settings, reason) => {
  expect(answerTo(settings)).toEqual(['unknown', expect.stringMatching(reason)]);
});

test('without a trail nothing is recorded; of several, one must do it all', () => {
  expect(decide(claim, template(''))).toMatchObject({ verdict: 'fail', witness: 'any call at all: there is no trail' });
  const second = trailOf(SETTINGS, 'Second');
  expect(decide(claim, template(trailOf(advanced(...ALL)) + second)).verdict).toBe('pass');
  expect(decide(claim, template(trailOf(without(LETTERS)) + second))).toMatchObject({
    verdict: 'unknown',
    explanation: ['none of 2 trails records everything; together they might'],
  });
});
