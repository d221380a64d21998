import { apisNamed } from '../../lib/analysis/access/apis-named';
import { endpointsWithinGrants } from '../../lib/analysis/access/endpoints-within-grants';
import { vpnConfined } from '../../lib/analysis/access/vpn-confined';
import { prove } from '../../lib/analysis/claim';
import { dnsClosed } from '../../lib/analysis/network/dns-closed';
import { doorsClosed } from '../../lib/analysis/network/doors-closed';
import { noWayOut } from '../../lib/analysis/network/no-way-out';
import { privateServicesNamed } from '../../lib/analysis/network/private-services-named';
import { subnetsWalled } from '../../lib/analysis/network/subnets-walled';
import { publishedIds } from '../../lib/analysis/published-ids';
import { Template } from '../../lib/template';
import { changesOfEnclave, HIDDEN } from '../support/proofs';
import { manifest, whole, vpc } from '../support/shared-services';

const LEDGER = 'vpce-svc-0b2c3d4e5f6071829';
const STRANGER = 'com.amazonaws.vpce.eu-central-1.vpce-svc-0ffffffffffffffff';

describe('services are named', () => {
  changesOfEnclave(
    privateServicesNamed,
    [
      ['another service', 'EnclaveServiceledgerEndpoint', LEDGER, 'vpce-svc-0ffffffffffffffff', /does not name/],
      [
        'a service given at deployment',
        'EnclaveServiceledgerEndpoint',
        `"com.amazonaws.vpce.eu-central-1.${LEDGER}"`,
        HIDDEN,
        /leads to ledger is hidden/,
      ],
      [
        'the name that its owner chooses',
        'EnclaveServiceledgerEndpoint',
        '"PrivateDnsEnabled":false',
        '"PrivateDnsEnabled":true',
        /whatever name/,
      ],
      [
        'perhaps that name',
        'EnclaveServiceledgerEndpoint',
        '"PrivateDnsEnabled":false',
        `"PrivateDnsEnabled":${HIDDEN}`,
        /PrivateDnsEnabled is hidden/,
      ],
      [
        'another region',
        'EnclaveServiceledgerEndpoint',
        '"PrivateDnsEnabled":false',
        '"ServiceRegion":"us-east-1"',
        /by its ServiceRegion/,
      ],
      ['another kind of endpoint', 'EnclaveServiceledgerEndpoint', 'Interface', 'GatewayLoadBalancer', /another kind/],
      [
        'a subnet of the vendor’s',
        'EnclaveServiceledgerEndpoint',
        'EnclaveServiceledgerZone1Subnet63AF6AC0',
        'EnclaveNetworkVpcVendorSubnet1SubnetA1E7C8CF',
        /not in/,
        'unknown',
      ],
      [
        'a subnet of another service',
        'EnclaveServiceledgerEndpoint',
        'EnclaveServiceledgerZone1Subnet63AF6AC0',
        'EnclaveServiceclaimsZone1SubnetA25644FB',
        /stands in 10.64.3.0\/27 too/,
      ],
      [
        'a subnet from elsewhere',
        'EnclaveServiceledgerEndpoint',
        '{"Ref":"EnclaveServiceledgerZone1Subnet63AF6AC0"}',
        '"subnet-1"',
        /not in the template/,
        'unknown',
      ],
      [
        'a subnet outside its range',
        'EnclaveServiceledgerZone1Subnet',
        '10.64.3.32/28',
        '10.64.3.64/28',
        /not in 10.64.3.32\/27/,
      ],
      [
        'a subnet whose range is hidden',
        'EnclaveServiceledgerZone1Subnet',
        '"10.64.3.32/28"',
        HIDDEN,
        /range is hidden/,
      ],
      [
        'no subnet',
        'EnclaveServiceledgerEndpoint',
        '"SubnetIds":[{"Ref":"EnclaveServiceledgerZone1Subnet63AF6AC0"},{"Ref":"EnclaveServiceledgerZone2Subnet19C27D9E"}]',
        '"SubnetIds":[]',
        /no subnet/,
      ],
      [
        'the group of another door',
        'EnclaveServiceledgerEndpoint',
        'EnclaveServiceledgerDoorA319B782',
        'EnclaveServiceclaimsDoor2326D92B',
        /carries the security group/,
      ],
      [
        'a second group',
        'EnclaveServiceledgerEndpoint',
        '"SecurityGroupIds":[',
        '"SecurityGroupIds":["sg-1",',
        /2 security groups/,
      ],
      [
        'a network from elsewhere',
        'EnclaveServiceledgerEndpoint',
        '"VpcId":{"Ref":"EnclaveNetworkVpc17FAC74A"}',
        '"VpcId":"vpc-1"',
        /not in the template/,
      ],
      [
        'a record to another door',
        'EnclaveServiceledgerRecord',
        'EnclaveServiceledgerEndpointC2DC494D',
        'EnclaveServiceclaimsEndpointA8B03F55',
        /leads to/,
      ],
      ['a record that is no address', 'EnclaveServiceledgerRecord', '"Type":"A"', '"Type":"CNAME"', /no address/],
      ['a record of another name', 'EnclaveServiceledgerRecord', '"Name":"ledger', '"Name":"other', /another name/],
      [
        'a zone that others ask',
        'EnclaveServiceledgerZone1',
        '"VPCId":{"Ref":"EnclaveNetworkVpc17FAC74A"}',
        '"VPCId":"vpc-1"',
        /other networks/,
      ],
      ['a zone of another name', 'EnclaveServiceledgerZone1', '"Name":"ledger', '"Name":"other', /no zone/],
    ],
    manifest,
    [
      [
        'an endpoint nobody named',
        {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: { VpcId: vpc, VpcEndpointType: 'Interface', ServiceName: STRANGER },
        },
        /does not name/,
      ],
      [
        'a second endpoint',
        {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: { VpcId: vpc, ServiceName: `com.amazonaws.vpce.eu-central-1.${LEDGER}` },
        },
        /second endpoint/,
      ],
      [
        'something else in the range of a service',
        {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: {
            ServiceName: 'com.amazonaws.eu-central-1.sqs',
            SubnetIds: [{ Ref: 'EnclaveServiceledgerZone1Subnet63AF6AC0' }],
          },
        },
        /Added stands in 10.64.3.32\/27 too/,
      ],
      [
        'a second name in the zone of a service',
        {
          Type: 'AWS::Route53::RecordSet',
          Properties: {
            HostedZoneId: { Ref: 'EnclaveServiceledgerZone15721B5B' },
            Name: 'x.ledger.meridian.example',
            Type: 'A',
          },
        },
        /second name/,
      ],
    ],
  );
});

