import { codesOf, statementsOf, Surroundings } from './fixtures';

test('a boundary nobody moved allows nothing', () => {
  const template = new Surroundings().template();
  const boundary = statementsOf(template, 'AWS::IAM::ManagedPolicy').filter(
    ({ Resource, Effect }) => Resource === '*' && Effect === 'Allow',
  );
  expect(boundary).toEqual([]);
});

test('it keeps the conditions of what it allows', () => {
  const stack = new Surroundings();
  const conditions = { StringLike: { 's3:prefix': ['inbox/*'] } };
  stack.boundary.allow({ actions: ['s3:ListBucket'], resources: ['arn:aws:s3:::letters'], conditions });
  expect(statementsOf(stack.template(), 'AWS::IAM::ManagedPolicy')).toContainEqual({
    Effect: 'Allow',
    Action: 's3:ListBucket',
    Resource: 'arn:aws:s3:::letters',
    Condition: conditions,
  });
});

test('one longer than IAM takes is refused before deployment', () => {
  const stack = new Surroundings();
  const resources = Array.from({ length: 200 }, (_, index) => `arn:aws:s3:::client-letters-${index}/inbox/*`);
  stack.boundary.allow({ actions: ['s3:GetObject'], resources });
  expect(codesOf(() => stack.template())).toEqual(['enclave/boundary-length']);
});
