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
import { changesOfEnclave, HIDDEN } from '../support/proofs';
import {
  manifest,
  GATEWAY,
  ARCHIVE,
  whole,
  idOf,
  ofTable,
  ofAttachment,
  vpc,
  subnets,
  resource,
} from '../support/shared-services';
import { NOW } from '../support/manifests';

describe('the transit gateway carries what the manifest says', () => {
  changesOfEnclave(
    sharedServicesGuarded,
    [
      ['another gateway', 'EnclaveSharedAttachment', GATEWAY, 'tgw-0fffffffffffffff0', /no attachment to tgw/],
      ['a gateway given at deployment', 'EnclaveSharedAttachment', `"${GATEWAY}"`, HIDDEN, /leads to is hidden/],
      [
        'the vendor’s subnets',
        'EnclaveSharedAttachment',
        idOf('EnclaveSharedZone1Subnet'),
        idOf('EnclaveNetworkVpcVendorSubnet1Subnet'),
        /not in 10.64.3.64\/27/,
      ],
      ['another network', 'EnclaveSharedAttachment', JSON.stringify(vpc), '"vpc-1"', /not in the template/],
      ['a table of another gateway', 'EnclaveSharedRoutes3', GATEWAY, 'tgw-0fffffffffffffff0', /another gateway/],
      ['perhaps a table of another gateway', 'EnclaveSharedRoutes3', `"${GATEWAY}"`, HIDDEN, /another gateway/],
      [
        'a table of somebody else’s',
        'EnclaveSharedRoutesOfEnclave',
        JSON.stringify(ofTable),
        '"tgw-rtb-1"',
        /associates tgw-rtb-1/,
      ],
      ['a table given at deployment', 'EnclaveSharedRoutesOfEnclave', JSON.stringify(ofTable), HIDDEN, /associates/],
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
      ['a name given at deployment', 'EnclaveSharedRecord', '"10.16.8.4"', HIDDEN, /not lead to 10.16.8.4/],
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
        `"Blackhole":${HIDDEN}`,
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
        HIDDEN,
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
        HIDDEN,
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
    const open = enclaveProofs(template, all, 'test', NOW).filter((proof) => proof.verdict !== 'pass');
    expect(open.map(({ claim, witness, explanation }) => [claim, witness ?? explanation])).toEqual([]);
  });

  test('an office at a transit gateway of its own stays as unknown as it was', () => {
    const transitGatewayId = 'tgw-0fffffffffffffff0';
    const [office] = exampleManifest('two-offices').connect.siteToSite;
    const all = { ...manifest, connect: { ...manifest.connect, siteToSite: [{ ...office!, transitGatewayId }] } };
    const template = Template.parse({ file: 'enclave.json', text: JSON.stringify(enclaveTemplate(all).toJSON()) });
    const open = enclaveProofs(template, all, 'test', NOW).filter((proof) => proof.verdict !== 'pass');
    expect(open.map((proof) => [proof.verdict, proof.explanation.join()])).toEqual([
      ['unknown', expect.stringMatching(/joins the enclave to tgw-0f/)],
    ]);
  });

  test('published ids name the attachment', () => {
    expect(verdict(publishedIds(manifest))).toBe('pass');
  });
});
