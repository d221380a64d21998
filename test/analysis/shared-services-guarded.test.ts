import { vpnConfined } from '../../lib/analysis/access/vpn-confined';
import { prove, type Claim } from '../../lib/analysis/claim';
import { enclaveProofs } from '../../lib/analysis/enclave-proofs';
import { doorsClosed } from '../../lib/analysis/network/doors-closed';
import { noWayOut } from '../../lib/analysis/network/no-way-out';
import { officesGuarded } from '../../lib/analysis/network/offices-guarded';
import { sharedServicesGuarded } from '../../lib/analysis/network/shared-services-guarded';
import { subnetsWalled } from '../../lib/analysis/network/subnets-walled';
import { publishedIds } from '../../lib/analysis/published-ids';
import type { Manifest } from '../../lib/manifest';
import { Template } from '../../lib/template';
import { enclaveTemplate, exampleManifest } from '../constructs/fixtures';
import { changesOfEnclave } from '../support/proofs';

const manifest = exampleManifest('shared-services');
const GATEWAY = 'tgw-0a1b2c3d4e5f60718';
const ARCHIVE = 'tgw-attach-0a1b2c3d4e5f60718';
const hidden = '{"Fn::ImportValue":"x"}';

const whole = enclaveTemplate(manifest).toJSON() as { Resources: Record<string, { Type: string }> };
const idOf = (start: string) => Object.keys(whole.Resources).find((id) => id.startsWith(start))!;
const ofTable = { 'Fn::GetAtt': [idOf('EnclaveSharedRoutes3'), 'TransitGatewayRouteTableId'] };
const ofAttachment = { 'Fn::GetAtt': [idOf('EnclaveSharedAttachment'), 'Id'] };
const vpc = { Ref: idOf('EnclaveNetworkVpc1') };
const subnets = [{ Ref: idOf('EnclaveSharedZone1Subnet') }];
const resource = (name: string, Properties: object) => ({ Type: `AWS::EC2::${name}`, Properties });

describe('the transit gateway carries what the manifest says', () => {
  changesOfEnclave(
    sharedServicesGuarded,
    [
      ['another gateway', 'EnclaveSharedAttachment', GATEWAY, 'tgw-0fffffffffffffff0', /no attachment to tgw/],
      ['a gateway given at deployment', 'EnclaveSharedAttachment', `"${GATEWAY}"`, hidden, /leads to is hidden/],
      [
        'the vendor’s subnets',
        'EnclaveSharedAttachment',
        idOf('EnclaveSharedZone1Subnet'),
        idOf('EnclaveNetworkVpcVendorSubnet1Subnet'),
        /not in 10.64.3.64\/27/,
      ],
      ['another network', 'EnclaveSharedAttachment', JSON.stringify(vpc), '"vpc-1"', /not in the template/],
      ['a table of another gateway', 'EnclaveSharedRoutes3', GATEWAY, 'tgw-0fffffffffffffff0', /another gateway/],
      ['perhaps a table of another gateway', 'EnclaveSharedRoutes3', `"${GATEWAY}"`, hidden, /another gateway/],
      [
        'a table of somebody else’s',
        'EnclaveSharedRoutesOfEnclave',
        JSON.stringify(ofTable),
        '"tgw-rtb-1"',
        /associates tgw-rtb-1/,
      ],
      ['a table given at deployment', 'EnclaveSharedRoutesOfEnclave', JSON.stringify(ofTable), hidden, /associates/],
      [
        'an attachment of somebody else’s',
        'EnclaveSharedRoutesOfEnclave',
        JSON.stringify(ofAttachment),
        '"tgw-attach-1"',
        /associates tgw-attach-1/,
      ],
      [
        'a drop less',
        'EnclaveSharedNowhere10000',
        '"Blackhole":true',
        `"TransitGatewayAttachmentId":"${ARCHIVE}"`,
        /no shared service/,
      ],
      [
        'a drop of the other enclaves less',
        'EnclaveSharedNowhere10640',
        '10.64.0.0/10',
        '10.64.0.0/11',
        /no route drops 10.64.0.0\/10/,
      ],
      [
        'a network that sends nothing there',
        'EnclaveSharedWayarchive1016802',
        '10.16.8.0/28',
        '10.16.8.0/29',
        /no way to 10.16.8.0\/28/,
      ],
      ['a name that leads elsewhere', 'EnclaveSharedRecord', '10.16.8.4', '10.16.9.4', /not lead to 10.16.8.4/],
      ['a name given at deployment', 'EnclaveSharedRecord', '"10.16.8.4"', hidden, /not lead to 10.16.8.4/],
      ['a name of two addresses', 'EnclaveSharedRecord', '["10.16.8.4"]', '["10.16.8.4","10.16.9.4"]', /not lead/],
      ['a name that is none', 'EnclaveSharedRecord', '"Type":"A"', '"Type":"CNAME"', /no address/],
      ['a zone that others ask', 'EnclaveSharedZonearchive', JSON.stringify(vpc), '"vpc-1"', /other networks/],
      [
        'a drop that is none',
        'EnclaveSharedNowhere17216',
        '"Blackhole":true',
        '"Blackhole":false',
        /no shared service/,
      ],
      [
        'perhaps a drop',
        'EnclaveSharedNowhere17216',
        '"Blackhole":true',
        `"Blackhole":${hidden}`,
        /is dropped is hidden|as far as/,
      ],
      [
        'a drop of less',
        'EnclaveSharedNowhere19216',
        '192.168.0.0/16',
        '192.168.0.0/17',
        /no route drops 192.168.0.0\/16/,
      ],
      [
        'a drop given at deployment',
        'EnclaveSharedNowhere19216',
        '"192.168.0.0/16"',
        hidden,
        /whether 192.168.0.0\/16 is dropped/,
      ],
      [
        'a drop in another table',
        'EnclaveSharedNowhere10000',
        JSON.stringify(ofTable),
        '"tgw-rtb-1"',
        /route of tgw-rtb-1/,
      ],
      [
        'a wider range',
        'EnclaveSharedToarchive1016802',
        '10.16.8.0/28',
        '10.16.8.0/24',
        /10.16.8.0\/24 by .*no shared service/,
      ],
      [
        'the attachment of another service',
        'EnclaveSharedTotimesheets',
        'tgw-attach-0b2c3d4e5f6071829',
        ARCHIVE,
        /no shared service/,
      ],
      [
        'an attachment given at deployment',
        'EnclaveSharedTotimesheets',
        '"tgw-attach-0b2c3d4e5f6071829"',
        hidden,
        /as far as can be read/,
      ],
    ],
    manifest,
    [
      [
        'routes that others announce',
        resource('TransitGatewayRouteTablePropagation', {
          TransitGatewayAttachmentId: ARCHIVE,
          TransitGatewayRouteTableId: ofTable,
        }),
        /others announce/,
      ],
      ['a second table', resource('TransitGatewayRouteTable', { TransitGatewayId: GATEWAY }), /second route table/],
      [
        'a second attachment',
        resource('TransitGatewayVpcAttachment', { TransitGatewayId: GATEWAY, VpcId: vpc, SubnetIds: subnets }),
        /second attachment/,
      ],
      [
        'a route to another enclave',
        resource('TransitGatewayRoute', {
          TransitGatewayRouteTableId: ofTable,
          DestinationCidrBlock: '10.70.0.0/22',
          TransitGatewayAttachmentId: 'tgw-attach-1',
        }),
        /10.70.0.0\/22/,
      ],
      [
        'a drop of a service',
        resource('TransitGatewayRoute', {
          TransitGatewayRouteTableId: ofTable,
          DestinationCidrBlock: '10.16.8.0/29',
          Blackhole: true,
        }),
        /drops 10.16.8.0\/29/,
      ],
      [
        'a drop with an attachment',
        resource('TransitGatewayRoute', {
          TransitGatewayRouteTableId: ofTable,
          DestinationCidrBlock: '10.70.0.0/22',
          Blackhole: true,
          TransitGatewayAttachmentId: ARCHIVE,
        }),
        /as well/,
      ],
      [
        'a route to everywhere',
        resource('TransitGatewayRoute', {
          TransitGatewayRouteTableId: ofTable,
          DestinationCidrBlock: '0.0.0.0/0',
          TransitGatewayAttachmentId: ARCHIVE,
        }),
        /0.0.0.0\/0/,
      ],
      [
        'somebody else in the table',
        resource('TransitGatewayRouteTableAssociation', {
          TransitGatewayAttachmentId: ARCHIVE,
          TransitGatewayRouteTableId: ofTable,
        }),
        /associates/,
      ],
      [
        'a door beside the attachment',
        resource('VPCEndpoint', { ServiceName: 'com.amazonaws.eu-central-1.sqs', SubnetIds: subnets }),
        /stands in 10.64.3.64\/27 too/,
      ],
    ],
  );
});

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
      ['a route given at deployment', 'EnclaveSharedWayarchive1016802', '"10.16.8.0/28"', hidden, /is hidden/],
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
      ['a route by a list', resource('Route', { ...way, DestinationPrefixListId: 'pl-1' }), /prefix list/],
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
      ['a route of later', 'EnclaveVpnRoute172', '"172.20.4.0/28"', hidden, /hidden/],
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

