import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { servicePathOf } from '../lib/manifest/names';
import { handlerCode } from './handler-code';

export interface EnclaveHandlerProps {
  readonly vendor: string;
  /** Folder of the handler below `lib/handlers`. */
  readonly handlerName: string;
  readonly description: string;
  readonly environment: Record<string, string>;
  readonly logGroup: ILogGroup;
  readonly timeoutSeconds: number;
  /** What the handler may do besides writing its log. */
  readonly permissions: PolicyStatement[];
  /**
   * Name of the function.
   * @default - CloudFormation makes one up
   */
  readonly functionName?: string;
}

/** One of our own Lambda functions, with a role that may do what its statements say and write its log. */
export class EnclaveHandler extends LambdaFunction {
  constructor(scope: Construct, id: string, props: EnclaveHandlerProps) {
    const path = servicePathOf({ vendor: { id: props.vendor } });
    const role = new Role(scope, `${id}Role`, { path, assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const policy = new ManagedPolicy(scope, `${id}Policy`, { path, roles: [role] });
    policy.addStatements(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [props.logGroup.logGroupArn],
      }),
      ...props.permissions,
    );
    super(scope, id, {
      functionName: props.functionName,
      description: props.description,
      code: handlerCode(scope, props.handlerName),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 256,
      timeout: Duration.seconds(props.timeoutSeconds),
      environment: props.environment,
      logGroup: props.logGroup,
      role,
    });
    this.node.addDependency(policy);
  }
}
