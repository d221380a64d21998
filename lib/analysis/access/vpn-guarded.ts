import type { Manifest } from '../../manifest';
import { type Resource, type World, asBoolean, asText, describe } from '../../template';
import { type Claim, type Decided, mergeDecided } from '../claim';

/**
 * Does every VPN session pass the manifest's identity provider and the connect handler that demands the MFA group?
 *
 * Limits: that the identity provider hands the group out only after a second factor is a promise of its
 * configuration, not of this template; the manifest's controls say who verifies it. What the handler's code does
 * with the group and the roster is taken on trust, and code written into the template is `unknown`, as is a handler
 * behind an alias or a version, which may run older code and older variables.
 */
export function vpnGuarded(manifest: Manifest): Claim {
  const { clientVpn, samlProviderArn } = manifest.connect;
  const asked = clientVpn && {
    group: clientVpn.mfaGroup,
    provider: clientVpn.samlProviderArn ?? samlProviderArn,
  };
  return {
    claim: asked
      ? `Every VPN session is signed in by the identity provider and let in by the connect handler, which demands the group ${asked.group}`
      : 'No VPN session can be opened: the manifest asks for no Client VPN',
    decide(world) {
      const endpoints = world.ofType('AWS::EC2::ClientVpnEndpoint');
      if (!asked) {
        const [uncalled] = endpoints;
        if (uncalled) return fail(`the manifest asks for no Client VPN, but ${nameOf(uncalled)} is one`);
        return { verdict: 'pass', explanation: ['no Client VPN endpoint'] };
      }
      if (endpoints.length === 0) return fail('the manifest asks for Client VPN, but no endpoint is in the template');
      return mergeDecided(endpoints.map((endpoint) => judge(world, endpoint, asked)));
    },
  };
}

interface Guard {
  readonly group: string;
  readonly provider: string;
}

function judge(world: World, endpoint: Resource, { group, provider }: Guard): Decided {
  const signIn = judgeSignIn(endpoint, provider);
  const handler = judgeHandler(world, endpoint, group);
  if (signIn.verdict !== 'pass' || handler.verdict !== 'pass') return mergeDecided([signIn, handler]);
  const code = 'that its code does so is taken on trust';
  return pass(`${nameOf(endpoint)}: SAML by ${provider}, handler on, ${group} demanded; ${code}`);
}

/** Certificates may be asked for besides; a directory is not what the manifest asked for. */
function judgeSignIn(endpoint: Resource, provider: string): Decided {
  const name = nameOf(endpoint);
  const options = endpoint.read('AuthenticationOptions').each();
  const types = options.map((option) => ({ option, type: asText(option.get('Type').value) }));
  const others = types.filter(({ type }) => type.kind === 'known' && !ALLOWED.includes(type.value));
  if (others[0])
    return fail(`${describe(others[0].option.get('Type').value)} lets people in through ${name}, not SAML`);
  if (types.some(({ type }) => type.kind !== 'known')) return unsure(`${name}: the authentication is hidden`);
  const federated = types.filter(({ type }) => type.kind === 'known' && type.value === SAML);
  if (federated.length === 0) {
    return fail(`a device with a certificate enters through ${name} without any person signing in`);
  }
  const answers = federated.map(({ option }): Decided => {
    const arn = asText(option.get('FederatedAuthentication').get('SAMLProviderArn').value);
    if (arn.kind === 'hidden') return unsure(`${name}: the identity provider is hidden by ${arn.by}`);
    if (arn.kind === 'known' && arn.value === provider) return pass('');
    return fail(`people of ${arn.kind === 'known' ? arn.value : 'no identity provider'} enter through ${name}`);
  });
  return mergeDecided(answers);
}

const SAML = 'federated-authentication';
const ALLOWED: readonly string[] = [SAML, 'certificate-authentication'];

function judgeHandler(world: World, endpoint: Resource, group: string): Decided {
  const name = nameOf(endpoint);
  const options = endpoint.read('ClientConnectOptions');
  const enabled = asBoolean(options.get('Enabled').value);
  if (enabled.kind === 'hidden') return unsure(`${name}: whether the handler is on is hidden by ${enabled.by}`);
  if (enabled.kind === 'absent' || !enabled.value)
    return fail(`anyone the identity provider knows enters through ${name}: no connect handler`);
  const arn = options.get('LambdaFunctionArn');
  const handler = world.follow(arn);
  if (!handler) return unsure(`${name}: the handler ${describe(arn.value)} is not in the template`);
  if (handler.type !== 'AWS::Lambda::Function' || arn.value.kind !== 'reference' || arn.value.attribute !== 'Arn')
    return unsure(`${name}: the handler ${describe(arn.value)} is not a function of the template`);
  if (handler.read('Code.ZipFile').value.kind !== 'absent')
    return unsure(`${nameOf(handler)} holds its code in the template: its code is not ours to read`);
  return mergeDecided([judgeGroup(handler, name, group), judgeRoster(world, handler, name)]);
}

function judgeGroup(handler: Resource, name: string, group: string): Decided {
  const demanded = asText(handler.read('Environment.Variables.MFA_GROUP').value);
  if (demanded.kind === 'hidden') return unsure(`${name}: the demanded group is hidden by ${demanded.by}`);
  const text = demanded.kind === 'known' ? demanded.value.trim() : '';
  if (text !== '' && text === group) return pass('');
  return fail(`a person without ${group} enters through ${name}: the handler demands ${text || 'no group'}`);
}

function judgeRoster(world: World, handler: Resource, name: string): Decided {
  const roster = handler.read('Environment.Variables.ROSTER_TABLE');
  const { value } = roster;
  if (value.kind === 'absent') return fail(`a person on no roster enters through ${name}: the handler reads none`);
  const isTable = value.kind === 'reference' && value.attribute === 'Ref';
  if (isTable && world.follow(roster)?.type === 'AWS::DynamoDB::Table') return pass('');
  return unsure(`${name}: the roster ${describe(value)} is not a table of the template`);
}

function nameOf(resource: Resource): string {
  return resource.constructPath ?? resource.id;
}

const pass = (reason: string): Decided => ({ verdict: 'pass', explanation: [reason] });
const fail = (witness: string): Decided => ({ verdict: 'fail', explanation: ['a way in is not guarded'], witness });
const unsure = (reason: string): Decided => ({ verdict: 'unknown', explanation: [reason] });
