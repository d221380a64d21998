import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { PrivateApiSpec } from '../../lib/manifest/schema';
import { Backend } from '../backend';
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
  });
  const handler = LambdaFunction.fromFunctionArn(api, 'Backend', spec.backend.lambdaArn);
  const backend = Backend.function(handler);
  for (const { method, path } of spec.routes) api.addRoute({ method, path }, backend);
  for (const role of callers) {
    const routes = spec.routes.filter(({ jobFunctions }) => jobFunctions.includes(role.jobFunction));
    role.grantInvoke(api, routes, manifest.engagement.ends);
  }
  return api;
}
