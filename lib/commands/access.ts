import { identitiesCalled } from '../analysis/access/account/find-in-account';
import { matrixOf } from '../analysis/access/questions/matrix';
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
    identities: who === undefined ? found.account.identities : identitiesCalled(found.account, who),
  }));
  if (who !== undefined && asked.every(({ identities }) => identities.length === 0)) throw new UserError([nobody(who)]);
  const reports = asked
    .filter(({ identities }) => who === undefined || identities.length > 0)
    .map(({ target, under, account, identities }): AccessReport => ({
      target,
      under,
      ...matrixOf(account, identities),
    }));
  io.out(textOf(reports, options, io));
  return CLEAN;
}

function textOf(reports: readonly AccessReport[], { format = 'text' }: AccessOptions, io: Io): string {
  if (format === 'json') return JSON.stringify({ schemaVersion: '1', targets: reports }, null, 2);
  return format === 'markdown' ? accessMarkdown(reports) : renderAccess(reports, io.paint);
}

function nobody(who: string) {
  return {
    where: '--who',
    what: 'names somebody who is not there',
    saw: who,
    want: 'a logical id, a name or an ARN',
    mend: 'leave it out to see everybody',
    code: 'access/who',
  };
}
