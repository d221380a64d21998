/** Does a `Principal` block name who asks, as in `AWS:arn:aws:iam::111122223333:role/a` or `Service:ec2.amazonaws.com`? */
export function principalMatches(block: unknown, principal: string): boolean {
  if (block === '*') return true;
  return Object.entries(block as Record<string, unknown>).some(([type, value]) =>
    [value].flat().some((name) => names(type, String(name), principal)),
  );
}

function names(type: string, name: string, principal: string): boolean {
  if (type === 'AWS' && name === '*') return true;
  const account = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(name)?.[1];
  if (type === 'AWS' && account !== undefined) {
    return new RegExp(`^AWS:arn:aws:(?:iam|sts)::${account}:`).test(principal);
  }
  return principal === `${type}:${name}`;
}
