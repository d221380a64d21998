import { type Manifest, databasesOf, usersIn } from '../../../manifest';
import type { Claim, Decided } from '../../claim';
import { unsure } from '../../decided';
import { oversightArnOf, oversightIn } from '../../oversight/oversight-role';
import type { Account, Identity } from '../account/account';
import { accessOf } from '../account/access-of';
import { readPolicy } from '../policy/read-policy';
import { compareAccess } from '../engine/compare';
import { type RequestKind, ofKind, statementsOfKind } from '../questions/request-kind';
import { accountIn } from './account-in';
import { told, toldTogether } from './told';

const MORE = 'a service of the enclave reaches data or identities';

/**
 * Do the roles that services and handlers of the enclave bear keep off the data, and off identities?
 *
 * The emergency role is the one that its broker opens and shuts. Of what the manifest does not name as a boundary, secrets,
 * parameters, tables, databases, doors of APIs and code of functions are kept from them too, but for what the enclave makes
 * for itself, and for the secrets by which its proxies sign in.
 *
 * Limits: only roles that something in the template bears. A resource policy elsewhere that names them is not seen.
 */
export function servicesKeepOff(manifest: Manifest): Claim {
  return {
    claim:
      'No role of a service or handler of the enclave reaches a data boundary, or other secrets, tables, APIs and databases ' +
      'than its own, or may change identities or become one',
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
  const { access } = accessOf(account, role);
  const ask = (kind: RequestKind, but: readonly RequestKind[]) => {
    const allowed = but.flatMap((one) => statementsOfKind(one, account.symbols));
    const reference = { ways: allowed.length > 0 ? [[allowed]] : [] };
    return told(compareAccess(ofKind(access, kind, account.symbols), reference, account), MORE, role, account);
  };
  const data = manifest.dataBoundaries.flatMap(({ resources }) => resources.flatMap((arn) => [arn, `${arn}/*`]));
  const emergency = oversightIn(manifest)
    .filter((name) => name === 'break-glass')
    .map((name) => oversightArnOf(manifest, name));
  const made = madeHere(account, role);
  const own = made.length > 0 ? [{ resources: made }] : [];
  const parts = [
    ask(
      { actions: OF_IDENTITIES },
      emergency.length > 0 ? [{ actions: ['sts:*', 'iam:*'], resources: emergency }] : [],
    ),
    ask({ actions: DATA, resources: data }, own),
    ask({ actions: ELSEWHERE }, [...own, ...signingIn(account, role, manifest)]),
  ];
  return toldTogether(account, parts, role.id);
}

/** A proxy of the enclave reads the secrets of its database that the manifest names. */
function signingIn({ workloads }: Account, { arn }: Identity, manifest: Manifest): RequestKind[] {
  const isProxy = workloads.some(({ type, role }) => role === arn && type === 'AWS::RDS::DBProxy');
  const secrets = databasesOf(manifest).flatMap(({ spec }) => usersIn(spec).map(({ secretArn }) => secretArn));
  return isProxy && secrets.length > 0 ? [{ actions: ['secretsmanager:GetSecretValue'], resources: secrets }] : [];
}

/** What the role may touch under a name that AWS generates for this stack: no manifest can name it as a boundary. */
function madeHere({ symbols }: Account, { policies }: Identity): string[] {
  const isMade = (text: string) => [...text].some((letter) => symbols.symbolOf(letter)?.kind === 'generated');
  const read = policies.flatMap((policy) => readPolicy(policy, symbols).statements);
  return read.flatMap(({ resources }) => (resources?.negated === false ? resources.patterns.filter(isMade) : []));
}

const OF_IDENTITIES = ['iam:*', 'sts:AssumeRole*', 'organizations:*', 'sso:*', 'identitystore:*'];
const DATA = ['s3:*', 'dynamodb:*', 'kinesis:*', 'sqs:*', 'sns:*', 'secretsmanager:*', 'kms:*', 'aoss:*', 'es:*'];

/** What opens data that no manifest names, or becomes the code of somebody else. */
const ELSEWHERE = [
  'dynamodb:*',
  'execute-api:*',
  'lambda:AddPermission',
  'lambda:CreateFunction',
  'lambda:UpdateFunction*',
  'rds-data:*',
  'rds-db:connect',
  'redshift-data:*',
  'secretsmanager:BatchGetSecretValue',
  'secretsmanager:GetSecretValue',
  'secretsmanager:Put*',
  'secretsmanager:Update*',
  'ssm:GetParameter*',
  'ssm:PutParameter',
  'ssm:SendCommand',
  'ssm:StartSession',
  'vpc-lattice-svcs:*',
];
