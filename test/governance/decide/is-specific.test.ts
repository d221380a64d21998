import { isSpecific, namedIn } from '../../../lib/governance/decide/is-specific';

test.each<[string, readonly string[], readonly string[]]>([
  ['Data could leak', ['leak'], []],
  ['Customer data is copied out', ['copied'], ['customer data']],
  ['Theft', ['theft'], []],
  ['Could somebody who left still log in?', ['login'], []],
  ['Passwords are shared', [], ['passwords']],
  ['What about our backups?', [], ['backups']],
  ['Logs could be manipulted', ['manipulted'], ['logs']],
  ['Somebody at the vendor deletes the databases', ['deletes'], ['databases']],
  ['An unauthorized person gets in', ['gets in', 'unauthorized'], []],
  ['Payments are released twice', [], ['payments']],
  ['Phishing', ['phishing'], []],
  ['Nobody would notice that a laptop is stolen', ['stolen'], ['laptop']],
])('"%s" is specific: it names %j and %j (R22, R33)', (text, harms, assets) => {
  expect(namedIn(text)).toEqual({ harms, assets });
  expect(isSpecific(text)).toBe(true);
});

test.each([
  'Outsourcing is risky',
  'We are worried about our data',
  'I have a bad feeling about this whole thing',
  'Security is not good enough at the vendor',
  'The board does not trust offshore vendors at all',
  'What about compliance and governance in general?',
  'They are far away and we have never seen them',
  'Something might go wrong one day',
  'Access',
  '',
])('of "%s" nobody knows whether it is specific, however long it is (R33)', (text) => {
  expect(isSpecific(text)).toBe('unknown');
});
