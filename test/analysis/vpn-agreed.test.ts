import { vpnAgreed } from '../../lib/analysis/access/vpn-agreed';
import { changesOfEnclave } from '../support/proofs';

describe('a Client VPN that is another than agreed is found out', () => {
  const CERTIFICATE = 'certificate/8d0a6f3e-1b2c-4d5e-9f60-718293a4b5c6';
  const ROOT = 'certificate/1c2d3e4f-5a6b-4c7d-8e9f-a0b1c2d3e4f5';
  changesOfEnclave(vpnAgreed, [
    ['which shows another certificate', 'EnclaveVpnEndpoint', CERTIFICATE, 'certificate/x', /ServerCertificateArn is /],
    ['which asks for others', 'EnclaveVpnEndpoint', ROOT, 'certificate/x', /AuthenticationOptions is /],
    ['which asks for none', 'EnclaveVpnEndpoint', '"certificate-authentication"', '"x"', /AuthenticationOptions is /],
    ['with other addresses', 'EnclaveVpnEndpoint', '10.96.0.0/22', '10.64.0.0/16', /ClientCidrBlock is 10.64.0.0\/16/],
    ['with another resolver', 'EnclaveVpnEndpoint', '["10.64.0.2"]', '["8.8.8.8"]', /DnsServers is /],
    ['with a second resolver', 'EnclaveVpnEndpoint', '["10.64.0.2"]', '["10.64.0.2","8.8.8.8"]', /DnsServers is /],
    [
      'which does not say why',
      'EnclaveVpnEndpoint',
      'PolicyContext":true',
      'PolicyContext":false',
      /PolicyContext is false/,
    ],
    ['in another network', 'EnclaveVpnEndpoint', '"VpcId":{"Ref":"', '"VpcId":{"Ref":"x', /VpcId is /, 'unknown'],
    [
      'with a rule for another',
      'EnclaveVpnRule',
      '{"Ref":"EnclaveVpnEndpoint4D12F4C1"}',
      '"cvpn-1"',
      /is about cvpn-1/,
    ],
    [
      'with another’s subnet',
      'EnclaveVpnAssociation',
      '{"Ref":"EnclaveVpnEndpoint4D12F4C1"}',
      '"cvpn-1"',
      /is about cvpn-1/,
    ],
  ]);
});
