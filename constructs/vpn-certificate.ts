import { CfnCertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { parseArn } from '../lib/common/arn';
import { endOfDay, systemClock } from '../lib/common/clock';
import { CERTIFICATE_ADVICE, certificateFaults } from '../lib/common/server-certificate';
import { prefixOf, TAG_VENDOR } from '../lib/manifest/names';
import { refuse } from './refuse';

export interface VpnCertificateProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;

  /** Domain name in the certificate, such as `vpn.example.com`; it need not lead anywhere. Else: `enclave/vpn-certificate-name`. */
  readonly domainName: string;

  /** ARN of the private CA, in AWS Private CA, that issues it. Else: `enclave/vpn-certificate-authority`. */
  readonly authorityArn: string;
}

/**
 * A server certificate for the VPN from the client's own private CA: ACM keeps its key and renews it.
 *
 * The CA must issue to nobody who may not pretend to be the VPN, and must not be the CA of the vendor's devices: a
 * certificate of ACM is good for clients too (AWS Private CA User Guide, "EndEntityCertificate").
 */
export class VpnCertificate extends Construct {
  public readonly certificateArn: string;

  constructor(scope: Construct, id: string, props: VpnCertificateProps) {
    super(scope, id);
    const { vendor, domainName, authorityArn } = props;
    this.refuseName(domainName);
    this.refuseAuthority(authorityArn);
    const certificate = new CfnCertificate(this, 'Certificate', {
      domainName,
      certificateAuthorityArn: authorityArn,
      // Client VPN takes no other key.
      keyAlgorithm: 'RSA_2048',
    });
    this.certificateArn = certificate.ref;
    Tags.of(this).add(TAG_VENDOR, vendor);
    Tags.of(this).add('Name', prefixOf({ vendor: { id: vendor } }));
  }

  private refuseName(domainName: string): void {
    if (/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/.test(domainName)) return;
    const { what, want, mend } = CERTIFICATE_ADVICE.name;
    refuse(this, { what, saw: domainName, want, mend, code: 'enclave/vpn-certificate-name' });
  }

  private refuseAuthority(authorityArn: string): void {
    if (parseArn(authorityArn)?.service === 'acm-pca') return;
    refuse(this, {
      what: 'the certificate would be issued by something that is no private CA',
      saw: authorityArn,
      want: 'the ARN of a CA in AWS Private CA: `arn:aws:acm-pca:…:certificate-authority/…`',
      mend: 'copy the ARN of the CA from the AWS console',
      code: 'enclave/vpn-certificate-authority',
    });
  }
}

/** Stops with the first fault of a certificate that somebody pasted; what is not pasted AWS will look at. */
export function refuseCertificate(scope: Construct, pem: string | undefined, today?: string): void {
  if (pem === undefined) return;
  const [found] = certificateFaults(pem, today === undefined ? systemClock() : new Date(endOfDay(today)));
  if (!found) return;
  const { fault, saw } = found;
  refuse(scope, { ...CERTIFICATE_ADVICE[fault], saw, code: `enclave/vpn-certificate-${fault}` });
}
