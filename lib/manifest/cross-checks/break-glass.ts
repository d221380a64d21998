import type { Complaint } from '../complaint';
import type { Parts } from '.';
import { duplicates } from './references';

/** Who opens the emergency role: people of the client, each with a user of their own. */
export function checkBreakGlass(parts: Parts): Complaint[] {
  const { breakGlass, vendor, people = [] } = parts;
  if (!breakGlass) return [];
  const { approvers } = breakGlass;
  const theirs = [...people, ...(vendor?.contacts ?? [])].map(({ email }) => email.toLowerCase());
  const domains = new Set([...(vendor?.domains ?? []), ...theirs.map(domainOf)]);
  return [
    ...duplicates(['breakGlass', 'approvers'], approvers, 'email', ({ email }) => email.toLowerCase()),
    // Whoever held two users would be two people.
    ...duplicates(['breakGlass', 'approvers'], approvers, 'principalArn', ({ principalArn }) => principalArn),
    ...approvers.flatMap(({ email }, index) =>
      domains.has(domainOf(email))
        ? [
            {
              path: ['breakGlass', 'approvers', index, 'email'],
              what: 'an approver of the emergency role is not of the client',
              saw: email,
              want: 'an address at no domain of the vendor’s',
              mend: 'name somebody of the client',
              code: 'manifest/break-glass-vendor',
            },
          ]
        : [],
    ),
  ];
}

function domainOf(email: string): string {
  return email.split('@').at(-1)!.toLowerCase();
}
