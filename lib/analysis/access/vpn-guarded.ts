import type { Manifest } from '../../manifest';
import { accessPolicy } from '../../manifest/vpn-access-policy';
import { workingHoursSetting } from '../../manifest/working-hours';
import { accessDemandsOf, vpnProviderOf } from '../../manifest/vpn-sign-in';
import { type Resource, type World, asBoolean, asText, describe } from '../../template';
import { type Claim, type Decided, mergeDecided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { judgePolicy, type Voucher } from './vpn-policy';
import { judgeSignIn, type SignIn } from './vpn-sign-in';

/**
 * Does every VPN session pass the manifest's sign-in, the access policy, and the connect handler that demands the MFA
 * group?
 *
 * Limits: that the identity provider hands the group out only after a second factor is a promise of its
 * configuration, not of this template; the manifest's controls say who verifies it. A directory makes no such promise:
 * its groups are the same however somebody signed in, and whether it asks for a second factor stands in its RADIUS
 * settings, which no template shows. So a directory is never better than `unknown`. What the handler's code does
 * with the group and the roster is taken on trust, and code written into the template is `unknown`, as is a handler
 * behind an alias or a version, which may run older code and older variables.
 */
export function vpnGuarded(manifest: Manifest): Claim {
  const guard = guardOf(manifest);
  return {
    claim: guard
      ? `Every VPN session is signed in by the ${guard.signIn.word} and let in by the connect handler, which demands the group ${guard.group}${guard.hours === undefined ? '' : ' and the working hours'}`
      : 'No VPN session can be opened: the manifest asks for no Client VPN',
    decide(world) {
      const endpoints = world.ofType('AWS::EC2::ClientVpnEndpoint');
      if (!guard) {
        const [uncalled] = endpoints;
        if (uncalled) return broken(`the manifest asks for no Client VPN, but ${nameOf(uncalled)} is one`);
        return pass('no Client VPN endpoint');
      }
      if (endpoints.length === 0) return broken('the manifest asks for Client VPN, but no endpoint is in the template');
      return mergeDecided(endpoints.map((endpoint) => judge(world, endpoint, guard)));
    },
  };
}

interface Guard {
  readonly group: string;
  /** The setting that says when people may connect. */
  readonly hours: string | undefined;
  readonly signIn: SignIn & { readonly word: string };
  readonly policy: string | undefined;
  readonly vouchers: readonly Voucher[];
}

function guardOf(manifest: Manifest): Guard | undefined {
  const { clientVpn } = manifest.connect;
  if (!clientVpn) return undefined;
  const provider = vpnProviderOf(manifest.connect);
  return {
    group: clientVpn.mfaGroup,
    hours: workingHoursSetting(manifest),
    signIn:
      provider === undefined
        ? {
            type: 'directory-service-authentication',
            provider: clientVpn.directoryId ?? '',
            word: 'directory after a second factor',
          }
        : { type: 'federated-authentication', provider, word: 'identity provider' },
    policy: accessPolicy(accessDemandsOf(manifest)),
    vouchers: clientVpn.devicePosture,
  };
}

function judge(world: World, endpoint: Resource, { group, hours, signIn, policy, vouchers }: Guard): Decided {
  const parts = [
    judgeSignIn(endpoint, signIn),
    judgeHandler(world, endpoint, { group, hours }),
    judgePolicy(endpoint, policy, vouchers),
  ];
  if (parts.some(({ verdict }) => verdict !== 'pass')) return mergeDecided(parts);
  const name = nameOf(endpoint);
  if (signIn.type === 'directory-service-authentication') {
    return unsure(
      `${name}: whether ${signIn.provider} asks for a second factor stands in its RADIUS settings ` +
        `(DescribeDirectories, RadiusStatus); handler on, ${group} demanded`,
    );
  }
  const code = 'that its code does so is taken on trust';
  return pass(`${name}: SAML by ${signIn.provider}, access policy in force, handler on, ${group} demanded; ${code}`);
}

function judgeHandler(world: World, endpoint: Resource, { group, hours }: Pick<Guard, 'group' | 'hours'>): Decided {
  const name = nameOf(endpoint);
  const options = endpoint.read('ClientConnectOptions');
  const enabled = asBoolean(options.get('Enabled').value);
  if (enabled.kind === 'hidden') return unsure(`${name}: whether the handler is on is hidden by ${enabled.by}`);
  if (enabled.kind === 'absent' || !enabled.value)
    return broken(`anyone the identity provider knows enters through ${name}: no connect handler`);
  const arn = options.get('LambdaFunctionArn');
  const handler = world.follow(arn);
  if (!handler) return unsure(`${name}: the handler ${describe(arn.value)} is not in the template`);
  if (handler.type !== 'AWS::Lambda::Function' || arn.value.kind !== 'reference' || arn.value.attribute !== 'Arn')
    return unsure(`${name}: the handler ${describe(arn.value)} is not a function of the template`);
  if (handler.read('Code.ZipFile').value.kind !== 'absent')
    return unsure(`${nameOf(handler)} holds its code in the template: its code is not ours to read`);
  return mergeDecided([
    judgeGroup(handler, name, group),
    judgeHours(handler, name, hours),
    judgeRoster(world, handler, name),
  ]);
}

function judgeGroup(handler: Resource, name: string, group: string): Decided {
  const demanded = asText(handler.read('Environment.Variables.MFA_GROUP').value);
  if (demanded.kind === 'hidden') return unsure(`${name}: the demanded group is hidden by ${demanded.by}`);
  const text = demanded.kind === 'known' ? demanded.value.trim() : '';
  if (text !== '' && text === group) return pass();
  return broken(`a person without ${group} enters through ${name}: the handler demands ${text || 'no group'}`);
}

/** Hours that the manifest does not agree on keep people out of their work, and nobody knows why. */
function judgeHours(handler: Resource, name: string, hours: string | undefined): Decided {
  const demanded = asText(handler.read('Environment.Variables.WORKING_HOURS').value);
  if (demanded.kind === 'hidden') return unsure(`${name}: the working hours are hidden by ${demanded.by}`);
  const text = demanded.kind === 'known' ? demanded.value : undefined;
  if (text === hours) return pass();
  return broken(`the working hours of ${name} are ${text ?? 'any'}, and those of the manifest ${hours ?? 'any'}`);
}

function judgeRoster(world: World, handler: Resource, name: string): Decided {
  const roster = handler.read('Environment.Variables.ROSTER_TABLE');
  const { value } = roster;
  if (value.kind === 'absent') return broken(`a person on no roster enters through ${name}: the handler reads none`);
  const isTable = value.kind === 'reference' && value.attribute === 'Ref';
  if (isTable && world.follow(roster)?.type === 'AWS::DynamoDB::Table') return pass();
  return unsure(`${name}: the roster ${describe(value)} is not a table of the template`);
}

const broken = (witness: string) => fail('a way in is not guarded', witness);
