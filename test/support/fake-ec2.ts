import { FakeRefusal, page, type Content } from './fake-xml';

export interface FakeRule {
  cidr: string;
  group?: string;
  all?: boolean;
  status?: string;
}

export interface FakeVpn {
  id: string;
  status?: string;
  tags: Record<string, string>;
  /** Settings under the names the service puts on the wire. */
  settings: Record<string, Content>;
  rules: FakeRule[];
}

/** A VPC, security group or VPC endpoint; its id tells which. */
export interface FakePart {
  id: string;
  tags: Record<string, string>;
  state?: string;
  /** What else the service tells of it. */
  more?: Record<string, Content>;
}

export interface FakeEc2 {
  vpns: FakeVpn[];
  network?: FakePart[];
}

/** Filters the service documents for Client VPN; any other is refused, tags included. */
const VPN_FILTERS = ['endpoint-id', 'transport-protocol'];

/** What the calls about the network, which do filter by tag, name their list and the ids in it. */
const NETWORK: Readonly<Record<string, { readonly list: string; readonly id: string; readonly prefix: string }>> = {
  DescribeVpcs: { list: 'vpcSet', id: 'vpcId', prefix: 'vpc-' },
  DescribeSecurityGroups: { list: 'securityGroupInfo', id: 'groupId', prefix: 'sg-' },
  DescribeVpcEndpoints: { list: 'vpcEndpointSet', id: 'vpcEndpointId', prefix: 'vpce-' },
};

/** The answers of EC2 to the operations an audit asks, 2016-11-15. */
export function answerEc2(ec2: FakeEc2, action: string, parameters: URLSearchParams, pageSize: number): Content {
  const paged = (name: string, items: readonly Content[]): Content => {
    const size = Math.min(pageSize, Number(parameters.get('MaxResults') ?? 1000));
    const { items: some, next } = page(items, parameters.get('NextToken'), size);
    return { [name]: some, nextToken: next };
  };
  const network = NETWORK[action];
  for (const [name, value] of parameters) {
    const known = network ? value.startsWith('tag:') : VPN_FILTERS.includes(value);
    if (/^Filter\.\d+\.Name$/.test(name) && !known) throw new FakeRefusal('InvalidParameterValue');
  }
  if (network) {
    const tag = (parameters.get('Filter.1.Name') ?? '').replace(/^tag:/, '');
    const parts = (ec2.network ?? [])
      .filter((one) => one.id.startsWith(network.prefix) && one.tags[tag] === parameters.get('Filter.1.Value.1'))
      .map((one) => ({
        ...one.more,
        [network.id]: one.id,
        state: one.state ?? 'available',
        tagSet: tagSet(one.tags),
      }));
    return paged(network.list, parts);
  }
  switch (action) {
    case 'DescribeClientVpnEndpoints':
      return paged('clientVpnEndpoint', ec2.vpns.map(endpoint));
    case 'DescribeClientVpnAuthorizationRules': {
      const vpn = ec2.vpns.find((one) => one.id === parameters.get('ClientVpnEndpointId'));
      if (!vpn) throw new FakeRefusal('InvalidClientVpnEndpointId.NotFound');
      return paged(
        'authorizationRule',
        vpn.rules.map((rule) => authorization(vpn.id, rule)),
      );
    }
    default:
      throw new FakeRefusal('InvalidAction', 400, action);
  }
}

function endpoint(vpn: FakeVpn): Content {
  return {
    clientVpnEndpointId: vpn.id,
    status: { code: vpn.status ?? 'available' },
    tagSet: tagSet(vpn.tags),
    ...vpn.settings,
  };
}

function tagSet(tags: Readonly<Record<string, string>>): Content {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

function authorization(clientVpnEndpointId: string, rule: FakeRule): Content {
  return {
    clientVpnEndpointId,
    destinationCidr: rule.cidr,
    groupId: rule.group ?? '',
    accessAll: rule.all ?? false,
    status: { code: rule.status ?? 'active' },
  };
}
