import { mergeAccesses } from '../../constructs/merge-accesses';

const access = (actions: string[], resources: string[], conditions?: Record<string, Record<string, unknown>>) => ({
  actions,
  resources,
  conditions,
});

test('actions on the same resource become one statement, and so do resources with the same actions', () => {
  const merged = mergeAccesses([
    access(['s3:GetObject'], ['a', 'b']),
    access(['s3:PutObject'], ['b']),
    access(['s3:PutObject'], ['a']),
  ]);
  expect(merged).toEqual([access(['s3:GetObject', 's3:PutObject'], ['a', 'b'])]);
});

test('different conditions are never merged: one would hold for what the other was meant for', () => {
  const until = { DateLessThanEquals: { 'aws:CurrentTime': '2027-01-01T23:59:59Z' } };
  const sameResource = [access(['s3:GetObject'], ['a']), access(['s3:PutObject'], ['a'], until)];
  expect(mergeAccesses(sameResource)).toEqual(sameResource);
  const sameActions = [access(['s3:GetObject'], ['a']), access(['s3:GetObject'], ['b'], until)];
  expect(mergeAccesses(sameActions)).toEqual(sameActions);
});

test('nothing is gained: each resource keeps exactly the actions it had', () => {
  const merged = mergeAccesses([access(['x:Read'], ['a', 'b']), access(['x:Write'], ['b'])]);
  expect(merged).toEqual([access(['x:Read'], ['a']), access(['x:Read', 'x:Write'], ['b'])]);
});
