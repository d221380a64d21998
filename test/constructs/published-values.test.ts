import { enclaveTemplate, manifestWith, onlyOf, propertiesOf, referenceManifest } from './fixtures';

test('an enclave publishes its ids under names that say vendor and thing', () => {
  const names = propertiesOf(enclaveTemplate(manifestWith()), 'AWS::SSM::Parameter').map(({ Name }) => Name);
  expect(names.sort()).toEqual([
    '/enclave/acme/archive/bucket-name',
    '/enclave/acme/archive/key-arn',
    '/enclave/acme/network/vpc-id',
    '/enclave/acme/roles/clerk/arn',
    '/enclave/acme/vpn/endpoint-id',
  ]);
});

test('every API of the reference enclave is among them, by the id of the manifest', () => {
  const manifest = referenceManifest();
  const names = propertiesOf(enclaveTemplate(manifest), 'AWS::SSM::Parameter').map(({ Name }) => Name);
  expect(names).toEqual(
    expect.arrayContaining(manifest.apis.map(({ id }) => `/enclave/${manifest.vendor.id}/apis/${id}/id`)),
  );
});

test('resources say until when and for whom they are there, but not the endpoint, which a changed tag would replace', () => {
  const engagement = { ends: '2027-12-31', owner: 'lead@client.example' };
  const template = enclaveTemplate(manifestWith({ engagement }));
  expect(onlyOf(template, 'AWS::CloudTrail::Trail').Tags).toEqual(
    expect.arrayContaining([
      { Key: 'vendor-enclave:ends', Value: '2027-12-31' },
      { Key: 'vendor-enclave:owner', Value: 'lead@client.example' },
    ]),
  );
  const endpoint = JSON.stringify(onlyOf(template, 'AWS::EC2::ClientVpnEndpoint'));
  expect(endpoint).not.toMatch(/2027-12-31|lead@client/);
});
