import type { PolicyType } from './check-document';
import { type Complaints, has, listed } from './complaints';
import { holdsSymbol } from './symbols';

/** `arn`, or what may become it. */
const SCHEME = /^(arn$|a?r?[*?]|arn[*?])/;

/** Are the resources of a statement ARNs, or patterns of some? */
export function checkResources(
  statement: Readonly<Record<string, unknown>>,
  path: string,
  type: PolicyType,
  complaints: Complaints,
): void {
  const written = ['Resource', 'NotResource'].filter((name) => has(statement, name));
  if (written.length === 2) complaints.add('error', path, 'both `Resource` and `NotResource`', 'one of them');
  if (type === 'trust' && written.length > 0)
    complaints.add('error', `${path}.${written[0]}`, 'a resource in a trust policy', 'none: the role itself is meant');
  if (type === 'identity' && written.length === 0)
    complaints.add('error', `${path}.Resource`, undefined, '`Resource` or `NotResource`');
  for (const name of written) {
    if (Array.isArray(statement[name]) && statement[name].length === 0)
      complaints.add('error', `${path}.${name}`, statement[name], 'at least one resource');
    for (const resource of listed(statement[name])) {
      if (typeof resource !== 'string' || !isArnPattern(resource))
        complaints.add('error', `${path}.${name}`, resource, 'an ARN such as `arn:aws:s3:::bucket/*`, or `*`');
    }
  }
}

/**
 * Could an ARN match it? Six parts, unless a wildcard stands for several; the account is twelve digits or a pattern. Parts
 * that a template hides may be anything.
 */
export function isArnPattern(text: string): boolean {
  if (text === '') return false;
  const parts = text.replace(/\$\{[^}]*\}/g, '*').split(':');
  const [scheme = '', partition = '', service = '', , account = ''] = parts;
  if (!SCHEME.test(scheme) && !holdsSymbol(scheme)) return false;
  // Wildcards may stand in any part, also for several at once: `arn:aws:s3:::*`, `arn:*`, `*`.
  if (parts.length < 6) return parts.at(-1)?.includes('*') === true || holdsSymbol(parts.at(-1) ?? '');
  if (partition === '' || service === '') return false;
  return /^([0-9*?]{0,12}|aws|aws-managed|cloudfront)$/.test(account) || /[*?]/.test(account) || holdsSymbol(account);
}
