import {
  AccessLogFormat,
  AuthorizationType,
  EndpointType,
  MethodLoggingLevel,
  RequestValidator,
  RestApi,
  type CfnRestApi,
} from 'aws-cdk-lib/aws-apigateway';
import { AccountRootPrincipal, AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Stack, Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { apiNameOf, TAG_VENDOR } from '../lib/manifest/names';
import { ApiExecutionLogs } from './api-execution-logs';
import { wildcardPath, type ApiRoute } from './api-route';
import { API_EXECUTION_LOGS } from './archive-key';
import type { Backend } from './backend';
import type { EnclaveNetwork } from './enclave-network';
import type { LogArchive } from './log-archive';
import { API_ACCESS_FOLDER } from './log-delivery';
import { refuse } from './refuse';

/**
 * TLS 1.3 and nothing older, the strongest policy private APIs take: the post-quantum ones still admit TLS 1.2
 * (API Gateway Developer Guide, "Supported security policies").
 */
const SECURITY_POLICY = 'SecurityPolicy_TLS13_1_3_2025_09';

const STAGE = 'v1';

/** Calls per second, and at once, that one API takes before it answers 429. Far above what people at keyboards need. */
const THROTTLE = { throttlingRateLimit: 50, throttlingBurstLimit: 100 };

/** What a reviewer wants to know of each call, by the name it has in the log. */
export const ACCESS_LOG_FIELDS: Readonly<Record<string, string>> = {
  requestId: '$context.requestId',
  extendedRequestId: '$context.extendedRequestId',
  apiId: '$context.apiId',
  ip: '$context.identity.sourceIp',
  caller: '$context.identity.caller',
  userArn: '$context.identity.userArn',
  principal: '$context.identity.user',
  requestTime: '$context.requestTime',
  httpMethod: '$context.httpMethod',
  resourcePath: '$context.resourcePath',
  path: '$context.path',
  status: '$context.status',
  protocol: '$context.protocol',
  responseLength: '$context.responseLength',
  tlsVersion: '$context.tlsVersion',
  cipherSuite: '$context.cipherSuite',
  vpceId: '$context.identity.vpceId',
  vpcId: '$context.identity.vpcId',
  error: '$context.error.message',
};

export interface PrivateApiProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  /** Short name of the API: lower case, hyphens. */
  readonly apiName: string;
  /** @default - none */
  readonly description?: string;
  /** Must have an endpoint for `execute-api`, or the API is refused: `enclave/api-without-endpoint`. */
  readonly network: EnclaveNetwork;
  readonly archive: LogArchive;
  /**
   * ARNs of the roles that may call the API; everybody else in the account is refused. None at all is a mistake:
   * `enclave/api-without-callers`.
   */
  readonly callerArns: string[];
}

/**
 * An API that exists only behind the enclave's own endpoint: callers sign with IAM, must be one of the given roles,
 * and speak TLS 1.3. Each call is written to the archive.
 *
 * Access logs say who called what; execution logs say what went wrong, and never what was sent or answered.
 */
export class PrivateApi extends Construct {
  public readonly apiId: string;
  /** All routes so far. */
  public readonly routes: ApiRoute[] = [];
  private readonly api: RestApi;
  private readonly validator: RequestValidator;

