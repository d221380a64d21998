import { complaintsOf, shortManifestWith } from '../support/manifests';

const vpnWith = (fields: string, jobFunctions: string) =>
  shortManifestWith(
    ['clientVpn: { ', `clientVpn: { ${fields}, `],
    ['jobFunctions: [{ id: clerk }]', `jobFunctions: ${jobFunctions}`],
  );

const SID = 'S-1-5-21-1004336348-1177238915-682003330-1106';
const KEY = 'publicSigningKeyUrl: "https://keys.example/jwk.json"';
const DIRECTORY = 'directoryId: d-90670a1b2c';

test.each<[title: string, fields: string, complaints: string[], jobFunctions?: string]>([
  ['a directory with SIDs', `${DIRECTORY}, mfaGroup: ${SID}7`, [], `[{ id: clerk, idpGroup: ${SID} }]`],
  [
    'a directory with names',
    `${DIRECTORY}, mfaGroup: vpn-mfa`,
    ['manifest/vpn-directory-sid @ clerks', 'manifest/vpn-directory-sid @ vpn-mfa'],
    '[{ id: clerk, idpGroup: clerks }]',
  ],
  [
    'a directory with nothing said of groups',
    DIRECTORY,
    ['manifest/vpn-directory-sid @ clerk', 'manifest/vpn-directory-sid @ { directoryId: d-90670a1b2c'],
  ],
  [
    'a directory beside SAML',
    `${DIRECTORY}, mfaGroup: ${SID}7, samlProviderArn: arn:aws:iam::111122223333:saml-provider/vpn`,
    ['manifest/vpn-sign-in @ d-90670a1b2c'],
    `[{ id: clerk, idpGroup: ${SID} }]`,
  ],
  ['a directory that is none', 'directoryId: corp.example', ['manifest/directory-id @ corp.example']],
  [
    'devices of three providers',
    `devicePosture: [{ provider: crowdstrike, tenantId: t, ${KEY}, scoreMin: 80 }, { provider: jamf, tenantId: t }, { provider: jumpcloud, tenantId: t, ${KEY} }]`,
    [],
  ],
  [
    'CrowdStrike without a key',
    'devicePosture: [{ provider: crowdstrike, tenantId: t }]',
    ['manifest/device-posture-key @ crowdstrike'],
  ],
  [
    'Jamf with a key',
    `devicePosture: [{ provider: jamf, tenantId: t, ${KEY} }]`,
    ['manifest/device-posture-key @ "https://keys.example/jwk.json"'],
  ],
  [
    'a key by HTTP',
    'devicePosture: [{ provider: crowdstrike, tenantId: t, publicSigningKeyUrl: "http://keys.example/k" }]',
    ['manifest/signing-key-url @ "http://keys.example/k"'],
  ],
  ['a score of Jamf', 'devicePosture: [{ provider: jamf, tenantId: t, scoreMin: 80 }]', ['manifest/device-score @ 80']],
  [
    'a score that says nothing',
    `devicePosture: [{ provider: crowdstrike, tenantId: t, ${KEY}, scoreMin: 50 }]`,
    ['manifest/device-score @ 50'],
  ],
  [
    'a provider twice',
    'devicePosture: [{ provider: jamf, tenantId: t }, { provider: jamf, tenantId: u }]',
    ['manifest/duplicate @ jamf'],
  ],
  [
    'a policy longer than AWS takes',
    'mfaGroup: vpn',
    ['manifest/vpn-policy-size @ [{ id: clerk'],
    `[{ id: clerk, idpGroup: "${'☃'.repeat(250)}" }, ${[1, 2, 3, 4].map((n) => `{ id: c${n}, idpGroup: "${'☃'.repeat(250)}${n}" }`).join(', ')}]`,
  ],
])('%s', (title, fields, complaints, jobFunctions = '[{ id: clerk }]') => {
  const found = complaintsOf(vpnWith(fields, jobFunctions));
  expect(title.startsWith('a policy') ? found.filter((one) => /policy/.test(one)) : found).toEqual(complaints);
});
