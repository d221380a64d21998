import { type UserError } from '../../lib/common/user-error';
import { parseManifest } from '../../lib/manifest/load-manifest';
import { NOW, SHORT_MANIFEST } from '../support/manifests';

const BACKEND = 'backend: { lambdaArn: "arn:aws:lambda:eu-central-1:111122223333:function:f" }';
const manifestNaming = (file: string, more = '') =>
  `${SHORT_MANIFEST}apis: [{ id: claims, ${BACKEND}, openapi: ${file}${more} }]\n`;

const DOCUMENT = `openapi: 3.0.3
info: { title: Claims, version: "1" }
servers: [{ url: "https://elsewhere.example" }]
security: []
paths:
  /claims/{claimId}:
    parameters: [{ $ref: "#/components/parameters/Office" }]
    get:
      x-job-functions: [clerk]
    put:
      x-job-functions: [clerk]
      parameters: [{ name: If-Match, in: header, required: true }, { name: note, in: query }]
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Claim" } } } }
components:
  parameters: { Office: { name: office, in: query, required: true } }
  schemas:
    Claim: { type: object, example: {}, properties: { example: { type: string, x-a: 1 }, after: { $ref: "#/components/schemas/Claim" } } }
`;

function apiOf(document: string, manifest = manifestNaming('claims.openapi.yaml')) {
  const read = (name: string) => ({ file: name, text: document });
  return parseManifest({ file: 'enclave.yaml', text: manifest }, NOW, read).manifest.apis[0]!;
}

function problemsOf(document: string, manifest?: string): string[] {
  try {
    apiOf(document, manifest);
    return [];
  } catch (error) {
    return (error as UserError).problems.map(({ code, where }) => `${code} ${where}`);
  }
}

test('operations become routes, with what they demand and the schema of their body', () => {
  const [read, write, ...more] = apiOf(DOCUMENT).routes;
  expect(more).toEqual([]);
  expect(read).toMatchObject({
    method: 'GET',
    path: '/claims/{claimId}',
    jobFunctions: ['clerk'],
    queryRequired: ['office'],
  });
  expect(write).toMatchObject({ method: 'PUT', queryRequired: ['office'], headersRequired: ['If-Match'] });
  const claim = { type: 'object', properties: { example: { type: 'string' }, after: { $ref: '#/definitions/Claim' } } };
  expect(write!.bodySchema).toEqual({ $ref: '#/definitions/Claim', definitions: { Claim: claim } });
});

test('routes of the manifest stand before those of the document', () => {
  const written = ', routes: [{ method: GET, path: /mine, jobFunctions: [clerk] }]';
  expect(apiOf(DOCUMENT, manifestNaming('a.json', written)).routes.map(({ path }) => path)).toEqual([
    '/mine',
    '/claims/{claimId}',
    '/claims/{claimId}',
  ]);
});

test.each<[string, string, string, string]>([
  ['another version', '3.0.3', '3.1.0', 'manifest/openapi claims.openapi.yaml:1:10'],
  [
    'an operation for anybody',
    '      x-job-functions: [clerk]\n    put',
    '      summary: x\n    put',
    'manifest/openapi claims.openapi.yaml:9:7',
  ],
  ['a cookie', 'in: header', 'in: cookie', 'manifest/openapi claims.openapi.yaml:11:7'],
  ['a body of another kind', 'application/json', 'text/xml', 'manifest/openapi claims.openapi.yaml:13:20'],
  ['a verb no API has', '    get:', '    trace:', 'manifest/openapi claims.openapi.yaml:9:7'],
  [
    'somebody who is not in the manifest',
    '[clerk]',
    '[nobody]',
    'manifest/unknown-job-function claims.openapi.yaml:8:5',
  ],
  [
    'a word draft 4 has not',
    'type: object,',
    'type: object, nullable: true,',
    'manifest/body-schema claims.openapi.yaml:10:5',
  ],
  ['broken YAML', 'info: {', 'info: [', 'yaml/syntax claims.openapi.yaml'],
])('%s is refused at its place in the document', (_title, from, to, problem) => {
  expect(DOCUMENT).toContain(from);
  expect(problemsOf(DOCUMENT.replace(from, to))[0]).toContain(problem);
});

test('a document elsewhere, or one without operations, is refused', () => {
  expect(problemsOf(DOCUMENT, manifestNaming('../a.yaml'))[0]).toContain('manifest/openapi-file enclave.yaml');
  expect(problemsOf('openapi: 3.0.3\npaths: {}\n')[0]).toContain('manifest/api-without-routes enclave.yaml');
});