  constructor(scope: Construct, id: string, props: PrivateApiProps) {
    super(scope, id);
    const endpointIds = this.endpointIdsOf(props.network);
    if (props.callerArns.length === 0) this.refuseWithoutCallers();
    const name = apiNameOf(props.vendor, props.apiName);
    this.api = new RestApi(this, 'Api', {
      restApiName: name,
      description: props.description,
      endpointTypes: [EndpointType.PRIVATE],
      policy: resourcePolicy(endpointIds, props.callerArns),
      cloudWatchRole: false,
      defaultMethodOptions: { authorizationType: AuthorizationType.IAM },
      deployOptions: {
        stageName: STAGE,
        tracingEnabled: true,
        metricsEnabled: true,
        loggingLevel: MethodLoggingLevel.ERROR,
        // Payloads would carry the client's data into the log.
        dataTraceEnabled: false,
        ...THROTTLE,
        accessLogDestination: { bind: () => ({ destinationArn: props.archive.apiAccessStreamArn() }) },
        accessLogFormat: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG_FIELDS)),
      },
    });
    const resource = this.api.node.defaultChild as CfnRestApi;
    resource.endpointConfiguration = { types: ['PRIVATE'], vpcEndpointIds: endpointIds };
    resource.securityPolicy = SECURITY_POLICY;
    // Strict: the TLS server name must be the API's own, so no other name leads here.
    resource.endpointAccessMode = 'STRICT';
    this.apiId = this.api.restApiId;
    this.logCalls(props.apiName, props.archive);
    this.validator = new RequestValidator(this, 'Validator', {
      restApi: this.api,
      validateRequestBody: true,
      validateRequestParameters: true,
    });
    Tags.of(this).add(TAG_VENDOR, props.vendor);
  }

  /** Adds a route. Who may call it is said by `VendorRole.grantInvoke`. */
  public addRoute(route: ApiRoute, backend: Backend): void {
    const { method, path } = route;
    this.routes.push(route);
    const parameters = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => [`method.request.path.${name}`, true]);
    this.api.root.resourceForPath(path).addMethod(method, backend.integration, {
      authorizationType: AuthorizationType.IAM,
      requestValidator: this.validator,
      requestParameters: Object.fromEntries(parameters) as Record<string, boolean>,
    });
  }

  /** ARN of a route. A path parameter stands for any value, and IAM has only the wildcard to say so. */
  public arnFor({ method, path }: ApiRoute): string {
    const resourceName = `${STAGE}/${method}${wildcardPath(path)}`;
    return Stack.of(this).formatArn({ service: 'execute-api', resource: this.apiId, resourceName });
  }

  /** The group is made here, before API Gateway would make one without a key that keeps its events for ever. */
  private logCalls(apiName: string, archive: LogArchive): void {
    const group = archive.logGroup(`${apiName}-execution`, `${API_EXECUTION_LOGS}${this.apiId}/${STAGE}`);
    this.api.deploymentStage.node.addDependency(group);
    ApiExecutionLogs.of(archive).before(this.api.deploymentStage);
    // Executions are logged only when they fail, so silence there means nothing; each call has an access log.
    const calls = this.api.deploymentStage.metricCount({ statistic: 'Sum' });
    archive.heartbeats.whenUsed(API_ACCESS_FOLDER, apiName, calls, 'hour');
  }

  private refuseWithoutCallers(): never {
    return refuse(this, {
      what: 'nobody may call the API',
      saw: 'no `callerArns`',
      want: 'the ARN of at least one role',
      mend: 'name the roles that call it, or remove the API',
      code: 'enclave/api-without-callers',
    });
  }

  private endpointIdsOf(network: EnclaveNetwork): string[] {
    const ids = network.endpointIdsFor('execute-api');
    if (ids.length > 0) return ids;
    return refuse(this, {
      what: 'the network has no endpoint an API could stand behind',
      saw: 'no endpoint for `execute-api`',
      want: 'an endpoint for `execute-api`',
      mend: 'add an access of the service `execute-api` to the network',
      code: 'enclave/api-without-endpoint',
    });
  }
}

/**
 * Two denials and one permission. The denials are needed: with IAM authorization a permission in the caller's own
 * policy is enough, so a resource policy that only allows the roles would keep nobody of this account out
 * (API Gateway Developer Guide, "How API Gateway resource policies affect authorization workflow").
 */
function resourcePolicy(endpointIds: readonly string[], callerArns: readonly string[]): PolicyDocument {
  const common = { actions: ['execute-api:Invoke'], resources: ['execute-api:/*'] };
  return new PolicyDocument({
    minimize: false,
    statements: [
      new PolicyStatement({
        ...common,
        sid: 'OnlyThroughTheEnclave',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        conditions: { StringNotEquals: { 'aws:SourceVpce': [...endpointIds] } },
      }),
      new PolicyStatement({
        ...common,
        sid: 'OnlyVendorRoles',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        conditions: { ArnNotEquals: { 'aws:PrincipalArn': [...callerArns] } },
      }),
      new PolicyStatement({
        ...common,
        sid: 'VendorRolesCall',
        principals: [new AccountRootPrincipal()],
        conditions: { ArnEquals: { 'aws:PrincipalArn': [...callerArns] } },
      }),
    ],
  });
}
