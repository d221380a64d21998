import { type Addition, one } from './addition';
import { STRANGER } from './stranger';

/** What somebody could put beside a function, to call it or to hear what it answers. */
export function besideFunction(handler: string): Addition[] {
  const FunctionName = { 'Fn::GetAtt': [handler, 'Arn'] };
  const Action = 'lambda:InvokeFunction';
  const permission = 'AWS::Lambda::Permission';
  return [
    one('function-url', 'AWS::Lambda::Url', { TargetFunctionArn: FunctionName, AuthType: 'NONE' }, handler),
    one('function-url-iam', 'AWS::Lambda::Url', { TargetFunctionArn: FunctionName, AuthType: 'AWS_IAM' }, handler),
    one(
      'answers-to-stranger',
      'AWS::Lambda::EventInvokeConfig',
      {
        FunctionName,
        Qualifier: '$LATEST',
        DestinationConfig: { OnSuccess: { Destination: `arn:aws:sqs:eu-central-1:${STRANGER}:x` } },
      },
      handler,
    ),
    one('invoked-by-everybody', permission, { FunctionName, Action, Principal: '*' }, handler),
    one('invoked-by-stranger', permission, { FunctionName, Action, Principal: STRANGER }, handler),
    one('invoked-by-service', permission, { FunctionName, Action, Principal: 's3.amazonaws.com' }, handler),
    one(
      'event-source',
      'AWS::Lambda::EventSourceMapping',
      { FunctionName, EventSourceArn: `arn:aws:sqs:eu-central-1:${STRANGER}:x` },
      handler,
    ),
  ];
}
