/** One value of a request beside one value of a policy, for the operators that do not match texts. */

/** Does the address lie in the range? IPv4 and IPv6 never meet. */
export function inRange(address: string, range: string): boolean {
  const [base = '', length] = range.split('/');
  const one = bitsOf(address);
  const other = bitsOf(base);
  if (!one || !other || one.length !== other.length) return false;
  const prefix = length === undefined ? one.length : Number(length);
  return one.slice(0, prefix) === other.slice(0, prefix);
}

/** 32 or 128 zeros and ones; undefined when it is no address. */
export function bitsOf(address: string): string | undefined {
  if (/^\d+(\.\d+){3}$/.test(address)) {
    return address
      .split('.')
      .map((part) => Number(part).toString(2).padStart(8, '0'))
      .join('');
  }
  if (!/^[0-9a-f:]+$/i.test(address)) return undefined;
  const [head = '', tail] = address.split('::');
  const groups = (text = ''): string[] => text.split(':').filter((group) => group !== '');
  const missing = 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array<string>(Math.max(0, missing)).fill('0'), ...groups(tail)];
  return all.map((group) => parseInt(group, 16).toString(2).padStart(16, '0')).join('');
}

/** Milliseconds since 1970 of an ISO date, or of a number of seconds. */
export function instantOf(text: string): number {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

/** `LessThanEquals` and its like, after `Numeric` or `Date` is taken off. */
export function isOrdered(relation: string, one: number, other: number): boolean {
  if (relation === 'Equals') return one === other;
  if (relation === 'LessThan') return one < other;
  if (relation === 'LessThanEquals') return one <= other;
  if (relation === 'GreaterThan') return one > other;
  return relation === 'GreaterThanEquals' && one >= other;
}
