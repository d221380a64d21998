import { egressFiltered } from '../../lib/analysis/network/egress-filtered';
import { prove } from '../../lib/analysis/claim';
import { enclaveProofs } from '../../lib/analysis/enclave-proofs';
import { Template } from '../../lib/template';
import { enclaveTemplate, exampleManifest, manifestWith } from '../constructs/fixtures';
import { NOW } from '../support/manifests';

const DOMAINS = ['api.partner.example', 'status.partner.example'];
const manifest = manifestWith({ egress: { domains: DOMAINS } });

interface Raw {
  readonly Type: string;
  Properties: Record<string, unknown>;
}
type Resources = Record<string, Raw>;

const built = enclaveTemplate(manifest).toJSON() as { Resources: Resources; Parameters?: unknown };

function changed(change: (resources: Resources) => void) {
  const raw = structuredClone(built);
  raw.Parameters = { Any: { Type: 'String' } };
  change(raw.Resources);
  return Template.parse({ file: 'enclave.json', text: JSON.stringify(raw) });
}

const idsOf = (resources: Resources, type: string, part = '') =>
  Object.keys(resources).filter((id) => resources[id]!.Type === type && id.includes(part));

/** Replaces a piece of the only resource of a type whose id has a part. */
function edit(type: string, from: string, to: string, part = '') {
  return (resources: Resources) => {
    const id = idsOf(resources, type, part)[0]!;
    const text = JSON.stringify(resources[id]!.Properties);
    if (!text.includes(from)) throw new Error(`${id} does not say ${from}: ${text}`);
    resources[id]!.Properties = JSON.parse(text.replaceAll(from, to)) as Record<string, unknown>;
  };
}

const POLICY = 'AWS::NetworkFirewall::FirewallPolicy';
const GROUP = 'AWS::NetworkFirewall::RuleGroup';
const PARAMETER = '{"Ref":"Any"}';

