import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { PrivateApiSpec } from '../../lib/manifest/schema';
import { Backend } from '../backend';
import { BackendLink } from '../backend-link';
import { PrivateApi } from '../private-api';
import type { EnclaveParts } from './enclave-parts';

/** The private APIs of an enclave, and for each role the right to call its routes. */
export function makeApis(parts: EnclaveParts): PrivateApi[] {
  return parts.manifest.apis.map((api) => makeApi(parts, api));
}

function makeApi({ scope, manifest, network, archive, roles }: EnclaveParts, spec: PrivateApiSpec): PrivateApi {
  const callers = roles.filter(({ jobFunction }) =>
    spec.routes.some(({ jobFunctions }) => jobFunctions.includes(jobFunction)),
  );
  const api = new PrivateApi(scope, `Api-${spec.id}`, {
    vendor: manifest.vendor.id,
    apiName: spec.id,
    description: spec.description,
    network,
    archive,
    callerArns: callers.map(({ roleArn }) => roleArn),
    certificates: spec.backend.url === undefined ? [] : spec.backend.certificates,
    domainName: spec.domain?.name,
    certificateArn: spec.domain?.certificateArn,
    usagePlans: spec.usagePlans,
  });
  const backend = backendOf(api, manifest.vendor.id, spec);
  for (const route of spec.routes) api.addRoute(route, backend);
  for (const role of callers) {
    const routes = spec.routes.filter(({ jobFunctions }) => jobFunctions.includes(role.jobFunction));
    role.grantInvoke(api, routes, manifest.engagement.ends);
  }
  return api;
}

/** A function, or a load balancer: the manifest's checks see to it that it is one of them. */
function backendOf(api: PrivateApi, vendor: string, { id, backend }: PrivateApiSpec): Backend {
  const { lambdaArn = '', url, loadBalancerArn = '', subnetIds, securityGroupIds } = backend;
  if (url === undefined) return Backend.function(LambdaFunction.fromFunctionArn(api, 'Backend', lambdaArn));
  const common = { vendor, apiName: id, url, loadBalancerArn, subnetIds, securityGroupIds };
  return Backend.loadBalancer(new BackendLink(api, 'Link', common));
}
