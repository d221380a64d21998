import type { Account, Guarded, Identity } from '../../lib/analysis/access/account/account';
import { type AccountOptions, readAccount } from '../../lib/analysis/access/extract/read-account';
import { outdent } from '../../lib/common/outdent';
import { Template, type World } from '../../lib/template';

/** Where the templates of these tests are deployed, unless they say otherwise. */
export const THERE = { account: '111122223333', region: 'eu-central-1', stackName: 'desk' };

/** The account of a template written in a test, in the world in which nothing is chosen. */
export function accountOf(template: string, options: AccountOptions = THERE): Account {
  return readAccount(openWorld(template), options);
}

export function openWorld(template: string): World {
  return Template.parse({ file: 'template.yaml', text: outdent(template) }).openWorld();
}

/** A part of an account as JSON that a person reads: generated symbols as `#{…}`, open ones as `${…}`. */
export function shown<T>(account: Account, part: T): T {
  const letters = (text: string) =>
    account.symbols.replace(text, ({ kind, name }) => (kind === 'generated' ? name.replace('$', '#') : name));
  return JSON.parse(JSON.stringify(part), (_key, value: unknown) =>
    typeof value === 'string' ? letters(value) : value,
  ) as T;
}

export function identity(account: Account, id: string): Identity {
  return shown(
    account,
    account.identities.find((one) => one.id === id)!,
  );
}

export function guarded(account: Account, id: string): Guarded {
  return shown(
    account,
    account.guarded.find((one) => one.id === id)!,
  );
}

/** Where each policy stands, and whether it surely applies. */
export function places(policies: readonly { readonly where: string; readonly certain: boolean }[]): string[] {
  return policies.map(({ where, certain }) => (certain ? where : `perhaps ${where}`));
}
