import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Stack } from 'aws-cdk-lib/core';
import { Backend, EnclaveNetwork, LogArchive, PrivateApi, VendorRole } from '../../constructs';

/** An API that answers the analysts of a partner, and only through the network's own door. */
export function example(stack: Stack): void {
  const archive = new LogArchive(stack, 'Archive', { vendor: 'partner' });
  const analysts = VendorRole.arnOf(stack, 'partner', 'analyst');
  const resources = ['arn:aws:execute-api:eu-central-1:111122223333:*'];
  const network = new EnclaveNetwork(stack, 'Network', {
    vendor: 'partner',
    archive,
    roleArns: [analysts],
    accesses: [{ service: 'execute-api', actions: ['execute-api:Invoke'], resources }],
  });
  const api = new PrivateApi(stack, 'Claims', {
    vendor: 'partner',
    apiName: 'claims',
    network,
    archive,
    callerArns: [analysts],
  });
  const handler = LambdaFunction.fromFunctionArn(
    stack,
    'Handler',
    'arn:aws:lambda:eu-central-1:111122223333:function:claims',
  );
  api.addRoute({ method: 'GET', path: '/claims/{claimId}' }, Backend.function(handler));
}
