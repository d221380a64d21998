import {
  AccessLogFormat,
  AuthorizationType,
  CfnModel,
  EndpointType,
  Model,
  RequestValidator,
  RestApi,
  type CfnRestApi,
  type CfnStage,
  type IModel,
} from 'aws-cdk-lib/aws-apigateway';
import { Lazy, Stack, Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { DRAFT_4 } from '../lib/manifest/cross-checks/body-schema';
import { apiNameOf, TAG_VENDOR } from '../lib/manifest/names';
import { ACCESS_LOG_FIELDS } from './api-access-log';
import { clientCertificate } from './api-client-certificate';
import { ApiDomain } from './api-domain';
import { ApiExecutionLogs } from './api-execution-logs';
import { methodSettings } from './api-method-settings';
import { refuseWithoutCallers, refuseWithoutCertificate, refuseWithoutEndpoint } from './api-refusals';
import { apiResourcePolicy } from './api-resource-policy';
import { requiredParameters, routeName, wildcardPath, type ApiRoute } from './api-route';
import { ApiUsagePlan, type UsagePlan } from './api-usage-plan';
import { ApiWebAcl } from './api-web-acl';
import { API_EXECUTION_LOGS } from './archive-key';
import type { Backend } from './backend';
import type { EnclaveNetwork } from './enclave-network';
import type { LogArchive } from './log-archive';
import { API_ACCESS_FOLDER } from './log-delivery';

/**
 * TLS 1.3 and nothing older, the strongest policy private APIs take: the post-quantum ones still admit TLS 1.2
 * (API Gateway Developer Guide, "Supported security policies").
 */
const SECURITY_POLICY = 'SecurityPolicy_TLS13_1_3_2025_09';

const STAGE = 'v1';

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
  /**
   * Names of the certificates the API proves itself to an HTTP backend with. AWS makes them, each for 365 days (API
   * Gateway Developer Guide, "Generate and configure an SSL certificate for backend authentication"). The first is
   * shown; add a second one, let the backend trust it, then put it first.
   * @default - none, as a function needs
   */
  readonly certificates?: string[];
  /**
   * Name the API has inside the enclave, beside the one API Gateway gives it. Without `certificateArn` it is refused:
   * `enclave/api-domain-without-certificate`.
   * @default - none
   */
  readonly domainName?: string;
  /**
   * ARN of the ACM certificate that bears `domainName`.
   * @default - none
   */
  readonly certificateArn?: string;
  /**
   * How much each job function may call. With one plan, each call needs the key of a plan, so every caller wants one.
   * @default - none: all callers together share what the routes take
   */
  readonly usagePlans?: UsagePlan[];
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
  /** A call without the key of a usage plan is refused. */
  private readonly countsByKey: boolean;

  constructor(scope: Construct, id: string, props: PrivateApiProps) {
    super(scope, id);
    const endpointIds = props.network.endpointIdsFor('execute-api');
    if (endpointIds.length === 0) refuseWithoutEndpoint(this);
    if (props.callerArns.length === 0) refuseWithoutCallers(this);
    const name = apiNameOf(props.vendor, props.apiName);
    this.countsByKey = (props.usagePlans ?? []).length > 0;
    this.api = new RestApi(this, 'Api', {
      restApiName: name,
      description: props.description,
      endpointTypes: [EndpointType.PRIVATE],
      policy: apiResourcePolicy({ endpointIds, callerArns: props.callerArns }),
      cloudWatchRole: false,
      defaultMethodOptions: { authorizationType: AuthorizationType.IAM },
      deployOptions: {
        stageName: STAGE,
        tracingEnabled: true,
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
    this.equipStage(props);
    Tags.of(this).add(TAG_VENDOR, props.vendor);
  }

  /** Adds a route. Who may call it is said by `VendorRole.grantInvoke`. */
  public addRoute(route: ApiRoute, backend: Backend): void {
    this.routes.push(route);
    const model = this.modelOf(route);
    const method = this.api.root.resourceForPath(route.path).addMethod(route.method, backend.integrationFor(route), {
      authorizationType: AuthorizationType.IAM,
      apiKeyRequired: this.countsByKey || undefined,
      requestValidator: this.validator,
      requestParameters: requiredParameters(route),
      // A body is checked only if there is a model for its content type (API Gateway Developer Guide, "Request validation
      // for REST APIs"): one for every type, or a caller would get around it with a type of their own.
      requestModels: model && { $default: model },
    });
    backend.completeMethod(method);
  }

  /** ARN of a route. A path parameter stands for any value, and IAM has only the wildcard to say so. */
  public arnFor({ method, path }: ApiRoute): string {
    const resourceName = `${STAGE}/${method}${wildcardPath(path)}`;
    return Stack.of(this).formatArn({ service: 'execute-api', resource: this.apiId, resourceName });
  }

  private modelOf(route: ApiRoute): IModel | undefined {
    if (!route.bodySchema) return undefined;
    const name = routeName(route);
    const model = new CfnModel(this, `Body-${name}`, {
      restApiId: this.apiId,
      name,
      contentType: 'application/json',
      schema: { $schema: DRAFT_4, ...route.bodySchema },
    });
    this.api.latestDeployment?.addToLogicalId({ [name]: route.bodySchema });
    return Model.fromModelName(this, `Known-${name}`, model.ref);
  }

  /** What stands before and behind the stage: its own name, the web ACL, and the proof for the backend. */
  private equipStage(props: PrivateApiProps): void {
    const { vendor, apiName, network, archive, domainName, certificateArn } = props;
    const { certificates = [], usagePlans = [] } = props;
    const stage = this.api.deploymentStage;
    const resource = stage.node.defaultChild as CfnStage;
    resource.methodSettings = Lazy.any({ produce: () => methodSettings(this.routes) });
    new ApiWebAcl(this, 'Filter', { vendor, apiName, archive, apiId: this.apiId, stage });
    resource.clientCertificateId = clientCertificate(this, vendor, apiName, certificates)?.ref;
    for (const plan of usagePlans) {
      new ApiUsagePlan(this, `Usage-${plan.jobFunction}`, { ...plan, vendor, apiName, apiId: this.apiId, stage });
    }
    if (!domainName) return;
    if (!certificateArn) refuseWithoutCertificate(this, domainName);
    const common = { vendor, domainName, certificateArn, network, stage, apiId: this.apiId, stageName: STAGE };
    new ApiDomain(this, 'Domain', { ...common, securityPolicy: SECURITY_POLICY });
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
}
