import { vpnConfined } from '../../lib/analysis/access/vpn-confined';
import { doorsClosed } from '../../lib/analysis/network/doors-closed';
import { noWayOut } from '../../lib/analysis/network/no-way-out';
import { subnetsWalled } from '../../lib/analysis/network/subnets-walled';
import { changesOfEnclave, HIDDEN } from '../support/proofs';
import { manifest, GATEWAY, idOf, resource } from '../support/shared-services';

describe('nothing else leads to the gateway', () => {
  const way = { RouteTableId: { Ref: 'EnclaveSharedZone1RoutesB8F2BB84' }, TransitGatewayId: GATEWAY };
  changesOfEnclave(
    noWayOut,
    [
      [
        'a wider route',
        'EnclaveSharedWayarchive1016802',
        '10.16.8.0/28',
        '10.16.0.0/16',
        /10.16.0.0\/16, which is beyond/,
      ],
      ['a route given at deployment', 'EnclaveSharedWayarchive1016802', '"10.16.8.0/28"', HIDDEN, /is hidden/],
      [
        'a route to another gateway',
        'EnclaveSharedWayarchive1016802',
        GATEWAY,
        'tgw-0fffffffffffffff0',
        /through TransitGatewayId/,
      ],
      [
        'a route of devices to more',
        'EnclaveVpnRoute1016802',
        '10.16.8.0/28',
        '10.0.0.0/8',
        /10.0.0.0\/8, which is beyond/,
      ],
      [
        'an attachment to another gateway',
        'EnclaveSharedAttachment',
        GATEWAY,
        'tgw-0fffffffffffffff0',
        /a transit gateway/,
      ],
    ],
    manifest,
    [
      [
        'a route to everywhere',
        resource('Route', { ...way, DestinationCidrBlock: '0.0.0.0/0' }),
        /0.0.0.0\/0, which is beyond/,
      ],
      ['a route by IPv6', resource('Route', { ...way, DestinationIpv6CidrBlock: '::/0' }), /not IPv4/],
      ['a route by a list', resource('Route', { ...way, DestinationPrefixListId: 'pl-1' }), /prefix list/, 'unknown'],
      [
        'a route with a second target',
        resource('Route', { ...way, DestinationCidrBlock: '10.16.8.0/28', NatGatewayId: 'nat-1' }),
        /through/,
      ],
      ['routes that others announce', resource('TransitGatewayRouteTablePropagation', {}), /others announce/],
    ],
  );
});

describe('job functions reach their own shared services', () => {
  const rule = (Properties: object) =>
    resource('ClientVpnAuthorizationRule', {
      ClientVpnEndpointId: { Ref: 'EnclaveVpnEndpoint4D12F4C1' },
      ...Properties,
    });
  changesOfEnclave(
    vpnConfined,
    [
      [
        'another job function',
        'EnclaveVpnRuleenclaveharbourteamleadto172',
        'team-lead',
        'data-entry',
        /data-entry go to 172.20.4.0\/28/,
      ],
      ['a wider range', 'EnclaveVpnRuleenclaveharbourteamleadto172', '172.20.4.0/28', '172.20.4.0/24', /beyond/],
      ['a route to more', 'EnclaveVpnRoute172', '172.20.4.0/28', '172.20.0.0/16', /where no shared service is/],
      ['a route of later', 'EnclaveVpnRoute172', '"172.20.4.0/28"', HIDDEN, /hidden/],
      [
        'another port',
        'EnclaveVpnSecurityGroup',
        '"CidrIp":"172.20.4.0/28","Description":"To time-sheets","FromPort":8443',
        '"CidrIp":"172.20.4.0/28","FromPort":443',
        /to addresses/,
      ],
    ],
    manifest,
    [
      [
        'a part of it for others',
        rule({ AccessGroupId: 'enclave-harbour.data-entry', TargetNetworkCidr: '172.20.4.8/29' }),
        /beyond/,
      ],
    ],
  );
});

describe('walls and doors let out what is agreed', () => {
  changesOfEnclave(
    doorsClosed,
    [
      [
        'a port of another service',
        'EnclaveVpnSecurityGroup',
        '"CidrIp":"10.16.8.0/28","Description":"To archive","FromPort":443,"IpProtocol":"tcp","ToPort":443',
        '"CidrIp":"10.16.8.0/28","FromPort":8443,"IpProtocol":"tcp","ToPort":8443',
        /reaches 10.16.8.0\/28/,
      ],
      [
        'a wider range',
        'EnclaveVpnSecurityGroup',
        '"CidrIp":"10.16.8.0/28"',
        '"CidrIp":"10.16.0.0/16"',
        /reaches 10.16.0.0\/16/,
      ],
      [
        'doors that call',
        'EnclaveNetworkDoors',
        '"CidrIp":"255.255.255.255/32","Description":"Nothing goes out","FromPort":252,"IpProtocol":"icmp","ToPort":86',
        '"CidrIp":"10.16.8.0/28","FromPort":443,"IpProtocol":"tcp","ToPort":443',
        /reaches 10.16.8.0\/28/,
      ],
    ],
    manifest,
    [
      [
        'calls into the enclave',
        resource('SecurityGroupIngress', {
          GroupId: { 'Fn::GetAtt': [idOf('EnclaveNetworkDoors'), 'GroupId'] },
          CidrIp: '10.16.8.0/28',
          IpProtocol: 'tcp',
          FromPort: 443,
          ToPort: 443,
        }),
        /10.16.8.0\/28 reaches/,
      ],
    ],
  );
  changesOfEnclave(
    subnetsWalled,
    [
      ['a wider range out', 'EnclaveNetworkSubnetRulesOut250', '10.16.8.0/28', '10.16.0.0/16', /10.16.0.0\/16/],
      ['another port out', 'EnclaveNetworkSubnetRulesOut250', '"From":443,"To":443', '"From":22,"To":443', /22-443/],
      ['calls in', 'EnclaveNetworkSubnetRulesIn250', '"From":1024', '"From":443', /443-65535/],
      [
        'an attachment without its wall',
        'EnclaveSharedWall1',
        '"SubnetId":{',
        '"SubnetId":"subnet-1","X":{',
        /EnclaveSharedZone1Subnet/,
      ],
    ],
    manifest,
  );
});
