import { createHash } from 'node:crypto';
import { isMap } from '../template-source';
import { Hole, Written } from '../written';
import { type Raw, entriesOf, entry, entryAt, isIntrinsic, itemsOf, pick, tagsOf, textOf } from './author';
import type { Site, Source } from './site';

/** The name of a stage in a logical id: SAM leaves what is no plain word to a hash. */
function withName(prefix: string, name: string | undefined, suffix: string): string {
  if (name === undefined) return `${prefix}${suffix}`;
  return /^[A-Za-z0-9]+$/.test(name) ? `${prefix}${name}${suffix}` : `${prefix}${suffix}${hash(name)}`;
}

function hash(text: string): string {
  return createHash('sha1').update(text).digest('hex').slice(0, 10);
}

const REST = [
  'ApiKeySourceType',
  'BinaryMediaTypes',
  'Description',
  'DisableExecuteApiEndpoint',
  'FailOnWarnings',
  'MinimumCompressionSize',
  'Mode',
  'Name',
  'Policy',
  'SecurityPolicy',
  'EndpointAccessMode',
];
const REST_STAGE = [
  'AccessLogSetting',
  'CacheClusterEnabled',
  'CacheClusterSize',
  'CanarySetting',
  'MethodSettings',
  'StageName',
  'TracingEnabled',
  'Variables',
];

/**
 * `AWS::Serverless::Api`: the API keeps its id, its stage is `<id><StageName>Stage`, its deployment `<id>Deployment`.
 *
 * Limits: gateway responses, usage plans, models and the methods that CORS adds are left out.
 */
export function expandApi(source: Source, site: Site, at?: Written): void {
  const { id, properties } = source;
  const tags = entry(properties, 'Tags');
  const body = bodyOf(properties);
  site.add(
    source,
    id,
    'AWS::ApiGateway::RestApi',
    {
      ...pick(properties, REST),
      ...endpointOf(properties),
      ...body,
      ...(tags && { Tags: tagsOf(tags) }),
    },
    at,
  );
  const stageName = entry(properties, 'StageName');
  const stageId = withName(id, stageName ? textOf(stageName) : undefined, 'Stage');
  site.add(source, `${id}Deployment`, 'AWS::ApiGateway::Deployment', { RestApiId: { Ref: id } }, at);
  site.add(
    source,
    stageId,
    'AWS::ApiGateway::Stage',
    {
      RestApiId: { Ref: id },
      DeploymentId: { Ref: `${id}Deployment` },
      ...pick(properties, REST_STAGE),
      ...(tags && { Tags: tagsOf(tags) }),
    },
    at ?? stageName,
  );
  site.renames.set(`${id}.Stage`, stageId).set(`${id}.Deployment`, `${id}Deployment`);
  const domain = entry(properties, 'Domain');
  if (domain) restDomain(source, site, domain, stageId);
}

function bodyOf(properties: Written): Raw {
  const given = entry(properties, 'DefinitionBody');
  if (given) return { Body: given };
  const uri = entry(properties, 'DefinitionUri');
  if (uri) return { Body: new Written(new Hole('an OpenAPI document that packaging uploads'), uri.place) };
  const policy = resourcePolicyOf(entryAt(properties, 'Auth.ResourcePolicy'));
  // The methods are resources of their own: see `expandApiEvent`.
  return { Body: { swagger: '2.0', paths: {}, ...(policy !== undefined && { 'x-amazon-apigateway-policy': policy }) } };
}

/** Statements of the author's are read; SAM's own words for accounts, ranges and VPCs are not. */
function resourcePolicyOf(policy: Written | undefined): unknown {
  if (!policy) return undefined;
  const names = entriesOf(policy).map(([name]) => name);
  const statements = entry(policy, 'CustomStatements');
  if (!statements || names.length > 1)
    return new Written(new Hole('a resource policy in the words of SAM'), policy.place);
  return new Written({ Version: '2012-10-17', Statement: itemsOf(statements) }, policy.place);
}

function endpointOf(properties: Written): Raw {
  const endpoint = entry(properties, 'EndpointConfiguration');
  if (!endpoint) return {};
  const type = isMap(endpoint.raw) && !isIntrinsic(endpoint.raw) ? entry(endpoint, 'Type') : endpoint;
  const said = { ...(type && { Types: [type] }), ...pick(endpoint, [], { VPCEndpointIds: 'VpcEndpointIds' }) };
  return { EndpointConfiguration: new Written(said, endpoint.place) };
}

