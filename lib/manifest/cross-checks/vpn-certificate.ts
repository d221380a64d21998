import { CERTIFICATE_ADVICE, certificateFaults } from '../../common/server-certificate';
import type { Path } from '../../common/yaml-source';
import type { Complaint } from '../complaint';
import type { Parts } from '.';

const at = (...steps: Path): Path => ['connect', 'clientVpn', ...steps];

/** The certificate of the VPN server: one, and one that Client VPN takes. */
export function checkVpnCertificate({ connect }: Parts, now: Date): Complaint[] {
  const vpn = connect?.clientVpn;
  if (!vpn) return [];
  const { serverCertificateArn: arn, serverCertificate: made, serverCertificatePem: pem } = vpn;
  const complaints: Complaint[] = [];
  if ((arn === undefined) === (made === undefined)) {
    complaints.push({
      path: arn === undefined ? at() : at('serverCertificate'),
      what: 'the VPN needs one server certificate',
      saw: arn === undefined ? 'neither `serverCertificateArn` nor `serverCertificate`' : 'two',
      want: 'one of the two',
      mend: arn === undefined ? 'add `serverCertificateArn`' : 'remove one of the two',
      code: 'manifest/vpn-certificate-missing',
    });
  }
  const faults = pem === undefined ? [] : certificateFaults(pem, now);
  return complaints.concat(
    faults.map(({ fault, saw }) => ({
      path: at('serverCertificatePem'),
      ...CERTIFICATE_ADVICE[fault],
      saw,
      code: `manifest/vpn-certificate-${fault}`,
    })),
  );
}
