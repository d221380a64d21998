import type { PolicyType } from './check-document';
import { type Complaints, has, isMap, listed } from './complaints';
import { holdsSymbol } from './symbols';

const FORMS: Readonly<Record<string, { readonly form: RegExp; readonly want: string }>> = {
  AWS: {
    // An account, an ARN of IAM or STS whose name has no wildcard, or the id that is left when a role is deleted.
    form: /^(\*|\d{12}|arn:[a-z-]+:(iam|sts)::(\d{12}|cloudfront):[^*?]+|A[A-Z0-9]{15,})$/,
    want: 'an account, an ARN of a role or user without wildcards, or `*`',
  },
  Service: { form: /^[a-z0-9.-]+\.[a-z]+(\.[a-z]+)*$/, want: 'a service such as `lambda.amazonaws.com`' },
  Federated: {
    form: /^(arn:[a-z-]+:iam::[^:]*:(saml|oidc)-provider\/.+|[a-z0-9.-]+\.[a-z]+.*|\*)$/,
    want: 'an identity provider',
  },
  CanonicalUser: { form: /^[0-9a-f]+$/, want: 'a canonical user id, 64 hexadecimal digits' },
};

/** Is it somebody of a kind, as IAM takes them? Parts that a template hides may be anything. */
export function isPrincipal(kind: string, name: string): boolean {
  return has(FORMS, kind) && (FORMS[kind]!.form.test(name) || holdsSymbol(name));
}

/** Is there a principal where there must be one, none where there may not, and is it one that IAM takes? */
export function checkPrincipal(
  statement: Readonly<Record<string, unknown>>,
  path: string,
  type: PolicyType,
  complaints: Complaints,
): void {
  const written = ['Principal', 'NotPrincipal'].filter((name) => has(statement, name));
  if (written.length === 2) complaints.add('error', path, 'both `Principal` and `NotPrincipal`', 'one of them');
  if (type === 'identity' && written.length > 0)
    complaints.add(
      'error',
      `${path}.${written[0]}`,
      'a principal in a policy of an identity',
      'none: its bearer is meant',
    );
  if (type !== 'identity' && written.length === 0)
    complaints.add('error', `${path}.Principal`, undefined, 'who is meant');
  if (has(statement, 'NotPrincipal') && statement.Effect === 'Allow')
    complaints.add('warning', `${path}.NotPrincipal`, 'everybody but those named, allowed', '`Principal`');
  for (const name of written) checkWho(statement[name], `${path}.${name}`, complaints);
}

function checkWho(who: unknown, path: string, complaints: Complaints): void {
  if (who === '*') return;
  if (!isMap(who)) return complaints.add('error', path, who, '`*`, or a map such as `{"AWS": "111122223333"}`');
  for (const [kind, names] of Object.entries(who)) {
    const known = has(FORMS, kind) ? FORMS[kind] : undefined;
    if (!known) {
      complaints.add('error', path, kind, Object.keys(FORMS).join(', '));
      continue;
    }
    for (const name of listed(names)) {
      if (typeof name !== 'string' || !isPrincipal(kind, name))
        complaints.add('error', `${path}.${kind}`, name, known.want);
    }
  }
}
