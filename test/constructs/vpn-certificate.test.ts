import { Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import { EnclaveStack, VendorVpn, VpnCertificate, type VpnCertificateProps } from '../../constructs';
import { enclaveProofs } from '../../lib/analysis/enclave-proofs';
import { Template as Judged } from '../../lib/template';
import { VendorEnclaveChecks } from '../../policies';
import { pem } from '../support/certificates';
import { codesOf, enclaveTemplate, manifestWith, onlyOf, Surroundings, TODAY } from './fixtures';
import { NOW } from '../support/manifests';

const authorityArn = 'arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/one';

function certificateWith(props: Partial<VpnCertificateProps> = {}) {
  const stack = new Stack(new App(), 'Theirs');
  new VpnCertificate(stack, 'Certificate', { vendor: 'acme', domainName: 'vpn.acme.example', authorityArn, ...props });
  return onlyOf(Template.fromStack(stack), 'AWS::CertificateManager::Certificate');
}

test('the private CA issues a certificate with the only key Client VPN takes', () => {
  expect(certificateWith()).toMatchObject({
    DomainName: 'vpn.acme.example',
    CertificateAuthorityArn: authorityArn,
    KeyAlgorithm: 'RSA_2048',
  });
});

test.each<[title: string, props: Partial<VpnCertificateProps>, code: string]>([
  ['a name that is no domain', { domainName: 'server' }, 'enclave/vpn-certificate-name'],
  [
    'a CA that is none',
    { authorityArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/x' },
    'enclave/vpn-certificate-authority',
  ],
])('refuses %s', (_title, props, code) => {
  expect(codesOf(() => certificateWith(props))).toEqual([code]);
});

test.each([
  ['a good certificate', pem('good', 'root'), []],
  ['a key AWS does not take', pem('rsa4096', 'root'), ['enclave/vpn-certificate-key']],
  ['no issuer', pem('good'), ['enclave/vpn-certificate-chain']],
])('a VPN looks at a certificate that is pasted: %s', (_title, serverCertificatePem, codes) => {
  const stack = new Surroundings();
  const found = codesOf(
    () =>
      new VendorVpn(stack, 'Vpn', {
        vendor: 'acme',
        network: stack.network,
        archive: stack.archive,
        serverCertificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/one',
        serverCertificatePem,
        samlProviderArn: 'arn:aws:iam::111122223333:saml-provider/acme',
        admissions: [],
        people: [],
      }),
  );
  expect(found).toEqual(codes);
});

test('an enclave with a certificate of its own is proven, and no rule complains', () => {
  const { connect } = manifestWith();
  const serverCertificate = { domain: 'vpn.acme.example', authorityArn };
  const manifest = manifestWith({ connect: { ...connect, clientVpn: { serverCertificate } } });
  const template = enclaveTemplate(manifest);
  const id = Object.keys(template.findResources('AWS::CertificateManager::Certificate'))[0];
  expect(onlyOf(template, 'AWS::EC2::ClientVpnEndpoint').ServerCertificateArn).toEqual({ Ref: id });
  const judged = Judged.parse({ file: 'enclave.json', text: JSON.stringify(template.toJSON()) });
  expect(enclaveProofs(judged, manifest, 'enclave', NOW).filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  const app = new App();
  new EnclaveStack(app, 'Enclave', { manifest, today: TODAY });
  expect(new VendorEnclaveChecks(app).validateScope(app).violations).toEqual([]);
});
