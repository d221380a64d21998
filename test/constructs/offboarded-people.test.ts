import { OffboardedPeople } from '../../constructs';
import { enclaveTemplate, manifestWith, propertiesOf, referenceManifest, Surroundings } from './fixtures';

const listOf = (template: ReturnType<typeof enclaveTemplate>) =>
  propertiesOf(template, 'AWS::IAM::ManagedPolicy').find(({ Path }) =>
    String(Path).startsWith('/enclave-offboarding/'),
  )!;

test('the list denies everything to a name that nobody can bear (R12)', () => {
  // All of it is contract: a version of ours that changes a word here would write over every list that is live.
  expect(listOf(new Surroundings().template())).toEqual({
    ManagedPolicyName: 'enclave-acme-offboarded',
    Path: '/enclave-offboarding/acme/',
    Description: 'People put off at once. Changed live and never by a deployment',
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'PutOff',
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { StringEqualsIgnoreCase: { 'aws:SourceIdentity': ['(nobody)'] } },
        },
      ],
    },
  });
  // What STS takes as a source identity (AWS STS API reference, AssumeRoleWithSAML).
  expect('(nobody)').not.toMatch(/^[\w+=,.@-]*$/);
});

test('no deployment writes the list: whatever else a manifest says, its text and all of its properties stay', () => {
  const short = manifestWith();
  const later = manifestWith({
    engagement: { ends: '2028-12-31', stage: 'expanded', owner: 'owner@client.example' },
    jobFunctions: [{ id: 'clerk' }, { id: 'lead' }],
    people: [
      { name: 'Ben', email: 'ben@acme.example', jobFunction: 'clerk', left: '2026-11-20' },
      { name: 'Cora', email: 'cora@acme.example', jobFunction: 'clerk' },
      { name: 'Dina', email: 'dina@acme.example', jobFunction: 'lead' },
    ],
    grants: ['clerk', 'lead'].map((jobFunction) => ({ ...short.grants[0]!, jobFunction })),
  });
  expect(listOf(enclaveTemplate(later))).toEqual(listOf(enclaveTemplate(short)));
});

test('every role of a job function bears it (R12)', () => {
  const roles = propertiesOf(enclaveTemplate(referenceManifest()), 'AWS::IAM::Role').filter(({ Path }) =>
    String(Path).startsWith('/enclave/'),
  );
  expect(roles).toHaveLength(2);
  for (const { ManagedPolicyArns } of roles) {
    expect(ManagedPolicyArns).toEqual([{ Ref: expect.stringContaining('Offboarded') as string }]);
  }
});

test('89 of the longest addresses fit into one policy, and no more', () => {
  const stack = new Surroundings();
  const { PolicyDocument: document } = listOf(stack.template());
  const withPeople = (count: number) =>
    JSON.stringify(document).replace('["(nobody)"]', JSON.stringify(Array<string>(count).fill('a'.repeat(64)))).length;
  expect(withPeople(89)).toBeLessThanOrEqual(6144);
  expect(withPeople(90)).toBeGreaterThan(6144);
});

test('two vendors of one account have lists of their own', () => {
  const stack = new Surroundings();
  new OffboardedPeople(stack, 'Other', { vendor: 'acme-east' });
  const names = propertiesOf(stack.template(), 'AWS::IAM::ManagedPolicy').map(({ Path, ManagedPolicyName }) =>
    [Path, ManagedPolicyName].join(''),
  );
  expect(names).toEqual(
    expect.arrayContaining([
      '/enclave-offboarding/acme/enclave-acme-offboarded',
      '/enclave-offboarding/acme-east/enclave-acme-east-offboarded',
    ]),
  );
});
