import { answerConcern, controlSet, matchConcern } from '../../../lib/governance/controls';
import { baseForm } from '../../../lib/governance/controls/base-form';
import { governed, OWN, OWNERS } from './governed';

const controls = controlSet(governed(OWNERS));
const found = (text: string) => matchConcern(text, controls).matches.map(({ control }) => control.id);

// In the words of stakeholders, not in those of the files.
test.each<[string, string]>([
  ['Could a former employee still log in?', 'leavers-shut-out'],
  ['What stops them from downloading our customer files?', 'data-stays-in'],
  ['How fast will they tell us about a breach?', 'incident-told-in-time'],
  ['If the vendor gets hacked, what then?', 'vendor-suspended'],
  ['Can the traffic be intercepted?', 'transit-encrypted'],
  ['Who makes sure their people are trained?', 'people-trained'],
  ['Could an administrator erase the audit logs?', 'logs-locked'],
  ['Is there a second factor when they sign in?', 'named-sign-in'],
  ['Is their ISO certification still valid?', 'certifications-current'],
  ['What happens when the one expert is sick?', 'nobody-alone'],
  ['Does anybody read the logs?', 'logs-reviewed'],
  ['Who is responsible for what?', 'controls-owned'],
  ['Can they see the whole database?', 'data-bounded'],
  ['May somebody approve his own request?', 'access-approved'],
])('%s is answered by %s (R22)', (text, id) => {
  expect(found(text)).toContain(id);
});

test('each match says which words matched, and by what other word (R22)', () => {
  const wordsFor = (text: string) =>
    matchConcern(text, controls).matches.find(({ control }) => control.id === 'transit-encrypted')?.words;
  expect(wordsFor('Are connections encrypted?')).toContainEqual({ asked: 'encrypted', found: 'encrypted' });
  expect(wordsFor('Is it scrambled?')).toEqual([{ asked: 'scrambled', found: 'encrypted' }]);
});

test.each(['The coffee is too expensive', 'Zebra', '', 'and the of'])('"%s" is answered by nothing (R22)', (text) => {
  expect(found(text)).toEqual([]);
});

test('at most five are shown, and the same question has the same answer (R22)', () => {
  const text = 'data access logs review vendor people controls approve';
  expect(found(text).length).toBeLessThanOrEqual(5);
  expect(found(text)).toEqual(found(text));
});

test('a control of one’s own answers what it speaks of, and before those of the product (R22)', () => {
  const own = controlSet(
    governed(`${OWNERS}\n${OWN('verification: [v], concerns: [A customer is rung up unawares]')}`),
  );
  const first = (text: string) => matchConcern(text, own).matches[0]?.control.id;
  expect(first('Are calls announced?')).toBe('calls-announced');
  expect(first('Customers might be rung unaware')).toBe('calls-announced');
});

test.each<[string, boolean]>([
  ['Could a former employee still log in?', true],
  ['Is multi-factor authentication enforced for the vendor?', true],
  ['Will our customers be happier?', false],
  ['The coffee is too expensive', false],
])('whether the answer to "%s" is sure: %s (R22)', (text, sure) => {
  expect(matchConcern(text, controls).sure).toBe(sure);
});

test('what is about another matter is told so, with the words that say it (R22)', () => {
  expect(matchConcern('Is the tax on their invoices deducted?', controls)).toMatchObject({
    matches: [],
    outside: { matter: 'money', words: ['tax', 'invoices', 'deducted'] },
  });
  expect(matchConcern('Salary files could leak', controls).matches[0]?.control.id).toBe('data-stays-in');
});

test.each<[string, string]>([
  ['encrytion', 'transit-encrypted'],
  ['offbording of leavrs', 'leavers-shut-out'],
  ['secuirty trainning', 'people-trained'],
  ['privilege escaltion', 'no-escalation'],
])('"%s" is understood as %s (R22)', (text, id) => expect(found(text)).toContain(id));

test('a concern of the manifest is answered by the controls it names, else by its words (R22)', () => {
  const concerns = [
    { id: 'leaver', text: 'A leaver could get in', raisedBy: 'Board', controls: ['logs-locked'] },
    { id: 'open', text: 'Could a leaver still get in?', raisedBy: 'Board', controls: [] },
  ];
  const answer = (asked: string) => answerConcern(asked, concerns, controls);
  expect(answer('leaver').matches.map(({ control }) => control.id)).toEqual(['logs-locked']);
  expect(answer('a LEAVER could get in').concern?.id).toBe('leaver');
  expect(answer('open').matches.map(({ control }) => control.id)).toContain('leavers-shut-out');
  expect(answer('Is data encrypted on the line?').concern).toBeUndefined();
});

test.each([
  ['logs', 'logging'],
  ['stopped', 'stop'],
  ['leaves', 'leaving'],
  ['copies', 'copied'],
  ['access', 'access'],
  ['encrypted', 'encryption'],
  ['authorised', 'authorization'],
  ['behaviour', 'behaviors'],
  ['analysed', 'analyze'],
  ['retention', 'retentions'],
  ['approval', 'approve'],
  ['escalating', 'escalation'],
  ['manipulated', 'manipulation'],
  ['breaches', 'breached'],
])('%s and %s are one word', (one, other) => expect(baseForm(one)).toBe(baseForm(other)));

test.each([
  ['access', 'acce'],
  ['contractor', 'contract'],
  ['user', 'us'],
])('%s and %s are two words', (one, other) => expect(baseForm(one)).not.toBe(baseForm(other)));
