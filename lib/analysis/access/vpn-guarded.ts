import type { Manifest } from '../../manifest';
import { type Resource, type World, asBoolean, asText, describe } from '../../template';
import type { Claim, Decided } from '../claim';

/** Authentication that asks a person, not only a device. */
const PERSONAL = ['federated-authentication', 'directory-service-authentication'];

/**
 * Does every VPN session pass an identity provider and the connect handler that demands the MFA group?
 *
 * Limits: that the identity provider hands the group out only after a second factor is a promise of its
 * configuration, not of this template; the manifest's controls say who verifies it.
 */
export function vpnGuarded(manifest: Manifest): Claim {
  const group = manifest.connect.clientVpn?.mfaGroup ?? '';
  return {
    claim: `Every VPN session is signed in by the identity provider and let in by the connect handler, which demands the group ${group}`,
    decide(world) {
      const endpoints = world.ofType('AWS::EC2::ClientVpnEndpoint');
      const decided = endpoints.map((endpoint) => judge(world, endpoint, group));
      return (
        decided.find((one) => one.verdict === 'fail') ??
        decided.find((one) => one.verdict === 'unknown') ?? {
          verdict: 'pass',
          explanation: [`${endpoints.length} Client VPN endpoint: SAML, handler on, ${group} demanded`],
        }
      );
    },
  };
}

function judge(world: World, endpoint: Resource, group: string): Decided {
  const name = endpoint.constructPath ?? endpoint.id;
  const types = endpoint
    .read('AuthenticationOptions')
    .each()
    .map((option) => option.get('Type').value);
  if (!types.some((type) => PERSONAL.includes(describe(type)))) {
    if (types.some((type) => type.kind !== 'known')) return unsure(`${name}: the authentication is hidden`);
    return fail(`a device with a certificate enters through ${name} without any person signing in`);
  }
  const options = endpoint.read('ClientConnectOptions');
  const enabled = asBoolean(options.get('Enabled').value);
  if (enabled.kind === 'hidden') return unsure(`${name}: whether the handler is on is hidden by ${enabled.by}`);
  if (enabled.kind === 'absent' || !enabled.value)
    return fail(`anyone the identity provider knows enters through ${name}: no connect handler`);
  const handler = world.follow(options.get('LambdaFunctionArn'));
  if (!handler)
    return unsure(`${name}: the handler ${describe(options.get('LambdaFunctionArn').value)} is not in the template`);
  const demanded = asText(handler.read('Environment.Variables.MFA_GROUP').value);
  if (demanded.kind === 'hidden') return unsure(`${name}: the demanded group is hidden by ${demanded.by}`);
  if (demanded.kind === 'known' && demanded.value === group) return { verdict: 'pass', explanation: [] };
  return fail(
    `a person without ${group} enters through ${name}: the handler demands ${demanded.kind === 'known' ? demanded.value : 'no group'}`,
  );
}

const fail = (witness: string): Decided => ({ verdict: 'fail', explanation: ['a way in is not guarded'], witness });
const unsure = (reason: string): Decided => ({ verdict: 'unknown', explanation: [reason] });