test('everything is proven of an enclave with domains, and names are looked up for them', () => {
  const proofs = enclaveProofs(
    changed(() => undefined),
    manifest,
    'enclave',
    NOW,
  );
  expect(proofs.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  expect(proofs[0]!.claim).toContain('api.partner.example');
});

test('offices and domains stand beside each other, and each is still judged', () => {
  const both = { ...exampleManifest('two-offices'), egress: { domains: DOMAINS } };
  const raw = enclaveTemplate(both).toJSON() as { Resources: Resources };
  const proofs = () =>
    enclaveProofs(Template.parse({ file: 'enclave.json', text: JSON.stringify(raw) }), both, 'enclave', NOW);
  expect(proofs().filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  const beyond = idsOf(raw.Resources, 'AWS::EC2::Route', 'Office')[0]!;
  raw.Resources[beyond]!.Properties['DestinationCidrBlock'] = '203.0.113.0/24';
  expect(proofs()[0]!.verdict).toBe('fail');
});

test.each<[string, (resources: Resources) => void, string, RegExp]>([
  [
    'another domain passes',
    edit(GROUP, '"api.partner.example"', '"api.partner.example","evil.example"'),
    'fail',
    /^a connection to evil\.example passes/,
  ],
  [
    'all below a domain passes',
    edit(GROUP, '"api.partner', '".partner'),
    'fail',
    /^a connection to \.partner\.example passes/,
  ],
  [
    'a domain of the manifest does not pass',
    edit(GROUP, '"api.partner.example",', ''),
    'fail',
    /^api\.partner\.example does not pass/,
  ],
  ['a deny list', edit(GROUP, 'ALLOWLIST', 'DENYLIST'), 'unknown', /lets pass what .*Domains/],
  [
    'names in plain HTTP count, too',
    edit(GROUP, '"TLS_SNI"', '"TLS_SNI","HTTP_HOST"'),
    'unknown',
    /lets pass what .*Domains/,
  ],
  [
    'rules of another kind',
    edit(GROUP, '"RulesSourceList"', '"RulesString":"pass ip any any","RulesSourceList"'),
    'unknown',
    /lets pass what/,
  ],
  ['a domain is a parameter', edit(GROUP, '"api.partner.example"', PARAMETER), 'unknown', /lets pass what/],
  [
    'packets pass without being looked at',
    edit(POLICY, '"StatelessDefaultActions":["aws:forward_to_sfe"]', '"StatelessDefaultActions":["aws:pass"]'),
    'fail',
    /^any packet passes/,
  ],
  [
    'fragments pass without being looked at',
    edit(
      POLICY,
      '"StatelessFragmentDefaultActions":["aws:forward_to_sfe"]',
      '"StatelessFragmentDefaultActions":["aws:pass"]',
    ),
    'fail',
    /^any packet passes/,
  ],
  [
    'nothing is dropped by default',
    edit(POLICY, '"aws:drop_established",', ''),
    'fail',
    /nothing is dropped by default/,
  ],
  ['no strict order', edit(POLICY, 'STRICT_ORDER', 'DEFAULT_ACTION_ORDER'), 'fail', /no strict order/],
  [
    'broken connections go on',
    edit(POLICY, '"StreamExceptionPolicy":"DROP"', '"StreamExceptionPolicy":"CONTINUE"'),
    'fail',
    /before a restart/,
  ],
  [
    'rules of another stack',
    edit(POLICY, '"Priority":100,"ResourceArn":', '"Priority":100,"ResourceArn":"arn:x","Old":'),
    'unknown',
    /lets pass what arn:x says/,
  ],
  [
    'the vendor is sent to NAT',
    (resources) => {
      const nat = idsOf(resources, 'AWS::EC2::NatGateway')[0]!;
      const route = idsOf(resources, 'AWS::EC2::Route', 'RouteOut1')[0]!;
      delete resources[route]!.Properties['VpcEndpointId'];
      resources[route]!.Properties['NatGatewayId'] = { Ref: nat };
    },
    'fail',
    /RouteOut1|Route-Out1.* leads to the internet without passing the firewall/,
  ],
  [
    'the vendor is sent to the internet gateway',
    (resources) => {
      const gateway = idsOf(resources, 'AWS::EC2::InternetGateway')[0]!;
      const route = idsOf(resources, 'AWS::EC2::Route', 'RouteOut1')[0]!;
      delete resources[route]!.Properties['VpcEndpointId'];
      resources[route]!.Properties['GatewayId'] = { Ref: gateway };
    },
    'fail',
    /without passing the firewall/,
  ],
  [
    'the vendor is sent to an appliance of somebody',
    (resources) => {
      const route = idsOf(resources, 'AWS::EC2::Route', 'RouteOut1')[0]!;
      resources[route]!.Properties['VpcEndpointId'] = 'vpce-1';
    },
    'unknown',
    /through an appliance/,
  ],
  [
    'the VPN ends behind the firewall',
    (resources) => {
      const subnet = idsOf(resources, 'AWS::EC2::Subnet', 'Nat1')[0]!;
      const tie = idsOf(resources, 'AWS::EC2::ClientVpnTargetNetworkAssociation')[0]!;
      resources[tie]!.Properties['SubnetId'] = { Ref: subnet };
    },
    'fail',
    /from where the internet is reached without the firewall/,
  ],
  [
    'a door stands behind the firewall',
    (resources) => {
      const subnet = idsOf(resources, 'AWS::EC2::Subnet', 'Firewall1')[0]!;
      const door = idsOf(resources, 'AWS::EC2::VPCEndpoint', 'Endpoint')[0]!;
      resources[door]!.Properties['SubnetIds'] = [{ Ref: subnet }];
    },
    'fail',
    /from where the internet is reached/,
  ],
  [
    'the firewall is gone',
    (resources) => {
      for (const id of idsOf(resources, 'AWS::NetworkFirewall::Firewall')) delete resources[id];
    },
    'unknown',
    /no firewall is in the template/,
  ],
  [
    'there is a peering beside it',
    (resources) => {
      resources['Peer'] = { Type: 'AWS::EC2::VPCPeeringConnection', Properties: {} };
    },
    'fail',
    /a peering connection: Peer/,
  ],
  [
    'a VPN gateway is attached beside it',
    edit('AWS::EC2::VPCGatewayAttachment', '"InternetGatewayId"', '"VpnGatewayId":"vgw-1","InternetGatewayId"'),
    'fail',
    /an attached gateway/,
  ],
  [
    'the firewall works as a proxy',
    edit('AWS::NetworkFirewall::Firewall', '"DeleteProtection"', '"ProxySettings":{},"DeleteProtection"'),
    'unknown',
    /does with its ProxySettings is not known/,
  ],
  [
    'another network counts as inside',
    edit(POLICY, '"StatefulEngineOptions"', '"PolicyVariables":{},"StatefulEngineOptions"'),
    'unknown',
    /does with its PolicyVariables is not known/,
  ],
  [
    'the group has another order than the policy',
    edit(GROUP, 'STRICT_ORDER', 'DEFAULT_ACTION_ORDER'),
    'unknown',
    /lets pass what .*Domains/,
  ],
  [
    'an action by default that nobody knows',
    edit(POLICY, '"aws:alert_established"', '"aws:something"'),
    'unknown',
    /by default is hidden/,
  ],
  [
    'the answer to broken connections is a parameter',
    edit(POLICY, '"StreamExceptionPolicy":"DROP"', `"StreamExceptionPolicy":${PARAMETER}`),
    'unknown',
    /broken connections is hidden/,
  ],
  [
    'the policy can be changed in one step',
    edit(
      'AWS::NetworkFirewall::Firewall',
      '"FirewallPolicyChangeProtection":true',
      '"FirewallPolicyChangeProtection":false',
    ),
    'fail',
    /FirewallPolicyChangeProtection is false/,
  ],
  [
    'answers come straight from NAT',
    (resources) => {
      delete resources[idsOf(resources, 'AWS::EC2::Route', 'RouteBack12')[0]!];
    },
    'fail',
    /answers to 10.64.1.0\/24 come straight from/,
  ],
  [
    'no route leads to the firewall',
    (resources) => {
      delete resources[idsOf(resources, 'AWS::EC2::Route', 'RouteOut1')[0]!];
    },
    'fail',
    /no route leads from .* to the firewall/,
  ],
  [
    'NAT goes out by an address of somebody',
    edit('AWS::EC2::NatGateway', '"AllocationId":', '"AllocationId":"eipalloc-1","Old":'),
    'unknown',
    /no address of the template/,
  ],
  [
    'a gateway of somebody is attached beside it',
    (resources) => {
      const VpcId = { Ref: idsOf(resources, 'AWS::EC2::VPC')[0]! };
      resources['More'] = { Type: 'AWS::EC2::VPCGatewayAttachment', Properties: { VpcId, InternetGatewayId: 'igw-1' } };
    },
    'fail',
    /an attached gateway: More/,
  ],
  [
    'a machine stands in it',
    (resources) => {
      resources['Box'] = { Type: 'AWS::EC2::Instance', Properties: {} };
    },
    'unknown',
    /Box is a AWS::EC2::Instance/,
  ],
])('%s', (_title, change, verdict, reason) => {
  const proof = prove(changed(change), 'test', egressFiltered(manifest));
  expect([proof.verdict, proof.witness ?? proof.explanation.join(' ')]).toEqual([
    verdict,
    expect.stringMatching(reason),
  ]);
});