describe('beside other parts', () => {
  const verdict = (claim: Claim) =>
    prove(Template.parse({ file: 'enclave.json', text: JSON.stringify(whole) }), 'test', claim).verdict;
  const without: Manifest = { ...manifest, sharedServices: undefined };

  test.each([noWayOut, sharedServicesGuarded, officesGuarded, vpnConfined, doorsClosed, subnetsWalled])(
    '%p takes no shared service that the manifest does not name',
    (claim) => {
      expect(verdict(claim(manifest))).toBe('pass');
      expect(verdict(claim(without))).not.toBe('pass');
    },
  );

  test('domains and offices leave everything proven', () => {
    const all = {
      ...manifest,
      egress: { domains: ['api.partner.example'] },
      connect: { ...manifest.connect, siteToSite: exampleManifest('two-offices').connect.siteToSite },
    };
    const template = Template.parse({ file: 'enclave.json', text: JSON.stringify(enclaveTemplate(all).toJSON()) });
    const open = enclaveProofs(template, all, 'test').filter((proof) => proof.verdict !== 'pass');
    expect(open.map(({ claim, witness, explanation }) => [claim, witness ?? explanation])).toEqual([]);
  });

  test('an office at a transit gateway of its own stays as unknown as it was', () => {
    const transitGatewayId = 'tgw-0fffffffffffffff0';
    const [office] = exampleManifest('two-offices').connect.siteToSite;
    const all = { ...manifest, connect: { ...manifest.connect, siteToSite: [{ ...office!, transitGatewayId }] } };
    const template = Template.parse({ file: 'enclave.json', text: JSON.stringify(enclaveTemplate(all).toJSON()) });
    const open = enclaveProofs(template, all, 'test').filter((proof) => proof.verdict !== 'pass');
    expect(open.map((proof) => [proof.verdict, proof.explanation.join()])).toEqual([
      ['unknown', expect.stringMatching(/joins the enclave to tgw-0f/)],
    ]);
  });

  test('published ids name the attachment', () => {
    expect(verdict(publishedIds(manifest))).toBe('pass');
  });
});
