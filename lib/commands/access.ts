import { identitiesCalled } from '../analysis/access/account/find-in-account';
import { matrixOf } from '../analysis/access/questions/matrix';
import type { Account, Identity } from '../analysis/access/account/account';
import { nearest } from '../common/nearest';
import { UserError } from '../common/user-error';
import { accessMarkdown, type AccessReport, renderAccess } from '../reports/access-text';
import { findAccounts, type Placed } from './accounts';
import { CLEAN, type Io, type Outcome } from './io';

export interface AccessOptions extends Placed {
  /** @default 'text' */
  readonly format?: 'text' | 'json' | 'markdown';
  /** Only one role or user, by logical id, name or ARN. */
  readonly who?: string;
}

/** `enclave access`: who may do what to which data, and when. A list, not a judgement: the outcome is always clean. */
export async function access(path: string, options: AccessOptions, io: Io): Promise<Outcome> {
  const { who } = options;
  const accounts = await findAccounts(path, options, io);
  const asked = accounts.map((found) => ({
    ...found,
    identities: inOrder(found.account, who === undefined ? undefined : identitiesCalled(found.account, who)),
  }));
  if (who !== undefined && asked.every(({ identities }) => identities.length === 0)) {
    const known = accounts.flatMap(({ account }) => account.identities.map(({ id }) => id));
    throw new UserError([nobody(who, [...new Set(known)])]);
  }
  const reports = asked
    .filter(({ identities }) => who === undefined || identities.length > 0)
    .map(({ target, under, account, identities }): AccessReport => ({
      target,
      under,
      identities: identities.map(({ id, kind, arn, unread }) => ({
        who: id,
        kind,
        arn: account.symbols.show(arn),
        read: unread.length === 0,
      })),
      ...matrixOf(account, identities),
    }));
  io.out(textOf(reports, options, io));
  return CLEAN;
}

/** Whoever was given a name comes before those that CloudFormation names: the first are people's, the others services'. */
function inOrder({ identities, symbols }: Account, asked: readonly Identity[] = identities): readonly Identity[] {
  const isGenerated = ({ arn }: Identity) => symbols.symbolsIn(arn).some(({ kind }) => kind === 'generated');
  const isMadeUp = (one: Identity) => one.kind !== 'permission-set' && isGenerated(one);
  return [...asked.filter((one) => !isMadeUp(one)), ...asked.filter(isMadeUp)];
}

function textOf(reports: readonly AccessReport[], { format = 'text' }: AccessOptions, io: Io): string {
  if (format === 'json') return JSON.stringify({ schemaVersion: '1', targets: reports }, null, 2);
  return format === 'markdown' ? accessMarkdown(reports) : renderAccess(reports, io.paint);
}

function nobody(who: string, known: readonly string[]) {
  const meant = nearest(who, known);
  return {
    where: '--who',
    what: 'names somebody who is not there',
    saw: who,
    want: known.length === 0 ? 'a target with a role or user' : known.slice(0, 10).join(', '),
    mend: meant ? `write \`${meant}\`` : 'leave it out to see everybody',
    code: 'access/who',
  };
}
