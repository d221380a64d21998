import { z } from 'zod';
import { CALLS_PER_DAY_MAX, CALLS_PER_SECOND_MAX } from '../aws-limits';
import { guide } from '../guidance';
import { arnOf, awsId, domain, id, text } from './scalars';

/** Names of query parameters and headers, as API Gateway takes them (API Gateway API Reference, "PutMethod"). */
const parameter = guide(z.string().regex(/^[A-Za-z0-9._$-]{1,128}$/), 'Name of a query parameter or a header.', {
  want: 'letters, digits and `.`, `_`, `$`, `-`',
  mend: 'write the name as the caller sends it',
  code: 'manifest/api-parameter',
});

/** A number of calls per second; without one, as many as the proofs of an enclave admit. */
const callsPerSecond = (description: string) =>
  guide(z.int().min(1).max(CALLS_PER_SECOND_MAX).default(CALLS_PER_SECOND_MAX), description, {
    want: `a whole number from 1 to ${CALLS_PER_SECOND_MAX}`,
    mend: 'choose what people at keyboards need',
    code: 'manifest/api-calls-per-second',
  });

/** What a call may ask for. */
export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

const route = z.strictObject({
  method: z.enum(METHODS),
  path: guide(
    z.string().regex(/^\/([A-Za-z0-9._~-]+|\{[a-z][A-Za-z0-9]*\})(\/([A-Za-z0-9._~-]+|\{[a-z][A-Za-z0-9]*\}))*$/),
    'Path of the resource.',
    {
      want: 'a path such as `/claims/{claimId}`',
      mend: 'start with a slash and leave no empty segment',
      code: 'manifest/api-path',
    },
  ),
  jobFunctions: z.array(id).min(1).describe('Who may call it.'),
  queryRequired: z.array(parameter).default([]).describe('Query parameters without which a call is refused.'),
  headersRequired: z.array(parameter).default([]).describe('Headers without which a call is refused.'),
  bodySchema: guide(
    z.record(z.string(), z.unknown()).optional(),
    'JSON Schema (draft 4) of the body; a call with another body is refused, whatever its content type.',
    {
      want: 'a JSON Schema, such as `{ type: object, required: [decision] }`',
      mend: 'write the schema as a mapping',
      code: 'manifest/body-schema',
    },
  ),
  callsPerSecondMax: callsPerSecond('Calls per second that all callers together may make; more are answered 429.'),
});

const usagePlan = z
  .strictObject({
    jobFunction: id.describe('Whose plan it is.'),
    callsPerSecondMax: callsPerSecond(
      'Calls per second that the job function may make of the whole API; more are answered 429.',
    ),
    callsPerDayMax: guide(
      z.int().min(1).max(CALLS_PER_DAY_MAX),
      'Calls a day, from midnight UTC, that the job function may make of the whole API; more are answered 429.',
      {
        want: `a whole number from 1 to ${CALLS_PER_DAY_MAX}`,
        mend: 'choose what a day of the work takes, with room for a busy one',
        code: 'manifest/api-calls-per-day',
      },
    ),
  })
  .describe('How much one job function may call.');

const url = guide(
  z.string().regex(/^https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{2,5})?(\/[A-Za-z0-9._~-]+)*$/),
  'Address the backend answers to: always https, and the name its certificate bears.',
  {
    want: 'an address such as `https://claims.meridian.example/api`, without a slash at its end',
    mend: 'write `https://`, the name in the certificate and, if need be, port and path',
    code: 'manifest/backend-url',
  },
);

const backend = z
  .strictObject({
    lambdaArn: arnOf('lambda', 'function:', 'the function behind the API').optional(),
    url: url.optional(),
    loadBalancerArn: arnOf('elasticloadbalancing', 'loadbalancer/', 'the load balancer behind the API').optional(),
    subnetIds: z
      .array(awsId('subnet', 'a subnet'))
      .default([])
      .describe('Subnets of the load balancer’s network from which the API calls it.'),
    securityGroupIds: z
      .array(awsId('sg', 'a security group'))
      .default([])
      .describe('Security groups the API calls the load balancer with.'),
    certificates: z
      .array(id)
      .min(1)
      .max(2)
      .default(['first'])
      .describe(
        'Names of the certificates the API proves itself with. AWS makes them, each for a year. The first is shown; ' +
          'a second one waits until the backend trusts it, and is then put first.',
      ),
  })
  .describe('What answers the calls: a function, or an https address behind a load balancer of the account.');

const domainName = z
  .strictObject({
    name: domain.describe('Name the API has inside the enclave.'),
    certificateArn: arnOf('acm', 'certificate/', 'the certificate of the API’s own name'),
  })
  .describe('A name of the API’s own, known only inside the enclave.');

/** Below the manifest's own folder: no step upwards. */
export const OPENAPI_FILE = /^(?!.*\.\.)[A-Za-z0-9_-][A-Za-z0-9._/-]*\.(ya?ml|json)$/;

export const apis = z
  .array(
    z.strictObject({
      id,
      description: text.optional(),
      backend,
      domain: domainName.optional(),
      openapi: guide(
        z.string().regex(OPENAPI_FILE).optional(),
        'OpenAPI 3.0 document beside the manifest, whose operations are routes; `x-job-functions` says who may call one.',
        {
          want: 'a file at the manifest’s side or below, such as `claims.openapi.yaml`',
          mend: 'put the document beside the manifest',
          code: 'manifest/openapi-file',
        },
      ),
      routes: z.array(route).default([]),
      usagePlans: z
        .array(usagePlan)
        .default([])
        .describe(
          'How much each job function may call, by a key of its own; once one has a plan, all that call the API need one.',
        ),
    }),
  )
  .default([])
  .describe('Private APIs the vendor may call.');
