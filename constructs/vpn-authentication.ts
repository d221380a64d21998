import type { CfnClientVpnEndpoint } from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';
import { isSid } from '../lib/manifest/names';
import type { AccessDemands } from '../lib/manifest/vpn-access-policy';
import { refuse } from './refuse';
import type { VpnAdmission } from './vpn-rules';

export interface VpnSignIn {
  readonly samlProviderArn?: string;
  readonly directoryId?: string;
  readonly clientRootCertificateArn?: string;
  readonly mfaGroup: string;
  readonly admissions: readonly VpnAdmission[];
}

/**
 * SAML or a directory, always one of them; a certificate beside it when there is a CA. A certificate alone cannot be said.
 */
export function authenticationOf(
  scope: IConstruct,
  signIn: VpnSignIn,
): CfnClientVpnEndpoint.ClientAuthenticationRequestProperty[] {
  const { samlProviderArn, directoryId, clientRootCertificateArn } = signIn;
  if ((samlProviderArn === undefined) === (directoryId === undefined)) refuseSignIn(scope, samlProviderArn);
  if (directoryId !== undefined) refuseNames(scope, signIn);
  const person =
    directoryId === undefined
      ? { type: 'federated-authentication', federatedAuthentication: { samlProviderArn: samlProviderArn ?? '' } }
      : { type: 'directory-service-authentication', activeDirectory: { directoryId } };
  if (clientRootCertificateArn === undefined) return [person];
  const certificate = {
    type: 'certificate-authentication',
    mutualAuthentication: { clientRootCertificateChainArn: clientRootCertificateArn },
  };
  return [certificate, person];
}

/**
 * What a SAML sign-in brings with it, for the access policy; nothing with a directory: AWS does not document what a
 * policy calls its groups, and a wrong name would let nobody in.
 */
export function samlDemandsOf({ directoryId, mfaGroup, admissions }: VpnSignIn): AccessDemands['saml'] {
  if (directoryId !== undefined) return undefined;
  return { mfaGroup, groups: admissions.map(({ group }) => group) };
}

/** What people and devices show to get in. */
export function credentialsOf(
  signIn: Pick<VpnSignIn, 'directoryId' | 'clientRootCertificateArn'>,
): ('saml' | 'directory' | 'certificate')[] {
  const person = signIn.directoryId === undefined ? 'saml' : 'directory';
  return signIn.clientRootCertificateArn === undefined ? [person] : [person, 'certificate'];
}

function refuseSignIn(scope: IConstruct, samlProviderArn: string | undefined): never {
  return refuse(scope, {
    what: 'people must sign in one way',
    saw: samlProviderArn === undefined ? 'neither `samlProviderArn` nor `directoryId`' : 'both ways',
    want: 'either `samlProviderArn` or `directoryId`',
    mend: samlProviderArn === undefined ? 'add `samlProviderArn`' : 'remove one of the two',
    code: 'enclave/vpn-sign-in',
  });
}

/** A directory sends SIDs, so that a name would match nobody. */
function refuseNames(scope: IConstruct, { mfaGroup, admissions }: VpnSignIn): void {
  const wrong = [mfaGroup, ...admissions.map(({ group }) => group)].find((group) => !isSid(group));
  if (wrong === undefined) return;
  refuse(scope, {
    what: 'a directory knows its groups by SID',
    saw: wrong,
    want: 'a SID such as `S-1-5-21-1004336348-1177238915-682003330-1106`',
    mend: 'write the SID of the group, see `Get-ADGroup`',
    code: 'enclave/vpn-directory-sid',
  });
}
