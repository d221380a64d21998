import { complaintsOf, parse, shortManifestWith } from '../support/manifests';

const FUNCTION = 'lambdaArn: "arn:aws:lambda:eu-central-1:111122223333:function:f"';
const LOAD_BALANCER =
  'loadBalancerArn: "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/claims/0a1b2c3d4e5f6071"';
const LINK = `url: "https://claims.client.example/api", ${LOAD_BALANCER}, subnetIds: [subnet-0a1b2c3d4e], securityGroupIds: [sg-0a1b2c3d4e]`;
const READ = 'method: GET, path: "/claims", jobFunctions: [clerk]';
const WRITE = 'method: POST, path: "/claims", jobFunctions: [clerk]';

function withApis(...apis: { backend?: string; route?: string; more?: string }[]): string {
  const entries = apis.map(
    ({ backend = FUNCTION, route = READ, more = '' }, index) =>
      `  - { id: api${index}, backend: { ${backend} }, routes: [{ ${route} }]${more} }\n`,
  );
  return shortManifestWith(['connect:\n', `apis:\n${entries.join('')}connect:\n`]);
}

const schema = (text: string) => withApis({ route: `${WRITE}, bodySchema: ${text}` });
const domain = (name: string) =>
  `, domain: { name: ${name}, certificateArn: "arn:aws:acm:eu-central-1:111122223333:certificate/c" }`;

test.each([
  ['a function', withApis({})],
  ['a load balancer, with two certificates in turn', withApis({ backend: `${LINK}, certificates: [first, second]` })],
  ['a body whose every part is checked', schema('{ type: object, properties: { type: { type: [string, "null"] } } }')],
  [
    'parts of a body named elsewhere in it',
    schema('{ $ref: "#/definitions/a", definitions: { a: { type: string } } }'),
  ],
  ['a usage plan for each caller', withApis({ more: ', usagePlans: [{ jobFunction: clerk, callsPerDayMax: 5000 }]' })],
  ['names of their own', withApis({ more: domain('a.client.example') }, { more: domain('b.client.example') })],
])('an API may have %s', (_title, text) => {
  expect(complaintsOf(text)).toEqual([]);
});

test('a route takes what people at keyboards need unless it says less', () => {
  const [api] = parse(withApis({})).manifest.apis;
  expect(api!.routes[0]).toMatchObject({ callsPerSecondMax: 50, queryRequired: [], headersRequired: [] });
});

test.each<[string, string, string]>([
  [
    'a usage plan for nobody who calls',
    withApis({
      more: ', usagePlans: [{ jobFunction: clerk, callsPerDayMax: 1 }, { jobFunction: other, callsPerDayMax: 1 }]',
    }),
    'manifest/usage-plan-unused @ other',
  ],
  [
    'two usage plans for one job function',
    withApis({
      more: ', usagePlans: [{ jobFunction: clerk, callsPerDayMax: 1 }, { jobFunction: clerk, callsPerDayMax: 2 }]',
    }),
    'manifest/duplicate @ clerk',
  ],
  [
    'a usage plan without an end',
    withApis({ more: ', usagePlans: [{ jobFunction: clerk, callsPerDayMax: 0 }]' }),
    'manifest/api-calls-per-day @ 0',
  ],
  ['no backend', withApis({ backend: 'certificates: [first]' }), 'manifest/api-backend @ { certificates: [first'],
  ['two backends', withApis({ backend: `${FUNCTION}, ${LOAD_BALANCER}` }), `manifest/api-backend @ { ${FUNCTION}`],
  [
    'a load balancer without a network to call it from',
    withApis({ backend: LINK.replace('[subnet-0a1b2c3d4e]', '[]') }),
    'manifest/api-backend @ { url: "https://claims.client.example/api"',
  ],
  [
    'a backend in plain text',
    withApis({ backend: LINK.replace('https:', 'http:') }),
    'manifest/backend-url @ "http://claims.client.example/api"',
  ],
  [
    'a gateway load balancer',
    withApis({ backend: LINK.replace('/app/', '/gwy/') }),
    'manifest/load-balancer-kind @ "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/gwy/claims/0a1b2c3d4e5f6071"',
  ],
  [
    'a load balancer of another account',
    withApis({ backend: LINK.replace('111122223333:loadbalancer', '444455556666:loadbalancer') }),
    'manifest/account-mismatch @ "arn:aws:elasticloadbalancing:eu-central-1:444455556666:loadbalancer/app/claims/0a1b2c3d4e5f6071"',
  ],
  [
    'the same certificate twice',
    withApis({ backend: `${LINK}, certificates: [first, first]` }),
    'manifest/duplicate @ first',
  ],
  [
    'more calls than we take',
    withApis({ route: `${READ}, callsPerSecondMax: 500` }),
    'manifest/api-calls-per-second @ 500',
  ],
  [
    'a parameter nobody can send',
    withApis({ route: `${READ}, queryRequired: ["a b"]` }),
    'manifest/api-parameter @ "a b"',
  ],
  [
    'a body of a GET',
    withApis({ route: `${READ}, bodySchema: { type: object }` }),
    'manifest/body-schema @ { type: object',
  ],
  ['an empty schema', schema('{}'), 'manifest/body-schema @ {'],
  [
    'a misspelt keyword, deep inside',
    schema('{ type: object, properties: { note: { type: string, maxLenght: 5 } } }'),
    'manifest/body-schema @ 5',
  ],
  ['a keyword of a later draft', schema('{ type: object, const: 1 }'), 'manifest/body-schema @ 1'],
  [
    'a name that CloudFormation takes for a function',
    schema('{ type: object, properties: { Ref: { type: string } } }'),
    'manifest/body-schema @ { type: string',
  ],
  ['a type that is none', schema('{ type: text }'), 'manifest/body-schema @ text'],
  [
    'a schema that lies elsewhere',
    schema('{ $ref: "https://x.example/s" }'),
    'manifest/body-schema @ "https://x.example/s"',
  ],
  ['a list where a schema should be', schema('{ not: [1] }'), 'manifest/body-schema @ [1'],
  [
    'one name for two APIs',
    withApis({ more: domain('a.client.example') }, { more: domain('a.client.example') }),
    'manifest/duplicate @ { name: a.client.example',
  ],
  [
    'a name of AWS',
    withApis({ more: domain('s3.eu-central-1.amazonaws.com') }),
    'manifest/api-domain @ s3.eu-central-1.amazonaws.com',
  ],
])('an API with %s is refused', (_title, text, complaint) => {
  expect(complaintsOf(text)).toEqual([complaint]);
});

test('a caller without a usage plan is told, beside the plan that is nobody’s', () => {
  const text = withApis({ more: ', usagePlans: [{ jobFunction: other, callsPerDayMax: 5000 }]' });
  expect(complaintsOf(text)).toEqual([
    'manifest/usage-plan-missing @ [{ jobFunction: other',
    'manifest/usage-plan-unused @ other',
  ]);
});