function restDomain(source: Source, site: Site, domain: Written, stageId: string): void {
  const name = entry(domain, 'DomainName');
  const endpoint = entry(domain, 'EndpointConfiguration');
  const certificate = textOf(endpoint) === 'EDGE' ? 'CertificateArn' : 'RegionalCertificateArn';
  const domainId = `ApiGatewayDomainName${hash(domainText(name))}`;
  const said = {
    ...pick(domain, ['DomainName', 'SecurityPolicy', 'OwnershipVerificationCertificateArn'], {
      CertificateArn: certificate,
      MutualTlsAuthentication: 'MutualTlsAuthentication',
    }),
    EndpointConfiguration: { Types: [endpoint ?? 'REGIONAL'] },
  };
  site.add(source, domainId, 'AWS::ApiGateway::DomainName', said, domain);
  const mapping = { DomainName: { Ref: domainId }, RestApiId: { Ref: source.id }, Stage: { Ref: stageId } };
  site.add(source, `${source.id}BasePathMapping`, 'AWS::ApiGateway::BasePathMapping', mapping, domain);
}

function domainText(name: Written | undefined): string {
  return textOf(name) ?? JSON.stringify(name) ?? '';
}

const HTTP_STAGE = ['AccessLogSettings', 'DefaultRouteSettings', 'RouteSettings', 'StageVariables'];

/** `AWS::Serverless::HttpApi`: as `expandApi`; the stage is `<id>ApiGatewayDefaultStage` where it has no name. */
export function expandHttpApi(source: Source, site: Site, at?: Written): void {
  const { id, properties } = source;
  const uri = entry(properties, 'DefinitionUri');
  const Body =
    entry(properties, 'DefinitionBody') ??
    (uri
      ? new Written(new Hole('an OpenAPI document that packaging uploads'), uri.place)
      : { openapi: '3.0.1', paths: {} });
  const tags = entry(properties, 'Tags');
  const cors = entry(properties, 'CorsConfiguration');
  site.add(
    source,
    id,
    'AWS::ApiGatewayV2::Api',
    {
      ...pick(properties, ['Name', 'Description', 'DisableExecuteApiEndpoint', 'FailOnWarnings']),
      ...(cors && { CorsConfiguration: cors.raw === true ? { AllowOrigins: ['*'] } : cors }),
      ProtocolType: 'HTTP',
      Body,
      ...(tags && { Tags: tags }),
    },
    at,
  );
  const stageName = entry(properties, 'StageName');
  const isDefault = !stageName || textOf(stageName) === '$default';
  const stageId = isDefault ? `${id}ApiGatewayDefaultStage` : withName(id, textOf(stageName), 'Stage');
  site.add(
    source,
    stageId,
    'AWS::ApiGatewayV2::Stage',
    {
      ApiId: { Ref: id },
      StageName: stageName ?? '$default',
      AutoDeploy: true,
      ...pick(properties, HTTP_STAGE),
      ...(tags && { Tags: tags }),
    },
    at ?? stageName,
  );
  site.renames.set(`${id}.Stage`, stageId);
  const domain = entry(properties, 'Domain');
  if (domain) httpDomain(source, site, domain, stageId);
}

function httpDomain(source: Source, site: Site, domain: Written, stageId: string): void {
  const domainId = `ApiGatewayDomainNameV2${hash(domainText(entry(domain, 'DomainName')))}`;
  const configuration = {
    ...pick(domain, ['CertificateArn', 'SecurityPolicy', 'OwnershipVerificationCertificateArn']),
    EndpointType: entry(domain, 'EndpointConfiguration') ?? 'REGIONAL',
  };
  const said = {
    ...pick(domain, ['DomainName', 'MutualTlsAuthentication']),
    DomainNameConfigurations: [new Written(configuration, domain.place)],
  };
  site.add(source, domainId, 'AWS::ApiGatewayV2::DomainName', said, domain);
  const mapping = { DomainName: { Ref: domainId }, ApiId: { Ref: source.id }, Stage: { Ref: stageId } };
  site.add(source, `${source.id}ApiMapping`, 'AWS::ApiGatewayV2::ApiMapping', mapping, domain);
}
