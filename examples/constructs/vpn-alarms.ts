import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Stack } from 'aws-cdk-lib/core';
import { VpnAlarms } from '../../constructs';

/** Alarms for an endpoint that stands already; `VendorVpn` has its own. */
export function example(stack: Stack): void {
  const functionArn = 'arn:aws:lambda:eu-central-1:111122223333:function:AWSClientVPN-partner';
  new VpnAlarms(stack, 'Alarms', {
    vendor: 'partner',
    endpointId: 'cvpn-endpoint-0f2d58d4869ece501',
    connectHandler: LambdaFunction.fromFunctionArn(stack, 'Handler', functionArn),
    credentials: ['saml', 'certificate'],
    alarmTopicArn: 'arn:aws:sns:eu-central-1:111122223333:partner-duty',
  });
}
