import type { Manifest, Office } from '../../lib/manifest';
import { SHORT_MANIFEST, parse } from './manifests';
import type { decide } from './proofs';

export const { manifest } = parse(SHORT_MANIFEST);
export const MAKATI: Office = {
  office: 'makati',
  publicAddress: '203.0.113.10',
  networks: ['10.20.0.0/25', '10.20.0.128/25'],
  profile: 'modern',
};
export const withOffices = (...siteToSite: Office[]): Manifest => ({
  ...manifest,
  connect: { ...manifest.connect, siteToSite },
});
export const one = withOffices(MAKATI);

export const list = (...values: (string | number)[]) => `[${values.map((value) => `{ Value: ${value} }`).join(', ')}]`;
const phases = (name: string, values: string) => `Phase1${name}: ${values}, Phase2${name}: ${values}`;
export const tunnel = [
  `IKEVersions: ${list('ikev2')}`,
  phases('EncryptionAlgorithms', list('AES256-GCM-16')),
  phases('IntegrityAlgorithms', list('SHA2-384')),
  phases('DHGroupNumbers', list(20)),
  'StartupAction: start, DPDTimeoutAction: restart',
  'LogOptions: { CloudwatchLogOptions: { LogEnabled: true, LogGroupArn: !GetAtt Log.Arn, LogOutputFormat: json } }',
].join(', ');

export const GOOD = `
Parameters:
  Any: { Type: String }
Resources:
  Log: { Type: AWS::Logs::LogGroup }
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.64.0.0/22 } }
  Gate: { Type: AWS::EC2::VPNGateway, Properties: { Type: ipsec.1 } }
  Tie: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Net, VpnGatewayId: !Ref Gate } }
  Device: { Type: AWS::EC2::CustomerGateway, Properties: { Type: ipsec.1, IpAddress: 203.0.113.10 } }
  Line:
    Type: AWS::EC2::VPNConnection
    Properties:
      CustomerGatewayId: !Ref Device
      VpnGatewayId: !Ref Gate
      StaticRoutesOnly: true
      RemoteIpv4NetworkCidr: 10.64.0.0/22
      LocalIpv4NetworkCidr: 10.20.0.0/24 # of both networks
      PreSharedKeyStorage: SecretsManager
      VpnTunnelOptionsSpecifications:
        - { ${tunnel} }
        - { ${tunnel}, DPDTimeoutSeconds: 30 }
  Road: { Type: AWS::EC2::VPNConnectionRoute, Properties: { VpnConnectionId: !Ref Line, DestinationCidrBlock: 10.20.0.0/25 } }
  Other: { Type: AWS::EC2::VPNConnectionRoute, Properties: { VpnConnectionId: !Ref Line, DestinationCidrBlock: 10.20.0.128/25 } }
  Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Net } }
  Way: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 10.20.0.0/24, GatewayId: !Ref Gate } }
`;

export function changed(from: string, to: string): string {
  if (!GOOD.includes(from)) throw new Error(`the template does not say: ${from}`);
  return GOOD.replace(from, to);
}

export function expectProof(proof: ReturnType<typeof decide>, verdict: string, reason: RegExp): void {
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
}
