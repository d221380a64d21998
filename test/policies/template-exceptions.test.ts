/** Exceptions on the resources of a template: honoured as agreements, or told what they lack. */
import { ownRule } from '../support/own-rule';
import { checkedFiles } from '../support/checked';

const OPTIONS = { rules: ['rule.js'], only: ['acme-queue-unencrypted', 'governance'] };
const AGREED = 'rule: acme-queue-unencrypted, owner: ann@example.com, reason: moving, expires: 2027-01-31';

const queueWith = (metadata: string) => `Resources:
  Queue:
    Type: AWS::SQS::Queue
    Metadata: ${metadata}
  Other:
    Type: AWS::SQS::Queue
`;
const agreed = (entry: string) => queueWith(`{ VendorEnclave: { exceptions: [{ ${entry} }] } }`);

async function judged(template: string, change = '') {
  const { report, outcome } = await checkedFiles(
    { 't.yaml': template, 'rule.js': ownRule(change) },
    ['t.yaml'],
    OPTIONS,
  );
  const findings = report().findings.map(({ rule, resource, property, exception }) => {
    return `${exception ? 'excepted ' : ''}${rule} ${resource.logicalId}:${resource.line} ${property}`;
  });
  return { outcome, findings };
}

const open = ['acme-queue-unencrypted Queue:2 KmsMasterKeyId', 'acme-queue-unencrypted Other:5 KmsMasterKeyId'];

test('a complete one covers its resource and no other', async () => {
  expect((await judged(agreed(AGREED))).findings).toEqual([`excepted ${open[0]}`, open[1]]);
});

test('with a property it covers that property', async () => {
  expect((await judged(agreed(`${AGREED}, property: KmsMasterKeyId`))).findings[0]).toBe(`excepted ${open[0]}`);
  expect((await judged(agreed(`${AGREED}, property: QueueName`))).findings).toEqual([
    ...open,
    'exception-stale Queue:4 Metadata.VendorEnclave.exceptions.0.resource',
  ]);
});

test.each([
  ['owner', AGREED.replace('owner: ann@example.com, ', ''), 'owner'],
  ['reason', AGREED.replace('reason: moving, ', ''), 'reason'],
  ['expiry', AGREED.replace(', expires: 2027-01-31', ''), 'expires'],
  ['rule', AGREED.replace('rule: acme-queue-unencrypted, ', ''), 'rule'],
  ['owner who is a person', AGREED.replace('ann@example.com', 'somebody'), 'owner'],
  ['reason in words', AGREED.replace('moving', '" "'), 'reason'],
  ['day that exists', AGREED.replace('2027-01-31', '2027-02-31'), 'expires'],
  ['field that we know', `${AGREED}, ticket: X-1`, 'ticket'],
])('without a %s it covers nothing and says so', async (_, entry, field) => {
  const { findings, outcome } = await judged(agreed(entry));
  expect(findings).toEqual([...open, `exception-incomplete Queue:4 Metadata.VendorEnclave.exceptions.0.${field}`]);
  expect(outcome).toBe(1);
});

test.each([
  ['no list', '{ VendorEnclave: { exceptions: yes } }'],
  ['no exceptions', '{ VendorEnclave: waived }'],
])('%s under our key is told too', async (_, metadata) => {
  expect((await judged(queueWith(metadata))).findings).toEqual([
    ...open,
    'exception-incomplete Queue:4 Metadata.VendorEnclave.exceptions',
  ]);
});

test('an expired one is told at its place', async () => {
  expect((await judged(agreed(AGREED.replace('2027', '2025')))).findings).toEqual([
    ...open,
    'exception-expired Queue:4 Metadata.VendorEnclave.exceptions.0.expires',
  ]);
});

test('one for a rule that nobody may waive is refused', async () => {
  expect((await judged(agreed(AGREED), 'waivable: false,')).findings).toEqual([
    ...open,
    'exception-refused Queue:4 Metadata.VendorEnclave.exceptions.0.rule',
  ]);
});

test.each([
  ['cdk-nag', '{ cdk_nag: { rules_to_suppress: [{ id: acme-queue-unencrypted, reason: VendorEnclave }] } }'],
  ['cfn_nag', '{ cfn_nag: { rules_to_suppress: [{ id: acme-queue-unencrypted, reason: VendorEnclave }] } }'],
  ['checkov', '{ checkov: { skip: [{ id: acme-queue-unencrypted, comment: VendorEnclave }] } }'],
])('notes to %s are not ours to honour', async (_, metadata) => {
  expect((await judged(queueWith(metadata))).findings).toEqual(open);
});

test('it is not stale where its rule was not asked for', async () => {
  const files = { 't.yaml': agreed(AGREED), 'rule.js': ownRule() };
  const { report } = await checkedFiles(files, ['t.yaml'], { ...OPTIONS, only: ['governance'] });
  expect(report().findings).toEqual([]);
});
