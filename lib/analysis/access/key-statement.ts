import type { Manifest } from '../../manifest';
import { type Principal, type Statement, asText, describe } from '../../template';
import type { Decided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { isPlaced, placeOf } from '../placed-text';
import { textOf } from '../says';
import { keysOfKeyUse, throughServices, untested } from './service-use';

const LOOSE = 'a key is in too many hands';

/** What keeps a key as it is, and neither reads nor destroys what it protects. */
const KEEP: readonly string[] = [
  'kms:DescribeKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateKeyDescription',
];

/** What ends a key. */
const END: readonly string[] = [
  'kms:CancelKeyDeletion',
  'kms:DisableKey',
  'kms:EnableKey',
  'kms:RevokeGrant',
  'kms:ScheduleKeyDeletion',
];

/** Cryptography. In a key policy the wildcards stand for the variants of one action. */
const USE: readonly string[] = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKey*',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncrypt*',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

export interface KeyHolders {
  readonly manifest: Manifest;
  /** Is ending this key left to the administrators of the manifest alone? */
  readonly separate: boolean;
}

/** Judges one Allow of a key policy, for each of those it names. */
export function judgeKeyStatement(key: string, statement: Statement, holders: KeyHolders): Decided[] {
  const { actions, principals, property, hiddenConditions } = statement;
  const place = `${property.path} of ${key}`;
  if (!actions || !principals) return [fail(LOOSE, `${place} holds for everything but what it lists`)];
  if (hiddenConditions.length > 0) return [unsure(`${place}: its condition is hidden`)];
  const names = actions.map(({ value }) => asText(value));
  const hidden = actions.find((_, index) => names[index]!.kind !== 'known');
  if (hidden) return [unsure(`${place}: ${describe(hidden.value)} is hidden`)];
  const known = names.map((name) => (name.kind === 'known' ? name.value : ''));
  return principals.map((principal) => judgePrincipal(place, statement, principal, known, holders));
}

function judgePrincipal(
  place: string,
  statement: Statement,
  { kind, property }: Principal,
  actions: readonly string[],
  { manifest, separate }: KeyHolders,
): Decided {
  const here = placeOf(manifest);
  const who = describe(property.value);
  if (property.value.kind === 'unresolved') return unsure(`${place}: ${who} is hidden`);
  const beyond = (...allowed: readonly (readonly string[])[]) => actions.find((one) => !allowed.flat().includes(one));
  const judged = (excess: string | undefined) => (excess ? fail(LOOSE, `${who} may ${excess} by ${place}`) : pass());
  if (kind === 'Service') {
    const missing = untested(statement, keysOfKeyUse(textOf(property), actions), here);
    if (missing)
      return fail(LOOSE, `${who} uses the key for other accounts by ${place}: ${missing} is not held to this one`);
    return judged(beyond(USE));
  }
  if (kind !== 'AWS') return fail(LOOSE, `${who} uses the key by ${place}`);
  if (isPlaced(property.value, here, `arn:${here.partition}:iam::${here.account}:root`)) {
    const uses = actions.filter((one) => !KEEP.includes(one) && !END.includes(one));
    if (uses.length > 0 && !isThrough(statement, uses, manifest))
      return fail(LOOSE, `whoever IAM allows may ${uses[0]} by ${place}`);
    return judged(beyond(KEEP, separate ? [] : END, USE, ['kms:CreateGrant']));
  }
  if (manifest.logging.keyAdministrators.includes(textOf(property))) return judged(beyond(KEEP, END));
  if (textOf(property) === manifest.assessor?.principalArn) {
    const direct = throughServices(statement, here) ? undefined : 'call it directly';
    return judged(direct ?? beyond(['kms:Decrypt', 'kms:DescribeKey']));
  }
  return fail(LOOSE, `${who} holds the key by ${place}, and is not named in the manifest`);
}

/** Whom IAM allows may use a key only through services, of this account, and give grants to those alone. */
function isThrough(statement: Statement, uses: readonly string[], manifest: Manifest): boolean {
  const here = placeOf(manifest);
  const tests = (operator: string, key: string, wanted: string) =>
    statement.conditions.some(
      (test) =>
        test.operator === operator &&
        test.key.toLowerCase() === key.toLowerCase() &&
        test.values.length > 0 &&
        test.values.every(({ value }) => isPlaced(value, here, wanted)),
    );
  const forResources = tests('Bool', 'kms:GrantIsForAWSResource', 'true');
  return (
    throughServices(statement, here) &&
    tests('StringEquals', 'kms:CallerAccount', here.account) &&
    (forResources || !uses.includes('kms:CreateGrant'))
  );
}
