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

export interface FakeEc2 {
  vpns: FakeVpn[];
}

/** Filters the service documents; any other is refused, tags included. */
const FILTERS = ['endpoint-id', 'transport-protocol'];

/** The answers of EC2 to the operations an audit asks, 2016-11-15. */
export function answerEc2(ec2: FakeEc2, action: string, parameters: URLSearchParams, pageSize: number): Content {
  const paged = (name: string, items: readonly Content[]): Content => {
    const size = Math.min(pageSize, Number(parameters.get('MaxResults') ?? 1000));
    const { items: some, next } = page(items, parameters.get('NextToken'), size);
    return { [name]: some, nextToken: next };
  };
  for (const [name, value] of parameters) {
    if (/^Filter\.\d+\.Name$/.test(name) && !FILTERS.includes(value)) throw new FakeRefusal('InvalidParameterValue');
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
    tagSet: Object.entries(vpn.tags).map(([key, value]) => ({ key, value })),
    ...vpn.settings,
  };
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
