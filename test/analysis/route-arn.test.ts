import { roleWithinGrants } from '../../lib/analysis/access/role-within-grants';
import { parse, shortManifestWith } from '../support/manifests';
import { DOOR, allow, clerkTemplate, decide } from '../support/proofs';

describe('a route of a private API', () => {
  const withApi = parse(
    shortManifestWith([
      'connect:\n',
      'apis:\n  - { id: desk, backend: { lambdaArn: "arn:aws:lambda:eu-central-1:111122223333:function:f" }, routes: [{ method: GET, path: "/cases/{id}", jobFunctions: [clerk] }] }\nconnect:\n',
    ]),
  ).manifest;
  const withApiClaim = roleWithinGrants(withApi, withApi.jobFunctions[0]!);
  const allowed = (method: string) =>
    clerkTemplate([
      allow(
        `Action: execute-api:Invoke, Resource: !Sub "arn:aws:execute-api:eu-central-1:111122223333:\${Api}/v1/${method}/cases/*"`,
        `${DOOR}, DateLessThan: { aws:CurrentTime: "2027-12-31T23:59:59Z" }`,
      ),
    ]);
  const route = (api: string, method: string) =>
    decide(withApiClaim, allowed(method).replace('Name: other', `Name: ${api}`)).verdict;

  test('may be called as granted, by no other method and of no other API', () => {
    expect(route('enclave-acme.desk', 'GET')).toBe('pass');
    expect(route('enclave-acme.desk', 'POST')).toBe('fail');
    expect(route('enclave-acme.other', 'GET')).toBe('fail');
    expect(route('!Ref Any', 'GET')).toBe('unknown');
  });

  test('is not known when two APIs bear its name, or another attribute stands in the place of the API', () => {
    const text = allowed('GET').replace('Name: other', 'Name: enclave-acme.desk');
    const twin = '  Twin: { Type: AWS::ApiGateway::RestApi, Properties: { Name: enclave-acme.desk } }\n';
    expect(decide(withApiClaim, text + twin)).toMatchObject({ verdict: 'unknown' });
    expect(decide(withApiClaim, text.replace('${Api}', '${Api.RootResourceId}')).verdict).toBe('unknown');
    expect(decide(withApiClaim, text.replace('execute-api:Invoke', 'Execute-API:invoke')).verdict).toBe('pass');
    const elsewhere = text.replace('111122223333:${Api}', '111122223333:abc').replace('/v1/', '/${Api}/');
    expect(decide(withApiClaim, elsewhere).verdict).toBe('unknown');
  });
});
