import { enclaveTemplate, exampleManifest } from '../constructs/fixtures';

/** The example with services of the client’s own, and what its template calls the pieces that the tests change. */
export const manifest = exampleManifest('shared-services');
export const GATEWAY = 'tgw-0a1b2c3d4e5f60718';
export const ARCHIVE = 'tgw-attach-0a1b2c3d4e5f60718';
export const whole = enclaveTemplate(manifest).toJSON() as { Resources: Record<string, { Type: string }> };
export const idOf = (start: string) => Object.keys(whole.Resources).find((id) => id.startsWith(start))!;
export const ofTable = { 'Fn::GetAtt': [idOf('EnclaveSharedRoutes3'), 'TransitGatewayRouteTableId'] };
export const ofAttachment = { 'Fn::GetAtt': [idOf('EnclaveSharedAttachment'), 'Id'] };
export const vpc = { Ref: idOf('EnclaveNetworkVpc1') };
export const subnets = [{ Ref: idOf('EnclaveSharedZone1Subnet') }];
export const resource = (name: string, Properties: object) => ({ Type: `AWS::EC2::${name}`, Properties });