describe('what the other claims say of services', () => {
  const judge = (claim: Parameters<typeof prove>[2], change: (text: string) => string = (text) => text) =>
    prove(
      Template.parse({ file: 'enclave.json', text: change(JSON.stringify({ Resources: whole.Resources })) }),
      'test',
      claim,
    ).verdict;
  const unnamed = { ...manifest, privateServices: manifest.privateServices.slice(0, 1) };

  test.each([noWayOut, endpointsWithinGrants, dnsClosed, publishedIds, apisNamed, subnetsWalled])(
    '%p takes those of the manifest',
    (claim) => {
      expect(judge(claim(manifest))).toBe('pass');
    },
  );

  test.each([noWayOut, endpointsWithinGrants, dnsClosed, apisNamed, vpnConfined, doorsClosed, privateServicesNamed])(
    '%p takes no other',
    (claim) => {
      expect(judge(claim(unnamed))).not.toBe('pass');
    },
  );

  test('a subnet without its wall is found', () => {
    const open = (text: string) => text.replace(/"EnclaveServiceledgerWall1[^}]+\}[^}]+\}[^}]*\}[^}]*\},/, '');
    expect(open(JSON.stringify(whole)).length).toBeLessThan(JSON.stringify(whole).length);
    expect(judge(subnetsWalled(manifest), open)).toBe('fail');
  });
});
