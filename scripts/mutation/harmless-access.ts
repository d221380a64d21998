import { GONE, WHOLE, type Harmless, of } from './harmless';

/**
 * What is not mutated of who may do what: roles, keys, functions and APIs. Less access is not a weakening: whoever is left
 * without it says so.
 */
export const HARMLESS_ACCESS: readonly Harmless[] = [
  of(
    /IAM::ManagedPolicy$|VPCEndpoint$|RestApi$|DomainNameV2$|IAM::Role$/,
    /Statement\.\d+$/,
    'an Allow taken away from people, an endpoint or an API gives less',
    /^allow-removed:/,
  ),
  of(
    /ApiGateway::(Method|Resource|RestApi|Deployment|Stage)$|Lambda::Permission$|VPCEndpoint$|ClientVpn|IAM::(Role|ManagedPolicy)$/,
    WHOLE,
    'a way in, a right or an API that is gone lets nobody in',
    GONE,
  ),
  of(
    /IAM::ManagedPolicy$|IAM::Role$/,
    /Statement\.\d+$/,
    'a handler that cannot read the roster lets nobody in, and one that cannot write it fails the deployment; so does one that nobody may run',
    /^service:allow-removed:(dynamodb|sts):/,
  ),
  of(
    /KMS::Key$/,
    /Statement\.\d+$/,
    'less in the hands of people; what needs a grant and gets none fails the deployment',
    /^(service:)?allow-removed:(KeepThroughIam|Administer|ReadersRead|GrantToServices)$|^service:allow-removed:UseThroughServices$/,
  ),
  of(
    /IAM::(Role|ManagedPolicy)$/,
    /^(RoleName|ManagedPolicyName|Path|Policies\.\d+\.PolicyName)$/,
    'endpoints and APIs name a role by path and name, and refuse another',
  ),
  of(
    /Lambda::Function$/,
    /^FunctionName$/,
    'AWS refuses a connect handler without its prefix; nobody finds another name',
  ),
  of(/ApiGateway::Stage$/, /^StageName$/, 'roles name the stage they may call, and no other'),
  of(
    /ApiGateway::Model$/,
    /^(Name|ContentType)$/,
    'methods name the model by reference, and for every type of content',
  ),
  of(/ApiGateway::Deployment$/, /^RestApiId$/, 'AWS refuses a stage whose deployment is that of another API'),
  of(
    /IAM::Role$/,
    /^ManagedPolicyArns$/,
    'API Gateway refuses a role without it; another handler writes no log of its run',
    /^dropped$/,
  ),
  of(/IAM::Role$/, /^Policies$/, 'a handler that may not empty the default group fails the deployment', /^dropped$/),
  of(/ApiGateway::Account$/, WHOLE, 'API Gateway refuses a stage that logs while the account has no role', GONE),
  of(/Lambda::Function$/, /^Runtime$/, 'AWS refuses a function without a runtime, and one it does not offer any more'),
  of(
    /EnclaveRoster$/,
    /^People\.\d+$|^People\.\d+\.(groups|jobFunctions)$/,
    'whoever is not listed is kept out, and the writer refuses a list without groups',
    /^dropped$/,
  ),
  of(
    /Lambda::Permission$/,
    /^FunctionName$/,
    'this API alone may call another function, which none of its methods names',
  ),
  of(
    /ApiGateway::DomainNameV2$/,
    /^Policy\.Statement\.\d+\.Resource/,
    'the policy of a name is about that name and nothing else',
    /^resource-/,
  ),
  of(
    /ApiGateway::RestApi$/,
    /^Policy\.Statement\.\d+\.(Condition|Resource)/,
    'the two Denies decide, whatever an Allow for the account says',
    /^(condition-removed|if-exists-ArnEquals|value-ArnEquals|resource-)/,
  ),
  of(/Lambda::Function$/, /^(Architectures|MemorySize|Timeout|Handler)/, 'a handler that does not run lets nobody in'),
  of(/EnclaveRoster$/, /^ServiceTimeout$/, 'how long CloudFormation waits'),
  of(/VpcRestrictDefaultSG$/, /^Account$/, 'only makes CloudFormation run the handler again'),
  of(
    /ApiGateway::Stage$/,
    /(MetricsEnabled|TracingEnabled|DeploymentId)/,
    'measurements: what was called is in the access log',
  ),
  of(/ApiGateway::Stage$/, /LoggingLevel$/, 'INFO logs more than ERROR', /^weaker=INFO$/),
  of(/ApiGateway::Method$/, /Integration\.TimeoutInMillis$/, 'a call that waits shorter or longer is the same call'),
];
