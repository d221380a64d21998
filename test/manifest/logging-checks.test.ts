import { complaintsOf, shortManifestWith } from '../support/manifests';

const NADIA = 'reviewers: [nadia@client.example]';
const STOPPED = 'eventSource: cloudtrail.amazonaws.com, eventNames: [StopLogging]';

/** The short manifest with this `logging`, and with this beside it. */
const withLogging = (logging: string, more = '') =>
  complaintsOf(shortManifestWith(['engagement:', `logging: { ${logging} }\n${more}engagement:`]));

const transaction = (call: string, reviewer = 'nadia@client.example') =>
  `criticalTransactions: [{ id: one, ${call}, reviewer: ${reviewer} }]`;

test.each<[string, string, string[]]>([
  ['a management event and a known reviewer', `${NADIA}, ${transaction(STOPPED)}`, []],
  ['a reviewer in other letters', `${NADIA}, ${transaction(STOPPED, 'Nadia@Client.example')}`, []],
  [
    'a reviewer nobody knows',
    `${NADIA}, ${transaction(STOPPED, 'nadja@client.example')}`,
    ['manifest/unknown-reviewer @ nadja@client.example'],
  ],
  [
    'a reviewer who is one of the vendor’s people',
    `reviewers: [ana@acme.example], ${transaction(STOPPED, 'ANA@acme.example')}`,
    ['manifest/self-review @ ANA@acme.example'],
  ],
  [
    'a use of data that lies in a boundary',
    `${NADIA}, ${transaction('eventSource: s3.amazonaws.com, eventNames: [GetObject]')}`,
    [],
  ],
  [
    'a use of data that no boundary holds',
    `${NADIA}, ${transaction('eventSource: dynamodb.amazonaws.com, eventNames: [CreateTable, PutItem]')}`,
    ['manifest/critical-unrecorded @ PutItem'],
  ],
  [
    'calls of functions, which no boundary can hold',
    `${NADIA}, ${transaction('eventSource: lambda.amazonaws.com, eventNames: [Invoke]')}`,
    ['manifest/critical-unrecorded @ Invoke'],
  ],
  [
    'a service by its short name',
    `${NADIA}, ${transaction('eventSource: dynamodb, eventNames: [CreateTable]')}`,
    ['manifest/event-source @ dynamodb'],
  ],
  [
    'calls by a wildcard',
    `${NADIA}, ${transaction('eventSource: iam.amazonaws.com, eventNames: ["Create*"]')}`,
    ['manifest/event-name @ "Create*"'],
  ],
  [
    'more calls than a pattern holds',
    `${NADIA}, ${transaction(`eventSource: iam.amazonaws.com, eventNames: [${[...Array(40).keys()].map((one) => `CreateThing${one}`).join(', ')}]`)}`,
    ['manifest/event-pattern @ [CreateThing0'],
  ],
  [
    'the same transaction twice',
    `${NADIA}, criticalTransactions: [{ id: one, ${STOPPED}, reviewer: nadia@client.example }, { id: one, ${STOPPED}, reviewer: nadia@client.example }]`,
    ['manifest/duplicate @ one'],
  ],
])('%s', (_title, logging, complaints) => {
  expect(withLogging(logging)).toEqual(complaints);
});

test('a contact of the client may review; one of the vendor may not', () => {
  const contacts = 'incidents: { contacts: { client: [soc@client.example], vendor: [desk@acme.example] } }\n';
  expect(withLogging(transaction(STOPPED, 'soc@client.example'), contacts)).toEqual([]);
  expect(withLogging(transaction(STOPPED, 'desk@acme.example'), contacts)).toEqual([
    'manifest/unknown-reviewer @ desk@acme.example',
  ]);
});

test.each<[string, string, string[]]>([
  [
    'a topic in another region',
    'arn:aws:sns:us-east-1:111122223333:alarms',
    ['manifest/region-mismatch @ "arn:aws:sns:us-east-1:111122223333:alarms"'],
  ],
  ['a topic in the region', 'arn:aws:sns:eu-central-1:999988887777:alarms', []],
  [
    'a topic that is none',
    'arn:aws:sqs:eu-central-1:111122223333:alarms',
    ['manifest/arn-sns @ "arn:aws:sqs:eu-central-1:111122223333:alarms"'],
  ],
])('alarms may go to %s', (_title, arn, complaints) => {
  const text = shortManifestWith(['engagement:', `incidents: { alarmTopicArn: "${arn}" }\nengagement:`]);
  expect(complaintsOf(text)).toEqual(complaints);
});
