import { plan, readEntries } from '../../../lib/handlers/roster/plan';

const ANA = { person: 'ana@acme.example', jobFunctions: ['clerk'], groups: ['acme-clerks'] };
const BEN = { ...ANA, person: 'ben@acme.example', until: '2027-03-31' };

test('everybody wanted is written, whoever else is on the roster is taken off', () => {
  expect(plan(['ben@acme.example', 'zoe@acme.example'], [ANA, BEN])).toEqual({
    put: [ANA, BEN],
    remove: ['zoe@acme.example'],
  });
});

test('nobody wanted means nobody left', () => {
  expect(plan(['ana@acme.example', 'ben@acme.example'], [])).toEqual({
    put: [],
    remove: ['ana@acme.example', 'ben@acme.example'],
  });
});

test('a well-formed list is taken as it is', () => {
  expect(readEntries([ANA, BEN])).toEqual([ANA, BEN]);
});

test.each([
  ['no list', 'ana@acme.example'],
  ['an entry without a name', [{ ...ANA, person: undefined }]],
  ['capitals, which the identity provider’s name would never match', [{ ...ANA, person: 'Ana@acme.example' }]],
  ['no groups, which would let nobody in', [{ ...ANA, groups: [] }]],
  ['a blank group', [{ ...ANA, groups: [' '] }]],
  ['no job functions', [{ ...ANA, jobFunctions: undefined }]],
  ['a date that is none', [{ ...BEN, until: 'soon' }]],
  ['the same person twice', [ANA, ANA]],
  ['nothing in place of an entry', [null]],
])('refuses %s', (_title, value) => {
  expect(() => readEntries(value)).toThrow(/People/);
});
