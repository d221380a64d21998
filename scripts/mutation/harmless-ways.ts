import { GONE, GONE_ITEM, type Harmless, WHOLE, of } from './harmless';

/** What is not mutated of the ways in and out: tunnels, browser, applications, links, filters and firewall. */
export const HARMLESS_WAYS: readonly Harmless[] = [
  of(/^AWS::NetworkFirewall::/, /^(FirewallName|FirewallPolicyName|RuleGroupName)$/, 'a name for people'),
  of(
    /WAFv2::WebACL$/,
    /^Rules\.\d+\.Name$|MetricName$/,
    'names of rules and of their measurements: the group of AWS is named in the statement',
  ),
  of(/ApiGatewayV2::VpcLink$|ResolverQueryLoggingConfig$/, /^Name$/, 'a name for people'),

  of(/WorkSpacesWeb::/, /^(DisplayName|IdentityProviderName)$/, 'a name for people'),
  of(/WorkSpacesWeb::DataProtectionSettings$/, /Pattern(Description|Name)$/, 'a name for people'),
  of(
    /WorkSpacesWeb::|EC2::VerifiedAccess|EC2::SecurityGroup$/,
    /^Tags/,
    'proofs find ways in by their type; no proof goes by the component of these',
  ),
  of(/Kinesis::Stream$/, /^Name$/, 'the portal refuses a stream without its prefix'),
  of(/VerifiedAccessEndpoint$/, /^EndpointDomainPrefix$/, 'part of the name that AWS makes up'),
  of(
    /WAFv2::WebACL$/,
    /^(Scope|DefaultAction\.Allow)$/,
    'AWS refuses an empty action, and to put a filter of another scope before an API',
  ),
  of(/ApiGatewayV2::VpcLink$/, /^SubnetIds\.\d+$/, 'fewer places to call the load balancer from', GONE_ITEM),
  of(
    /EC2::(CustomerGateway|VPN(Connection|Gateway))$/,
    /^Type$/,
    'there is one type, and AWS refuses another',
    /^strange$/,
  ),
  of(
    /ClientVpn(Endpoint|AuthorizationRule)$/,
    /^(AuthorizeAllGroups|DisconnectOnSessionTimeout|SplitTunnel)$/,
    'what AWS presets is as safe',
    /^dropped$/,
  ),
  of(/ClientVpnEndpoint$/, /^(TransportProtocol|VpnPort)$/, 'by which port and protocol the same packets travel'),
  of(/VPCGatewayAttachment$/, WHOLE, 'AWS refuses a route to a gateway that is not attached', GONE),
  of(
    /VPNConnection$/,
    /LogOutputFormat$|(Phase[12]Lifetime|DPDTimeout)Seconds$/,
    'what AWS presets is as safe',
    /^dropped$/,
  ),
  of(/VPNConnection$/, /Phase[12]LifetimeSeconds$/, 'AWS takes no longer life than ours', /^(raised|lowered)$/),
  of(
    /VPNConnection$/,
    /(Algorithms|DHGroupNumbers)\.\d+$/,
    'with fewer choices a tunnel is stronger or does not stand; the proof refuses a list without any',
    /^dropped$/,
  ),

  of(/EC2::EIP$/, /^Domain$/, 'AWS has no addresses any more but those for VPCs'),
  of(/NetworkFirewall::RuleGroup$/, /^Capacity$/, 'AWS refuses rules for which there is no room'),
  of(
    /NetworkFirewall::FirewallPolicy$/,
    /StreamExceptionPolicy$/,
    'AWS drops connections whose state is lost where nothing is said',
    /^dropped$/,
  ),
  of(
    /NetworkFirewall::FirewallPolicy$/,
    /StatefulRuleGroupReferences\.\d+\.Priority$/,
    'every group is an allow list: no order of theirs lets more through; and AWS refuses strict order without numbers',
  ),
  of(
    /NetworkFirewall::FirewallPolicy$/,
    /StatefulDefaultActions\.\d+$/,
    'drops more than what an established connection sends: its very beginning, so that nobody gets out',
    /^weaker=aws:drop_strict$/,
  ),

  of(/WorkSpacesWeb::DataProtectionSettings$/, /GlobalConfidenceLevel$/, 'what AWS presets is as safe', /^dropped$/),
  of(
    /WorkSpacesWeb::DataProtectionSettings$/,
    /GlobalConfidenceLevel$/,
    'the less sure, the more is blackened',
    /^lowered$/,
  ),
  of(/WorkSpacesWeb::DataProtectionSettings$/, /RedactionPlaceHolder/, 'what stands in the place of what is blackened'),
  of(
    /WorkSpacesWeb::BrowserSettings$/,
    /WebContentFilteringPolicy\.BlockedUrls$/,
    'everything is blocked already',
    /^item-added$/,
  ),
  of(
    /WorkSpacesWeb::BrowserSettings$/,
    /WebContentFilteringPolicy\.AllowedUrls$/,
    'everything is blocked, and nothing is let through again',
    /^dropped$/,
  ),
  of(
    /WorkSpacesWeb::NetworkSettings$/,
    /^SubnetIds\.\d+$/,
    'in fewer places, and AWS refuses fewer than two',
    /^dropped$/,
  ),
  of(/Route53::RecordSet$/, /^TTL$/, 'how long an answer is remembered'),
  of(/TransitGatewayAttachment$/, /^SubnetIds\.\d+$/, 'in fewer places; AWS refuses none', /^dropped$/),
  of(/VerifiedAccessEndpoint$/, /SubnetIds(\.\d+)?$/, 'in fewer places; AWS refuses none', /^dropped$/),
  of(
    /WorkSpacesWeb::SessionLogger$/,
    /S3\.BucketOwner$/,
    'the bucket is one of the template, whoever says whose it is',
    /^dropped$/,
  ),
  of(/EC2::(CustomerGateway|VPNGateway)$/, /Asn$/, 'the number of a device in BGP, which the tunnels do not speak'),
  of(/EC2::CustomerGateway$/, /^DeviceName$/, 'a name for people'),
  of(/EC2::(CustomerGateway|VPNConnection)$|CloudWatch::Alarm$/, /^Tags/, 'a label, by which `audit` finds the office'),
  of(
    /VPNConnection$/,
    /^EnableAcceleration$|(DPDTimeoutSeconds|EnableTunnelLifecycleControl|RekeyFuzzPercentage|RekeyMarginTimeSeconds|ReplayWindowSize)$/,
    'how smoothly packets flow, and when AWS may replace an end of a tunnel',
  ),
  of(/WorkSpacesWeb::SessionLogger$/, /S3\.(FolderStructure|LogFileFormat)$/, 'how records lie in the archive'),
  of(/Kinesis::Stream$/, /^StreamModeDetails/, 'how much the stream takes at once'),
  of(
    /WAFv2::WebACL$/,
    /Priority$/,
    'no rule lets a call through, so in which order they stand does not matter; AWS refuses two in one place',
  ),
  of(/WAFv2::WebACL$/, /CloudWatchMetricsEnabled$/, 'measurements: every request is in the log'),
];
