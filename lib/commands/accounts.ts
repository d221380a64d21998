import { readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Account } from '../analysis/access/account/account';
import {
  organizationLevels,
  type OrganizationLevels,
  type PolicyFile,
} from '../analysis/access/extract/organization-files';
import { readAccount } from '../analysis/access/extract/read-account';
import { partitionOf } from '../common/arn';
import { UserError } from '../common/user-error';
import { inEveryWorld, type Target } from '../template';
import { buildEnclaves, inFolder } from './build-enclaves';
import type { Io } from './io';
import { documentOf, readJson } from './policy-documents';
import { findTargets } from './targets';

/** Who may do what by one template, in one of the ways it can be deployed. */
export interface FoundAccount {
  readonly target: string;
  /** The choices it rests on, in words; empty where there is only one way. */
  readonly under: string;
  /** False when there are more ways than anybody tries. */
  readonly complete: boolean;
  readonly account: Account;
}

/**
 * The accounts of everything a path names: a manifest is built first. Each template is one, in each way to deploy it, with
 * what the templates beside it hold of the same account.
 */
export async function findAccounts(
  path: string,
  { orgPolicies, account, region }: Placed,
  io: Io,
): Promise<readonly FoundAccount[]> {
  if (account !== undefined && !/^\d{12}$/.test(account)) throw new UserError([notAnAccount(account)]);
  // Without a region nobody knows the partition; most of the world is in one.
  const said = { ...(account && { account }), ...(region && { region }), partition: partitionOf(region ?? '') };
  const levels = orgPolicies === undefined ? undefined : readLevels(orgPolicies, io);
  const { manifests, templates } = findTargets([path], io);
  return inFolder(undefined, async (folder) => {
    const built = await buildEnclaves(manifests, folder, io);
    io.progress('reading who may do what');
    const enclaves = built.flatMap(({ target, vault, signIn }) => [target, vault, signIn].flatMap((one) => one ?? []));
    return [...enclaves, ...templates].flatMap((target) => accountsOf(target, levels, said));
  });
}

/** Where a template goes, as far as it does not say so itself. */
export interface Placed {
  readonly account?: string;
  readonly region?: string;
  /** Folder of policies of the organisation. */
  readonly orgPolicies?: string;
}

function accountsOf(
  { name, template }: Target,
  levels: OrganizationLevels | undefined,
  { partition, ...said }: { readonly partition: string; readonly account?: string; readonly region?: string },
): FoundAccount[] {
  const { environment } = template;
  const known =
    environment.partition ?? (environment.region === undefined ? partition : partitionOf(environment.region));
  const above = levels && { serviceControl: levels.serviceControl, resourceControl: levels.resourceControl };
  const { branches, complete } = inEveryWorld(template, (world) =>
    readAccount(world, { ...above, ...said, partition: known, besides: true }),
  );
  return branches.map(({ outcome, consulted }) => ({
    target: name,
    under: [...consulted].map(([what, value]) => `${what} is ${value}`).join(', '),
    complete,
    account: outcome,
  }));
}

/** The policies of an organisation in a folder, as `docs/access.md` says. @throws UserError for a folder without any. */
function readLevels(folder: string, io: Io): OrganizationLevels {
  const root = resolve(io.cwd, folder);
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  const files = names.sort().map((name): PolicyFile => {
    const shown = relative(io.cwd, join(root, name));
    return {
      path: name.split(sep).join('/'),
      document: documentOf(readJson(shown, 'a policy of an organisation', io), shown),
    };
  });
  const levels = organizationLevels(files);
  const saw = files.length === 0 ? 'no JSON file' : levels.unplaced.join(', ');
  if (saw !== '')
    throw new UserError([
      {
        where: folder,
        what: 'does not say of each policy which kind it is',
        saw,
        want: '`scp/` and `rcp/` with a folder for each level, or files called `scp-….json` and `rcp-….json`',
        mend: 'rename them, or name another folder',
        code: 'access/org-policies',
      },
    ]);
  return levels;
}

function notAnAccount(account: string) {
  return {
    where: '--account',
    what: 'is no AWS account',
    saw: account.slice(0, 60),
    want: 'twelve digits',
    mend: 'give the account the template goes to',
    code: 'access/account',
  };
}
