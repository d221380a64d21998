import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Stack } from 'aws-cdk-lib/core';
import { VpnAlarms } from '../../constructs';

/** Alarms for a Client VPN endpoint that stands already; `VendorVpn` makes its own. */
export function example(stack: Stack): void {
  const connectHandler = LambdaFunction.fromFunctionArn(
    stack,
    'Handler',
    'arn:aws:lambda:eu-central-1:111122223333:function:AWSClientVPN-partner',
  );
  new VpnAlarms(stack, 'Alarms', {
    vendor: 'partner',
    endpointId: 'cvpn-endpoint-0123456789abcdef0',
    connectHandler,
    credentials: ['saml'],
    alarmTopicArn: 'arn:aws:sns:eu-central-1:111122223333:security-on-call',
  });
}
