import { certificateFaults } from '../../lib/common/server-certificate';
import { pem } from '../support/certificates';
import { NOW } from '../support/manifests';

const KEY = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqh\n-----END PRIVATE KEY-----\n';

test.each<[title: string, text: string, faults: string[], now?: Date]>([
  ['a certificate with its issuer', pem('good', 'root'), []],
  ['a domain as alternative name', pem('san', 'root'), []],
  ['a certificate that signed itself', pem('self'), []],
  ['RSA with 4096 bits', pem('rsa4096', 'root'), ['key: rsa 4096']],
  ['an elliptic curve', pem('ec', 'root'), ['key: ec']],
  ['no domain', pem('nameless', 'root'), ['name: server']],
  ['a certificate for clients', pem('client', 'root'), ['purpose: 1.3.6.1.5.5.7.3.2']],
  ['a certificate for nothing said', pem('purposeless', 'root'), ['purpose: no purpose']],
  ['no issuer', pem('good'), ['chain: no issuer']],
  ['the issuer of others', pem('good', 'other'), ['chain: certificate 2 is no issuer of certificate 1']],
  ['an issuer that is no CA', pem('under', 'leafca', 'root'), ['chain: certificate 2 is no issuer of certificate 1']],
  ['one certificate too many', pem('good', 'root', 'other'), ['chain: certificate 3 is no issuer of certificate 2']],
  [
    'the issuer first',
    pem('root', 'good'),
    ['name: Meridian test root', 'purpose: no purpose', 'chain: certificate 2 is no issuer of certificate 1'],
  ],
  ['nothing', '', ['unreadable: no certificate in PEM']],
  [
    'a text in between',
    '-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----',
    ['unreadable: no certificate in PEM'],
  ],
  ['a private key besides', pem('good') + KEY, ['private-key: a private key']],
])('%s', (_title, text, faults) => {
  expect(certificateFaults(text, NOW).map(({ fault, saw }) => `${fault}: ${saw}`)).toEqual(faults);
});

test.each([
  ['2020-01-01', ['not-yet', 'chain']],
  ['2200-01-01', ['expired', 'chain']],
])('on %s the certificate is %s', (day, faults) => {
  expect(certificateFaults(pem('good', 'root'), new Date(day)).map(({ fault }) => fault)).toEqual(faults);
  expect(certificateFaults(pem('self'), new Date(day)).map(({ fault }) => fault)).toEqual(faults.slice(0, 1));
});
