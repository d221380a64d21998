import { prove, type Claim } from '../../lib/analysis/claim';
import { Template } from '../../lib/template';
import { enclaveTemplate, exampleManifest } from '../constructs/fixtures';

/** The example with two databases, and the ids that its template gives to what the tests change. */
export const manifest = exampleManifest('claims-database');
export const whole = enclaveTemplate(manifest).toJSON() as { Resources: Record<string, unknown> };

/** The example with some more resources. */
export function withMore(claim: Claim, more: Record<string, unknown>) {
  const Resources = { ...whole.Resources, ...more };
  const text = JSON.stringify({ Parameters: { Any: { Type: 'String' } }, Resources });
  const { verdict, witness, explanation } = prove(Template.parse({ file: 'enclave.json', text }), 'test', claim);
  return [verdict, witness ?? explanation.join()];
}

const idOf = (start: string, type: string) =>
  Object.entries(whole.Resources).find(
    ([id, resource]) => id.startsWith(start) && (resource as { Type: string }).Type === type,
  )![0];

export const PROXY = idOf('EnclaveDatabaseclaims', 'AWS::RDS::DBProxy');
export const RATES = idOf('EnclaveDatabaserates', 'AWS::RDS::DBProxy');
export const OWN_GROUP = idOf('EnclaveDatabaseclaimsDatabaseSecurityGroup', 'AWS::EC2::SecurityGroup');
export const VENDOR_SUBNET = idOf('EnclaveNetworkVpcVendorSubnet1', 'AWS::EC2::Subnet');
export const DOORS = idOf('EnclaveNetworkDoors', 'AWS::EC2::SecurityGroup');
