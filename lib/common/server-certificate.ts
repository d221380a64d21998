import { X509Certificate } from 'node:crypto';

/** What can be wrong with the certificate of a VPN server. */
export type CertificateFault =
  'private-key' | 'unreadable' | 'key' | 'name' | 'purpose' | 'not-yet' | 'expired' | 'chain';

/** One fault, with what was seen; never a part of a private key. */
export interface FoundFault {
  readonly fault: CertificateFault;
  readonly saw: string;
}

/** What each fault should have been instead, and what to do. */
export const CERTIFICATE_ADVICE: Readonly<
  Record<CertificateFault, { readonly what: string; readonly want: string; readonly mend: string }>
> = {
  'private-key': {
    what: 'the certificate comes with a private key',
    want: 'certificates only',
    mend: 'take the key out, and make a new one: this one has been seen',
  },
  unreadable: {
    what: 'the certificate cannot be read',
    want: 'one certificate in PEM, then those of its issuers',
    mend: 'paste what begins with `-----BEGIN CERTIFICATE-----`',
  },
  key: {
    what: 'Client VPN takes no server certificate with such a key',
    want: 'RSA with 2048 bits',
    mend: 'have a certificate issued for an RSA key of 2048 bits',
  },
  name: {
    what: 'the server certificate names no domain',
    want: 'a domain name such as `vpn.example.com`, as common name or alternative name',
    mend: 'have a certificate issued for a domain name',
  },
  purpose: {
    what: 'the certificate is not for servers, so that clients would refuse it',
    want: 'the extended key usage `serverAuth`',
    mend: 'have a certificate issued for a server',
  },
  'not-yet': {
    what: 'the server certificate is not valid yet',
    want: 'a certificate that is valid now',
    mend: 'wait, or have another one issued',
  },
  expired: {
    what: 'the server certificate has expired',
    want: 'a certificate that is valid now',
    mend: 'have a new one issued, and import it into ACM',
  },
  chain: {
    what: 'the certificates do not make a chain',
    want: 'each one issued by the next, which is a valid CA',
    mend: 'put the server certificate first, then its issuers one after the other',
  },
};

const BLOCK = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const RSA_BITS = 2048;

/**
 * What is wrong with a server certificate and its issuers in PEM, as Client VPN and its clients see it.
 *
 * AWS takes RSA with 2048 bits and a domain name (AWS Client VPN Administrator Guide, "Mutual authentication"), and the
 * profile demands a certificate for servers (`remote-cert-tls server`).
 *
 * Limits: revocation is not looked at, and whether devices trust the last issuer is for their profile to say. What ACM
 * holds may be another certificate than the one that was pasted.
 */
export function certificateFaults(pem: string, now: Date): FoundFault[] {
  if (/PRIVATE KEY/.test(pem)) return [{ fault: 'private-key', saw: 'a private key' }];
  const chain = read(pem.match(BLOCK) ?? []);
  const [server, ...issuers] = chain ?? [];
  if (!server) return [{ fault: 'unreadable', saw: 'no certificate in PEM' }];
  return [...keyFaults(server), ...nameFaults(server), ...purposeFaults(server), ...dayFaults(server, now)].concat(
    chainFaults([server, ...issuers], now),
  );
}

function read(blocks: readonly string[]): X509Certificate[] | undefined {
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    return undefined;
  }
}

function keyFaults({ publicKey }: X509Certificate): FoundFault[] {
  const bits = publicKey.asymmetricKeyDetails?.modulusLength;
  if (publicKey.asymmetricKeyType === 'rsa' && bits === RSA_BITS) return [];
  return [{ fault: 'key', saw: [publicKey.asymmetricKeyType ?? 'an unknown key', bits].join(' ').trim() }];
}

/** A wildcard names a domain too. */
const DOMAIN = /^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/i;

function nameFaults({ subject, subjectAltName }: X509Certificate): FoundFault[] {
  const common = [...subject.matchAll(/^CN=(.*)$/gm)].map((match) => match[1] ?? '');
  const others = [...(subjectAltName ?? '').matchAll(/(?:^|, )DNS:([^,]*)/g)].map((match) => match[1] ?? '');
  const names = [...common, ...others];
  if (names.some((name) => DOMAIN.test(name))) return [];
  return [{ fault: 'name', saw: names.join(', ') || 'no name' }];
}

function purposeFaults({ keyUsage }: X509Certificate): FoundFault[] {
  // What Node calls key usage is the extended one, and is missing where a certificate says nothing.
  const purposes = (keyUsage as string[] | undefined) ?? [];
  return purposes.includes(SERVER_AUTH) ? [] : [{ fault: 'purpose', saw: purposes.join(', ') || 'no purpose' }];
}

function dayFaults({ validFrom, validTo }: X509Certificate, now: Date): FoundFault[] {
  if (now < new Date(validFrom)) return [{ fault: 'not-yet', saw: `valid from ${validFrom}` }];
  if (now > new Date(validTo)) return [{ fault: 'expired', saw: `valid until ${validTo}` }];
  return [];
}

/** Whoever signed it must be there, unless it signed itself: ACM and the profile need the issuers. */
function chainFaults([server, ...issuers]: [X509Certificate, ...X509Certificate[]], now: Date): FoundFault[] {
  if (issuers.length === 0) return signedItself(server) ? [] : [{ fault: 'chain', saw: 'no issuer' }];
  const chain = [server, ...issuers];
  const broken = issuers.findIndex((issuer, index) => {
    const below = chain[index]!;
    return !issuer.ca || !isIssuedBy(below, issuer) || dayFaults(issuer, now).length > 0;
  });
  return broken < 0
    ? []
    : [{ fault: 'chain', saw: `certificate ${broken + 2} is no issuer of certificate ${broken + 1}` }];
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

/** A server that signed for itself need not be allowed to sign for others, which is what `checkIssued` asks. */
function signedItself(server: X509Certificate): boolean {
  return server.subject === server.issuer && server.verify(server.publicKey);
}
