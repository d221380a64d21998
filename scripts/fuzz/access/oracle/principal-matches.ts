/**
 * Does a `Principal` block name who asks, as in `AWS:arn:aws:iam::111122223333:role/a` or `Service:ec2.amazonaws.com`?
 *
 * @param withAccount whoever belongs to an account is named only where the account is named too
 */
export function principalMatches(block: unknown, principal: string, withAccount: boolean): boolean {
  if (block === '*') return true;
  const all = Object.entries(block as Record<string, unknown>).flatMap(([kind, value]) =>
    [value].flat().map((name) => ({ kind, name: String(name) })),
  );
  if (all.some(({ kind, name }) => kind === 'AWS' && name === '*')) return true;
  const account = all.some(({ kind, name }) => kind === 'AWS' && isAccountOf(name, principal));
  // The root user is who the account's number and its root ARN name.
  const isRoot = principal.endsWith(':root');
  const itself = (isRoot && account) || all.some(({ kind, name }) => principal === `${kind}:${name}`);
  return withAccount && principal.startsWith('AWS:arn:') ? itself && account : itself || account;
}

function isAccountOf(name: string, principal: string): boolean {
  const account = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(name)?.[1];
  return account !== undefined && new RegExp(`^AWS:arn:aws:(?:iam|sts)::${account}:`).test(principal);
}
