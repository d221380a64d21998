import { dayOf } from '../../common/clock';
import type { Complaint } from '../complaint';
import { CHAINED_HOURS_MIN } from '../identity-center';
import { isPresent } from '../presence';
import type { Parts } from '.';
import { duplicates } from './references';

/** How people come to their roles: by one of two ways, and with Identity Center each under an id of their own. */
export function checkIdentityCenter(parts: Parts, now: Date): Complaint[] {
  const { connect, people = [] } = parts;
  if (!connect) return [];
  return [
    ...oneSignIn(connect),
    ...(connect.identityCenter ? [...ownAccount(parts), ...vpnApart(parts), ...withoutId(parts, now)] : []),
    ...(connect.identityCenter ? shortSessions(parts) : []),
    ...duplicates(['people'], people, 'identityCenterUserId', (person) => person.identityCenterUserId?.toLowerCase()),
  ];
}

function oneSignIn({ samlProviderArn, identityCenter }: NonNullable<Parts['connect']>): Complaint[] {
  if ((samlProviderArn === undefined) !== (identityCenter === undefined)) return [];
  return [
    {
      path: identityCenter ? ['connect', 'identityCenter'] : ['connect'],
      what: identityCenter ? 'people would come to their roles in two ways' : 'nobody could come to a role',
      saw: identityCenter
        ? '`identityCenter` beside `samlProviderArn`'
        : 'no `samlProviderArn` and no `identityCenter`',
      want: 'one of the two',
      mend: identityCenter ? 'remove one of them' : 'add the `samlProviderArn` of the identity provider',
      code: 'manifest/role-sign-in',
    },
  ];
}

/** Who administers the instance decides who signs in: whoever runs the enclave must not. */
function ownAccount({ connect, placement }: Parts): Complaint[] {
  const account = connect?.identityCenter?.account ?? '';
  if (account !== placement?.account) return [];
  return [
    {
      path: ['connect', 'identityCenter', 'account'],
      what: 'whoever runs the enclave would also say who signs in',
      saw: account,
      want: 'another account, with administrators of its own',
      mend: 'name the account that IAM Identity Center is administered from',
      code: 'manifest/identity-center-account',
    },
  ];
}

/** Permission sets open roles; a VPN asks a SAML provider or a directory. */
function vpnApart({ connect }: Parts): Complaint[] {
  const vpn = connect?.clientVpn;
  if (!vpn || vpn.samlProviderArn !== undefined || vpn.directoryId !== undefined) return [];
  return [
    {
      path: ['connect', 'clientVpn'],
      what: 'nobody could sign in to the VPN',
      saw: 'neither `samlProviderArn` nor `directoryId` in `clientVpn`',
      want: 'a SAML provider of the VPN’s own; IAM Identity Center can be one, as a SAML application',
      mend: 'add `samlProviderArn` to `clientVpn`',
      code: 'manifest/identity-center-vpn',
    },
  ];
}

function withoutId({ people = [] }: Parts, now: Date): Complaint[] {
  return people.flatMap((person, index) =>
    person.identityCenterUserId !== undefined || !isPresent(person, dayOf(now))
      ? []
      : [
          {
            path: ['people', index],
            what: 'nobody could tell who the person is in IAM Identity Center',
            saw: `no \`identityCenterUserId\` of ${person.email}`,
            want: 'the user id of everybody who has not left',
            mend: 'copy the user id from IAM Identity Center',
            code: 'manifest/identity-center-user',
          },
        ],
  );
}

function shortSessions({ jobFunctions = [] }: Parts): Complaint[] {
  return jobFunctions.flatMap(({ sessionHoursMax }, index) =>
    sessionHoursMax >= CHAINED_HOURS_MIN
      ? []
      : [
          {
            path: ['jobFunctions', index, 'sessionHoursMax'],
            what: 'a session through a permission set cannot be that short',
            saw: `${sessionHoursMax} hour`,
            want: `${CHAINED_HOURS_MIN} hours or more: one of the permission set, and one of the role it opens`,
            mend: `write \`sessionHoursMax: ${CHAINED_HOURS_MIN}\``,
            code: 'manifest/identity-center-session',
          },
        ],
  );
}
