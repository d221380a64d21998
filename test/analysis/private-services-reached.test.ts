import { vpnConfined } from '../../lib/analysis/access/vpn-confined';
import { doorsClosed } from '../../lib/analysis/network/doors-closed';
import { changesOfEnclave, HIDDEN } from '../support/proofs';
import { manifest } from '../support/shared-services';

describe('job functions reach their own services', () => {
  const rule = (Properties: object) => ({
    Type: 'AWS::EC2::ClientVpnAuthorizationRule',
    Properties: { ClientVpnEndpointId: { Ref: 'EnclaveVpnEndpoint4D12F4C1' }, ...Properties },
  });
  changesOfEnclave(
    vpnConfined,
    [
      [
        'another job function',
        'EnclaveVpnRuleenclaveharbourteamleadto106433227',
        'team-lead',
        'data-entry',
        /data-entry go to 10.64.3.32\/27/,
      ],
      [
        'a wider range',
        'EnclaveVpnRuleenclaveharbourteamleadto106433227',
        '10.64.3.32/27',
        '10.64.3.0/26',
        /10.64.3.0\/26, beyond/,
      ],
      ['another port', 'EnclaveVpnSecurityGroup', '"FromPort":8443', '"FromPort":8000', /else than TCP 443 and 8443/],
      [
        'a port of another service',
        'EnclaveVpnSecurityGroup',
        'EnclaveServiceledgerDoorA319B782","GroupId"]},"FromPort":8443',
        'EnclaveServiceclaimsDoor2326D92B","GroupId"]},"FromPort":8443',
        /else than TCP 443/,
      ],
    ],
    manifest,
    [
      [
        'a job function beside',
        rule({ AccessGroupId: 'enclave-harbour.data-entry', TargetNetworkCidr: '10.64.3.48/28' }),
        /beyond/,
      ],
      ['everybody', rule({ AuthorizeAllGroups: true, TargetNetworkCidr: '10.64.3.32/27' }), /everybody/],
    ],
  );
});

describe('where everybody may go on to domains, nobody reaches a service by that rule', () => {
  changesOfEnclave(
    vpnConfined,
    [
      [
        'a private service without a rule for half of it',
        'EnclaveVpnRuleenclaveharbourteamleadto106433227',
        '10.64.3.32/27',
        '10.64.3.32/28',
        /data-entry reaches 10.64.3.48\/28 by its rule for 0.0.0.0\/0/,
      ],
      [
        'a shared service without a rule for half of it',
        'EnclaveVpnRuleenclaveharbourteamleadto172',
        '172.20.4.0/28',
        '172.20.4.0/29',
        /data-entry reaches 172.20.4.8\/29 by its rule for 0.0.0.0\/0/,
      ],
    ],
    { ...manifest, egress: { domains: ['api.partner.example'] } },
  );
});

describe('the doors of services let in the devices alone', () => {
  changesOfEnclave(
    doorsClosed,
    [
      ['another port in', 'EnclaveVpnOpensledger8443', '"FromPort":8443', '"FromPort":22', /tcp 22-8443/],
      ['a port of another service in', 'EnclaveVpnOpensclaims443', '443,', '8443,', /8443/],
      [
        'a range instead of the devices',
        'EnclaveVpnOpensledger8443',
        '"SourceSecurityGroupId":{"Fn::GetAtt":["EnclaveVpnSecurityGroup76D09858","GroupId"]}',
        '"CidrIp":"10.64.0.0/22"',
        /10.64.0.0\/22 reaches/,
      ],
      [
        'another door among the sources',
        'EnclaveVpnOpensledger8443',
        'EnclaveVpnSecurityGroup76D09858',
        'EnclaveNetworkDoorsF789F736',
        /reaches/,
      ],
      ['a port out', 'EnclaveVpnSecurityGroup', '"FromPort":8443', '"FromPort":1', /tcp 1-8443/],
      [
        'something out of a service',
        'EnclaveServiceledgerDoor',
        '"CidrIp":"255.255.255.255/32"',
        '"CidrIp":"10.0.0.0/8"',
        /reaches 10.0.0.0\/8/,
      ],
      [
        'perhaps another port in',
        'EnclaveVpnOpensledger8443',
        '"FromPort":8443',
        `"FromPort":${HIDDEN}`,
        /as far as can be read/,
      ],
    ],
    manifest,
  );
});
