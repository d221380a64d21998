import { type Resource, asText, describe } from '../../template';
import { type Decided, mergeDecided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';

/** What people must sign in by: one SAML provider or one directory. */
export interface SignIn {
  readonly type: 'federated-authentication' | 'directory-service-authentication';
  /** ARN of the provider, or id of the directory. */
  readonly provider: string;
}

const WAYS: Readonly<Record<SignIn['type'], { readonly path: readonly [string, string]; readonly word: string }>> = {
  'federated-authentication': { path: ['FederatedAuthentication', 'SAMLProviderArn'], word: 'identity provider' },
  'directory-service-authentication': { path: ['ActiveDirectory', 'DirectoryId'], word: 'directory' },
};

/** Certificates may be asked for besides; another way to sign in is not what the manifest asked for. */
export function judgeSignIn(endpoint: Resource, { type, provider }: SignIn): Decided {
  const name = nameOf(endpoint);
  const { path, word } = WAYS[type];
  const options = endpoint.read('AuthenticationOptions').each();
  const types = options.map((option) => ({ option, type: asText(option.get('Type').value) }));
  const others = types.filter(
    (one) => one.type.kind === 'known' && ![type, 'certificate-authentication'].includes(one.type.value),
  );
  if (others[0]) {
    const other = describe(others[0].option.get('Type').value);
    return broken(`${other} lets people in through ${name}, not ${type}`);
  }
  if (types.some((one) => one.type.kind !== 'known')) return unsure(`${name}: the authentication is hidden`);
  const wanted = types.filter((one) => one.type.kind === 'known' && one.type.value === type);
  if (wanted.length === 0) {
    return broken(`a device with a certificate enters through ${name} without any person signing in`);
  }
  const answers = wanted.map(({ option }): Decided => {
    const by = asText(option.get(path[0]).get(path[1]).value);
    if (by.kind === 'hidden') return unsure(`${name}: the ${word} is hidden by ${by.by}`);
    if (by.kind === 'known' && by.value === provider) return pass();
    return broken(`people of ${by.kind === 'known' ? by.value : `no ${word}`} enter through ${name}`);
  });
  return mergeDecided(answers);
}

const broken = (witness: string) => fail('a way in is not guarded', witness);
