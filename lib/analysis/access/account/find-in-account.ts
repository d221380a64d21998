import type { Account, Guarded, Identity } from './account';

/** The identities that somebody may mean by a logical id, an ARN, a name, or its last part, as in `enclave-acme.clerk`. */
export function identitiesCalled(account: Account, who: string): readonly Identity[] {
  const said = (text: string) => [text, account.symbols.show(text)];
  const exact = account.identities.filter(({ id, name, arn }) => [id, ...said(name), ...said(arn)].includes(who));
  return exact.length > 0 ? exact : account.identities.filter(({ name }) => name.split(/[./]/).at(-1) === who);
}

/** A text that begins with the logical id of a resource, as in `Letters/inbox/a.pdf`, with its ARN in place of the id. */
export function arnMeant(account: Account, text: string): string {
  const [, id = '', rest = ''] = /^([^/:]+)(.*)$/.exec(text) ?? [];
  const known = withId([...account.guarded, ...account.workloads, ...account.identities], id);
  return known === undefined ? text : `${known.arn}${rest}`;
}

/** The resource of the account that a request is about: itself, or what it holds. The narrowest one, if several. */
export function guardedBy(account: Account, arn: string): Guarded | undefined {
  const holds = (whole: string) => arn === whole || ['/', ':'].some((mark) => arn.startsWith(`${whole}${mark}`));
  const found = [...account.guarded, ...rolesAsGuarded(account)].filter((one) => holds(one.arn));
  return found.reduce<Guarded | undefined>(
    (best, one) => (best === undefined || one.arn.length > best.arn.length ? one : best),
    undefined,
  );
}

/** Roles as what they are to whoever wants to take them: resources with a trust policy. */
export function rolesAsGuarded({ identities }: Account): Guarded[] {
  return identities
    .filter(({ kind }) => kind === 'role')
    .map(({ id, arn, trust, unread }) => ({
      id,
      type: 'AWS::IAM::Role',
      arn,
      policies: trust ? [trust] : [],
      unread: trust ? [] : unread,
    }));
}

/** An endpoint by its logical id, or by the id that AWS gave it. */
export function endpointCalled(account: Account, name: string): Guarded | undefined {
  return withId(account.endpoints, name) ?? account.endpoints.find(({ arn }) => idIn(arn) === name);
}

/** By a logical id: of the template itself first, else of the only template beside that has it. */
function withId<T extends { readonly id: string }>(all: readonly T[], id: string): T | undefined {
  const own = all.find((one) => one.id === id);
  const beside = own ? [] : all.filter((one) => one.id.endsWith(`/${id}`));
  return own ?? (beside.length === 1 ? beside[0] : undefined);
}

/** The last part of an ARN: what a request carries as `aws:SourceVpce`. */
export function idIn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
