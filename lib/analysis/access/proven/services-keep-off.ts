import type { Manifest } from '../../../manifest';
import type { Claim, Decided } from '../../claim';
import { unsure } from '../../decided';
import { oversightArnOf, oversightIn } from '../../oversight/oversight-role';
import type { Account, Identity } from '../account/account';
import { accessOf } from '../account/access-of';
import { readPolicy } from '../policy/read-policy';
import { compareAccess } from '../engine/compare';
import { ofKind, statementsOfKind } from '../questions/request-kind';
import { accountIn } from './account-in';
import { told, toldTogether } from './told';

const MORE = 'a service of the enclave reaches data or identities';

/**
 * Do the roles that services and handlers of the enclave bear keep off the data, and off identities?
 *
 * The emergency role is the one that its broker opens and shuts.
 *
 * Limits: only roles that something in the template bears. A resource policy elsewhere that names them is not seen.
 */
export function servicesKeepOff(manifest: Manifest): Claim {
  return {
    claim:
      'No role of a service or handler of the enclave reaches a data boundary, or may change identities or become one',
    decide(world) {
      const account = accountIn(world, manifest);
      const borne = new Set(account.workloads.map(({ role }) => role));
      const roles = account.identities.filter(({ arn }) => borne.has(arn));
      const strange = [...borne].filter((arn) => !roles.some((role) => role.arn === arn));
      return toldTogether(
        account,
        [
          ...roles.map((role) => judge(account, role, manifest)),
          ...strange.map((arn) =>
            unsure(`${account.symbols.show(arn)}, which a service bears, is not in the template`),
          ),
        ],
        `${roles.length} roles of ${account.workloads.length} services and handlers`,
      );
    },
  };
}

function judge(account: Account, role: Identity, manifest: Manifest): Decided {
  const { symbols } = account;
  const { access } = accessOf(account, role);
  const data = manifest.dataBoundaries.flatMap(({ resources }) => resources.flatMap((arn) => [arn, `${arn}/*`]));
  const emergency = oversightIn(manifest)
    .filter((name) => name === 'break-glass')
    .map((name) => oversightArnOf(manifest, name));
  const allowed =
    emergency.length > 0 ? [[statementsOfKind({ actions: ['sts:*', 'iam:*'], resources: emergency }, symbols)]] : [];
  const made = madeHere(account, role);
  const own = made.length > 0 ? [[statementsOfKind({ resources: made }, symbols)]] : [];
  const identities = compareAccess(ofKind(access, { actions: OF_IDENTITIES }, symbols), { ways: allowed }, account);
  const reached = compareAccess(ofKind(access, { actions: DATA, resources: data }, symbols), { ways: own }, account);
  return toldTogether(account, [told(identities, MORE, role, account), told(reached, MORE, role, account)], role.id);
}

/** What the role may touch under a name that AWS generates for this stack: no manifest can name it as a boundary. */
function madeHere({ symbols }: Account, { policies }: Identity): string[] {
  const isMade = (text: string) => [...text].some((letter) => symbols.symbolOf(letter)?.kind === 'generated');
  const read = policies.flatMap((policy) => readPolicy(policy, symbols).statements);
  return read.flatMap(({ resources }) => (resources?.negated === false ? resources.patterns.filter(isMade) : []));
}

const OF_IDENTITIES = ['iam:*', 'sts:AssumeRole*', 'organizations:*', 'sso:*', 'identitystore:*'];
const DATA = ['s3:*', 'dynamodb:*', 'kinesis:*', 'sqs:*', 'sns:*', 'secretsmanager:*', 'kms:*', 'aoss:*', 'es:*'];
