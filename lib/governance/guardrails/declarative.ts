import { prefixOf, type Manifest } from '../../manifest';
import type { Guardrail } from './policy';
import { asksForAWay } from './service-control';

/**
 * How EC2 behaves in the account, whoever asks: nothing reaches the internet or comes from it, instances answer for
 * their credentials to version 2 only, and nothing is shared with everybody
 * (AWS Organizations User Guide, "EC2 policy syntax and examples").
 */
export function networkStays(manifest: Manifest): Guardrail {
  const assign = (value: string) => ({ '@@assign': value });
  return {
    file: 'declarative-ec2.json',
    name: `${prefixOf(manifest)}-network`,
    kind: 'DECLARATIVE_POLICY_EC2',
    says: 'no network is public, instance credentials need a session token, snapshots and images are shared with nobody unknown',
    document: {
      ec2_attributes: {
        exception_message: assign('This account holds a vendor enclave. Ask its owner before you open anything.'),
        vpc_block_public_access: {
          internet_gateway_block: {
            // A way out through a gateway still needs the outward half.
            mode: assign(asksForAWay(manifest) ? 'block_ingress' : 'block_bidirectional'),
            exclusions_allowed: assign('disabled'),
          },
        },
        instance_metadata_defaults: {
          http_tokens: assign('required'),
          http_put_response_hop_limit: assign('1'),
          http_endpoint: assign('enabled'),
          instance_metadata_tags: assign('disabled'),
        },
        snapshot_block_public_access: { state: assign('block_all_sharing') },
        image_block_public_access: { state: assign('block_new_sharing') },
        serial_console_access: { status: assign('disabled') },
      },
    },
  };
}
