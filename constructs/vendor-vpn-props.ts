import type { EnclaveNetwork } from './enclave-network';
import type { LogArchive } from './log-archive';
import type { DevicePosture } from './vpn-access-policy';
import type { RosterEntry } from './vpn-roster';
import type { VpnAdmission } from './vpn-rules';
import type { VpnService } from './vpn-service';

export interface VendorVpnProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  readonly network: EnclaveNetwork;
  readonly archive: LogArchive;

  /**
   * ARN of the server certificate in ACM: RSA with 2048 bits, and a domain name (AWS Client VPN Administrator Guide,
   * "Mutual authentication"). `VpnCertificate` makes one.
   */
  readonly serverCertificateArn: string;

  /**
   * The same certificate and its issuers as PEM, to be looked at before AWS does. Errors: `enclave/vpn-certificate-key`,
   * `-name`, `-purpose`, `-not-yet`, `-expired`, `-chain`, `-unreadable`, `-private-key`.
   * @default - AWS looks at it when the stack is deployed
   */
  readonly serverCertificatePem?: string;

  /**
   * ARN of the SAML provider people sign in with. There is no way in without it or a directory: `enclave/vpn-sign-in`.
   * @default - people sign in by `directoryId`
   */
  readonly samlProviderArn?: string;

  /**
   * Id of the directory people sign in by instead, under the user principal name that the roster holds as their address.
   *
   * Choose SAML where you can. A directory asks for a second factor in all of its sign-ins or in none, by its RADIUS
   * settings, which no template shows; and its groups say nothing of how somebody signed in. Its groups are SIDs, and
   * so must be `mfaGroup` and the groups of `admissions`: `enclave/vpn-directory-sid`.
   * @default - people sign in by `samlProviderArn`
   */
  readonly directoryId?: string;

  /**
   * ARN of the CA of the vendor’s client certificates: a certificate is then needed as well, never instead.
   * @default - sign-in alone
   */
  readonly clientRootCertificateArn?: string;

  /**
   * Group the identity provider sends only after a second factor; the connect handler and the access policy demand it.
   * With a directory, the group of the people enrolled for one.
   * @default vpn-mfa
   */
  readonly mfaGroup?: string;

  /**
   * Who vouches for the health of the vendor's devices; one of them must.
   * @default - nothing is asked of a device
   */
  readonly devicePosture?: DevicePosture[];

  /**
   * Range the VPN gives to devices, /12 to /22, apart from the network’s own. Errors: `enclave/client-cidr-size`,
   * `enclave/client-cidr-overlap`.
   * @default 10.96.0.0/22
   */
  readonly clientCidr?: string;

  /**
   * Longest time one VPN session may last, in hours; it then ends and people sign in again.
   *
   * AWS offers 24 as well; we refuse it because a session would then outlive the vendor's working day.
   * @default 8
   */
  readonly sessionHoursMax?: 8 | 10 | 12;

  /**
   * Text shown at login, at most 1400 characters. Longer is refused: `enclave/banner-length`.
   * @default - a notice that everything is recorded
   */
  readonly banner?: string;

  /** @default udp */
  readonly transport?: 'udp' | 'tcp';

  /** @default 443 */
  readonly port?: 443 | 1194;

  /**
   * ARN of the SNS topic that alarms of the VPN are sent to, in its region: see `VpnAlarms`.
   * @default - alarms are seen in CloudWatch alone
   */
  readonly alarmTopicArn?: string;

  /**
   * When people may connect, as JSON: time zone, days, first and last minute. See `vendor.workingHours` of the manifest.
   * @default - at any time
   */
  readonly workingHours?: string;

  /**
   * Day that a pasted server certificate is judged on, YYYY-MM-DD in UTC: it must last to its end.
   * @default - today
   */
  readonly today?: string;

  /** Job functions that may enter. */
  readonly admissions: VpnAdmission[];

  /**
   * Services beside the private endpoints of AWS, and who may call them: see `PrivateService.forGroups`. A range that
   * one of the `admissions` reaches too is refused: `enclave/vpn-service-reach`.
   * @default - none
   */
  readonly services?: VpnService[];

  /** Everybody who may connect. */
  readonly people: RosterEntry[];
}
