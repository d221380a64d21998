import { VendorVpn, type DevicePosture, type VendorVpnProps } from '../../constructs';
import { codesOf, enclaveTemplate, manifestWith, onlyOf, Surroundings } from './fixtures';

const KEY = 'https://assets-public.falcon.crowdstrike.com/zta/jwk.json';

function endpointWith(props: Partial<VendorVpnProps>) {
  const stack = new Surroundings();
  new VendorVpn(stack, 'Vpn', {
    vendor: 'acme',
    network: stack.network,
    archive: stack.archive,
    serverCertificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/one',
    samlProviderArn: 'arn:aws:iam::111122223333:saml-provider/acme',
    admissions: [{ jobFunction: 'clerk', group: 'acme-clerks' }],
    people: [],
    ...props,
  });
  return onlyOf(stack.template(), 'AWS::EC2::ClientVpnEndpoint');
}

test('the policy is in force, demands what the handler demands, and its reasons are on record', () => {
  expect(endpointWith({ mfaGroup: 'strong' })).toMatchObject({
    AuthorizationPolicy: {
      ShadowMode: 'disabled',
      PolicyDocument: expect.stringMatching(/contains\("strong"\) &&\s+\(.*contains\("acme-clerks"\)\)/) as string,
    },
    ConnectionLogOptions: { IncludeAuthorizationPolicyContext: true },
  });
});

test('nothing is asked of devices unless somebody vouches for them', () => {
  expect(endpointWith({})).not.toHaveProperty('DevicePostureOptions');
  const devicePosture: DevicePosture[] = [
    { provider: 'crowdstrike', tenantId: 't-1', publicSigningKeyUrl: KEY },
    { provider: 'jamf', tenantId: 't-2' },
  ];
  expect(endpointWith({ devicePosture }).DevicePostureOptions).toEqual({
    Enabled: true,
    TrustProviders: [
      { TrustProviderType: 'crowdstrike', TenantId: 't-1', PublicSigningKeyUrl: KEY },
      { TrustProviderType: 'jamf', TenantId: 't-2' },
    ],
  });
});

test.each<[title: string, props: Partial<VendorVpnProps>, code: string]>([
  [
    'CrowdStrike without its key',
    { devicePosture: [{ provider: 'crowdstrike', tenantId: 't' }] },
    'enclave/device-posture-key',
  ],
  [
    'a key by HTTP',
    { devicePosture: [{ provider: 'jumpcloud', tenantId: 't', publicSigningKeyUrl: 'http://x.example/' }] },
    'enclave/device-posture-key',
  ],
  [
    'Jamf with a key',
    { devicePosture: [{ provider: 'jamf', tenantId: 't', publicSigningKeyUrl: KEY }] },
    'enclave/device-posture-key',
  ],
  [
    'a provider twice',
    {
      devicePosture: [
        { provider: 'jamf', tenantId: 't' },
        { provider: 'jamf', tenantId: 'u' },
      ],
    },
    'enclave/device-posture-twice',
  ],
  [
    'a score that says nothing',
    { devicePosture: [{ provider: 'crowdstrike', tenantId: 't', publicSigningKeyUrl: KEY, scoreMin: 1 }] },
    'enclave/device-score',
  ],
  ['a score of Jamf', { devicePosture: [{ provider: 'jamf', tenantId: 't', scoreMin: 80 }] }, 'enclave/device-score'],
  [
    'a policy longer than AWS takes',
    { admissions: [...Array(40).keys()].map((n) => ({ jobFunction: `j${n}`, group: `${n}${'g'.repeat(250)}` })) },
    'enclave/vpn-policy-size',
  ],
])('refuses %s', (_title, props, code) => {
  expect(codesOf(() => endpointWith(props))).toEqual([code]);
});

test('what the manifest says of devices comes to the endpoint (R05)', () => {
  const { connect } = manifestWith();
  const devicePosture = [{ provider: 'jamf' as const, tenantId: 't-2' }];
  const clientVpn = { ...connect.clientVpn!, devicePosture };
  const endpoint = onlyOf(
    enclaveTemplate(manifestWith({ connect: { ...connect, clientVpn } })),
    'AWS::EC2::ClientVpnEndpoint',
  );
  expect(endpoint.DevicePostureOptions).toMatchObject({ TrustProviders: [{ TrustProviderType: 'jamf' }] });
});
