import type { ClientVpnAuthentication, ClientVpnEndpoint } from '@aws-sdk/client-ec2';
import { formatCidr, parseCidr } from '../common/cidr';
import type { Settings } from './claims';
import { literal, textOf, type Pattern } from './pattern';
import { isRecord, type TextReader } from './template-text';

type Properties = Readonly<Record<string, unknown>>;

/** What AWS takes when the template says nothing (CloudFormation reference, AWS::EC2::ClientVpnEndpoint). */
const DEFAULTS = {
  SplitTunnel: 'false',
  TransportProtocol: 'udp',
  VpnPort: '443',
  SessionTimeoutHours: '24',
  DisconnectOnSessionTimeout: 'true',
  SelfServicePortal: 'enabled',
} as const;

/**
 * The settings a template asks for. Security groups, VPC and log stream are compared only where the
 * template names them: otherwise AWS chooses, and there is nothing to hold its choice against.
 */
export function synthesisedVpn(properties: Properties, read: TextReader): Settings<Pattern> {
  const one = (value: unknown) => texts([value], read);
  const within = (name: string) => (isRecord(properties[name]) ? properties[name] : {});
  const connect = within('ClientConnectOptions');
  const log = within('ConnectionLogOptions');
  const banner = within('ClientLoginBannerOptions');
  const settings = new Map<string, readonly Pattern[]>([
    ...Object.entries(DEFAULTS).map(([name, fallback]) => [name, [read(properties[name]) ?? [fallback]]] as const),
    ['ClientCidrBlock', one(properties.ClientCidrBlock).map(asCidr)],
    ['ServerCertificateArn', one(properties.ServerCertificateArn)],
    ['DnsServers', texts(properties.DnsServers, read)],
    ['ConnectionLogOptions.Enabled', switched(log.Enabled, read)],
    ['ConnectionLogOptions.CloudwatchLogGroup', one(log.CloudwatchLogGroup)],
    ['ClientConnectOptions.Enabled', switched(connect.Enabled, read)],
    ['ClientConnectOptions.LambdaFunctionArn', one(connect.LambdaFunctionArn)],
    ['ClientLoginBannerOptions.Enabled', switched(banner.Enabled, read)],
    ['ClientLoginBannerOptions.BannerText', one(banner.BannerText)],
    ['ClientRouteEnforcementOptions.Enforced', switched(within('ClientRouteEnforcementOptions').Enforced, read)],
    ...synthesisedAuthentication(properties.AuthenticationOptions, read),
  ]);
  const optional = [
    ['SecurityGroupIds', texts(properties.SecurityGroupIds, read)],
    ['VpcId', one(properties.VpcId)],
    ['ConnectionLogOptions.CloudwatchLogStream', one(log.CloudwatchLogStream)],
  ] as const;
  for (const [name, patterns] of optional) if (patterns.length > 0) settings.set(name, patterns);
  return settings;
}

/** The same settings as AWS describes them. The self-service portal shows only by its address. */
export function deployedVpn(endpoint: ClientVpnEndpoint): Settings<Pattern> {
  const { ClientConnectOptions: connect, ConnectionLogOptions: log, ClientLoginBannerOptions: banner } = endpoint;
  const settings = {
    SplitTunnel: endpoint.SplitTunnel ?? false,
    TransportProtocol: endpoint.TransportProtocol,
    VpnPort: endpoint.VpnPort,
    SessionTimeoutHours: endpoint.SessionTimeoutHours,
    DisconnectOnSessionTimeout: endpoint.DisconnectOnSessionTimeout,
    SelfServicePortal: endpoint.SelfServicePortalUrl ? 'enabled' : 'disabled',
    ServerCertificateArn: endpoint.ServerCertificateArn,
    DnsServers: endpoint.DnsServers,
    'ConnectionLogOptions.Enabled': log?.Enabled ?? false,
    'ConnectionLogOptions.CloudwatchLogGroup': log?.CloudwatchLogGroup,
    'ConnectionLogOptions.CloudwatchLogStream': log?.CloudwatchLogStream,
    'ClientConnectOptions.Enabled': connect?.Enabled ?? false,
    'ClientConnectOptions.LambdaFunctionArn': connect?.LambdaFunctionArn,
    'ClientLoginBannerOptions.Enabled': banner?.Enabled ?? false,
    'ClientLoginBannerOptions.BannerText': banner?.BannerText,
    'ClientRouteEnforcementOptions.Enforced': endpoint.ClientRouteEnforcementOptions?.Enforced ?? false,
    SecurityGroupIds: endpoint.SecurityGroupIds,
    VpcId: endpoint.VpcId,
    ...deployedAuthentication(endpoint.AuthenticationOptions ?? []),
  };
  const listed = Object.entries(settings).map(([name, value]) => [name, literals(value)] as const);
  return new Map([...listed, ['ClientCidrBlock', literals(endpoint.ClientCidrBlock).map(asCidr)]]);
}

/** A range counts as the addresses it holds, so host bits do not matter. */
export function asCidr(pattern: Pattern): Pattern {
  const cidr = parseCidr(textOf(pattern) ?? '');
  return cidr ? [formatCidr(cidr)] : pattern;
}

const SAML = 'AuthenticationOptions.SAMLProviderArn';
const SELF_SERVICE_SAML = 'AuthenticationOptions.SelfServiceSAMLProviderArn';
const CLIENT_CA = 'AuthenticationOptions.ClientRootCertificateChainArn';
const DIRECTORY = 'AuthenticationOptions.DirectoryId';

function synthesisedAuthentication(options: unknown, read: TextReader): [string, readonly Pattern[]][] {
  const given = Array.isArray(options) ? options.filter(isRecord) : [];
  const from = (part: string, name: string) =>
    texts(
      given.map((option) => (isRecord(option[part]) ? option[part][name] : undefined)),
      read,
    );
  return [
    // Something other than a list (an intrinsic, say) is shown as it stands, and equals nothing deployed.
    [
      'AuthenticationOptions',
      Array.isArray(options)
        ? texts(
            given.map(({ Type }) => Type),
            read,
          )
        : texts([options], read),
    ],
    [SAML, from('FederatedAuthentication', 'SAMLProviderArn')],
    [SELF_SERVICE_SAML, from('FederatedAuthentication', 'SelfServiceSAMLProviderArn')],
    [CLIENT_CA, from('MutualAuthentication', 'ClientRootCertificateChainArn')],
    [DIRECTORY, from('ActiveDirectory', 'DirectoryId')],
  ];
}

function deployedAuthentication(options: readonly ClientVpnAuthentication[]): Record<string, unknown> {
  return {
    AuthenticationOptions: options.map((option) => option.Type),
    [SAML]: options.map((option) => option.FederatedAuthentication?.SamlProviderArn),
    [SELF_SERVICE_SAML]: options.map((option) => option.FederatedAuthentication?.SelfServiceSamlProviderArn),
    [CLIENT_CA]: options.map((option) => option.MutualAuthentication?.ClientRootCertificateChain),
    [DIRECTORY]: options.map((option) => option.ActiveDirectory?.DirectoryId),
  };
}

function texts(values: unknown, read: TextReader): Pattern[] {
  const given = Array.isArray(values) ? (values as unknown[]) : [values];
  return given.map(read).filter((pattern) => pattern !== undefined);
}

function switched(value: unknown, read: TextReader): Pattern[] {
  return [read(value) ?? ['false']];
}

function literals(value: unknown): Pattern[] {
  const given = Array.isArray(value) ? (value as unknown[]) : [value];
  return given.filter((one) => one !== undefined && one !== '').map((one) => literal(String(one as string)));
}
