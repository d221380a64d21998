import { parseArn } from '../../common/arn';
import type { Path } from '../../common/yaml-source';
import type { Complaint } from '../complaint';
import type { PrivateApiSpec, RouteSpec } from '../schema';
import type { Parts } from '.';
import { schemaFaults } from './body-schema';
import { duplicates } from './references';

/** Private APIs: one backend each, that can be reached; bodies that API Gateway checks as written; names of their own. */
export function checkApis({ apis = [] }: Parts): Complaint[] {
  return [
    ...apis.flatMap((api, index) => [
      ...withoutRoutes(api, ['apis', index]),
      ...backendComplaints(api, ['apis', index, 'backend']),
      ...duplicates(['apis', index, 'backend', 'certificates'], api.backend.certificates, undefined, (name) => name),
      ...planComplaints(api, ['apis', index, 'usagePlans']),
      ...api.routes.flatMap((route, at) => bodyComplaints(route, ['apis', index, 'routes', at, 'bodySchema'])),
    ]),
    ...duplicates(['apis'], apis, 'domain', ({ domain }) => domain?.name),
    ...apis.flatMap((api, index) => foreignName(api, ['apis', index, 'domain', 'name'])),
  ];
}

function withoutRoutes({ routes }: PrivateApiSpec, path: Path): Complaint[] {
  if (routes.length > 0) return [];
  return [
    {
      path,
      what: 'the API has no route',
      saw: 'no `routes`, and no operation in `openapi`',
      want: 'at least one route',
      mend: 'add `routes`, or remove the API',
      code: 'manifest/api-without-routes',
    },
  ];
}

/** A method demands a key of all its callers or of none, so plans for some of them would shut the others out. */
function planComplaints({ id, routes, usagePlans }: PrivateApiSpec, path: Path): Complaint[] {
  if (usagePlans.length === 0) return [];
  const callers = [...new Set(routes.flatMap(({ jobFunctions }) => jobFunctions))];
  const planned = usagePlans.map(({ jobFunction }) => jobFunction);
  const [left] = callers.filter((caller) => !planned.includes(caller));
  const missing: Complaint[] =
    left === undefined
      ? []
      : [
          {
            path,
            what: 'a job function calls the API and has no usage plan, so every call of it would be refused',
            saw: `no plan for \`${left}\``,
            want: `a plan for each of ${callers.join(', ')}`,
            mend: `add \`{ jobFunction: ${left}, callsPerDayMax: … }\``,
            code: 'manifest/usage-plan-missing',
          },
        ];
  const idle = planned.flatMap((name, index): Complaint[] =>
    callers.includes(name)
      ? []
      : [
          {
            path: [...path, index, 'jobFunction'],
            what: `a usage plan for whoever calls no route of \`${id}\``,
            saw: name,
            want: `one of ${callers.join(', ')}`,
            mend: 'name it in a route, or remove the plan',
            code: 'manifest/usage-plan-unused',
          },
        ],
  );
  return [...missing, ...idle, ...duplicates(path, usagePlans, 'jobFunction', ({ jobFunction }) => jobFunction)];
}

const WANT_BACKEND = '`lambdaArn`, or `url` with `loadBalancerArn`, `subnetIds` and `securityGroupIds`';

function backendComplaints({ backend }: PrivateApiSpec, path: Path): Complaint[] {
  const { lambdaArn, url, loadBalancerArn, subnetIds, securityGroupIds } = backend;
  const linked: Readonly<Record<string, boolean>> = {
    url: url !== undefined,
    loadBalancerArn: loadBalancerArn !== undefined,
    subnetIds: subnetIds.length > 0,
    securityGroupIds: securityGroupIds.length > 0,
  };
  const named = Object.keys(linked).filter((field) => linked[field]);
  const missing = Object.keys(linked).filter((field) => !linked[field]);
  const complaint = (saw: string, mend: string): Complaint => ({
    path,
    what: 'the API has not one backend that it can call',
    saw,
    want: WANT_BACKEND,
    mend,
    code: 'manifest/api-backend',
  });
  if (lambdaArn !== undefined) {
    return named.length === 0 ? [] : [complaint(`\`lambdaArn\` beside \`${named[0]}\``, 'keep one of the two')];
  }
  if (missing.length > 0) {
    const saw = named.length === 0 ? 'neither' : `no \`${missing[0]}\``;
    return [complaint(saw, named.length === 0 ? 'name the backend' : `add \`${missing[0]}\``)];
  }
  return loadBalancerKind(loadBalancerArn!, [...path, 'loadBalancerArn']);
}

/** Gateway load balancers carry packets, not calls, and classic ones no link leads to. */
function loadBalancerKind(arn: string, path: Path): Complaint[] {
  if (/^loadbalancer\/(app|net)\/[A-Za-z0-9-]+\/[0-9a-f]+$/.test(parseArn(arn)?.resource ?? '')) return [];
  return [
    {
      path,
      what: 'no link from an API leads to this load balancer',
      saw: arn,
      want: 'an application or network load balancer: `arn:aws:elasticloadbalancing:…:loadbalancer/app/…`',
      mend: 'put an application load balancer before the backend',
      code: 'manifest/load-balancer-kind',
    },
  ];
}

function bodyComplaints({ method, bodySchema }: RouteSpec, path: Path): Complaint[] {
  if (!bodySchema) return [];
  if (method === 'GET' || method === 'HEAD') {
    return [
      {
        path,
        what: `a \`${method}\` carries no body that could be checked`,
        saw: 'a `bodySchema`',
        want: 'a schema for POST, PUT, PATCH or DELETE only',
        mend: 'remove it, and name what the call needs in `queryRequired`',
        code: 'manifest/body-schema',
      },
    ];
  }
  return schemaFaults(bodySchema).map(({ steps, saw, want }) => ({
    path: [...path, ...steps],
    what: 'the body would not be checked as this says',
    saw,
    want,
    mend: 'say it in JSON Schema draft 4, which API Gateway checks',
    code: 'manifest/body-schema',
  }));
}

/** The name gets a zone of its own inside the enclave, where it must not hide an AWS service. */
function foreignName({ domain }: PrivateApiSpec, path: Path): Complaint[] {
  if (!domain || !/(^|\.)(amazonaws\.com(\.cn)?|aws)$/.test(domain.name)) return [];
  return [
    {
      path,
      what: 'the name of the API belongs to AWS',
      saw: domain.name,
      want: 'a name of your own, such as `claims.client.example`',
      mend: 'choose a name below a domain of yours',
      code: 'manifest/api-domain',
    },
  ];
}
