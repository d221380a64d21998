import { type Manifest, TAG_VENDOR, iamPathOf } from '../../manifest';
import type { World } from '../../template';
import type { Claim } from '../claim';
import { allOf, pass } from '../decided';
import { placeOf } from '../placed-text';
import { judgeBoundary, judgeRights } from './judge-rights';
import { judgeOversight } from './oversight-role';
import { type Access, ceilingWords, evidenceWords } from './oversight-words';

const MORE = 'the emergency role may do another thing than shut the enclave';

/**
 * Does the emergency role shut ways in, take grants away, stop a deployment and read the evidence, and can it open nothing and
 * touch no data, whatever is attached to it later?
 *
 * Limits: policies are compared word by word, so that one which gives less fails as well: nobody could shut the enclave
 * with it. A part given at deployment is `unknown`.
 */
export function emergencyShuts(manifest: Manifest): Claim {
  return {
    claim: 'The emergency role shuts the enclave and reads what happened, and can open nothing and touch no data',
    decide(world) {
      if (manifest.breakGlass === undefined) return pass('no emergency role');
      const judging = { broken: MORE, place: placeOf(manifest) };
      const accesses = [...evidenceWords(world, manifest), ...closingWords(world, manifest)];
      const words = ceilingWords(accesses, manifest);
      const judged = judgeOversight(world, manifest, 'break-glass', (role) => [
        judgeRights(world, role, judging, words),
        judgeBoundary(world, role, judging, words),
      ]);
      return allOf([judged], `${accesses.length} ways to read and to shut`);
    },
  };
}

/** Connections and ways in of this vendor's VPN, policies of the vendor's roles, and a deployment that is on its way. */
function closingWords(world: World, manifest: Manifest): Access[] {
  const { partition, region, account } = placeOf(manifest);
  const arn = (service: string, resource: string, where = region) =>
    `arn:${partition}:${service}:${where}:${account}:${resource}`;
  const iam = (kind: string) => arn('iam', `${kind}${iamPathOf(manifest)}*`, '');
  const stack = world.declarations.stackName ?? '${AWS::StackName}';
  return [
    {
      effect: 'Allow',
      actions: [
        'ec2:DisassociateClientVpnTargetNetwork',
        'ec2:RevokeClientVpnIngress',
        'ec2:TerminateClientVpnConnections',
      ],
      resources: [arn('ec2', 'client-vpn-endpoint/*')],
      conditions: { [`StringEquals aws:ResourceTag/${TAG_VENDOR}`]: [manifest.vendor.id] },
    },
    {
      effect: 'Allow',
      actions: ['iam:DetachRolePolicy'],
      resources: [iam('role')],
      conditions: { 'ArnLike iam:PolicyARN': [iam('policy')] },
    },
    {
      effect: 'Allow',
      actions: ['cloudformation:CancelUpdateStack', 'cloudformation:DescribeStackEvents'],
      resources: [arn('cloudformation', `stack/${stack}/*`)],
    },
  ];
}
