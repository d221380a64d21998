import type { ConditionTest, Principal, Statement, World } from '../../lib/template';
import { type Ternary, all, any } from '../judge';
import { HOLE, spell } from './spelling';

type Kind = 'saml' | 'oidc';

const TYPES: Readonly<Record<string, Kind>> = {
  'AWS::IAM::SAMLProvider': 'saml',
  'AWS::IAM::OIDCProvider': 'oidc',
  'Custom::AWSCDKOpenIdConnectProvider': 'oidc',
};

/** Providers that IAM knows without a resource of their own. */
const BUILT_IN = ['cognito-identity.amazonaws.com', 'accounts.google.com', 'graph.facebook.com', 'www.amazon.com'];

/** Is a principal an identity provider of this kind? */
export function isProvider({ kind, property }: Principal, wanted: Kind, world: World): Ternary {
  if (kind !== 'Federated') return false;
  const provider = world.follow(property);
  if (provider) return TYPES[provider.type] === wanted;
  const text = spell(property.value);
  if (text === undefined || text === HOLE) return undefined;
  return wanted === 'saml' ? text.includes(':saml-provider/') : isOidc(text);
}

function isOidc(text: string): boolean {
  return text.includes(':oidc-provider/') || BUILT_IN.includes(text);
}

/** Claims that say whose token it is. Cognito, Google, Facebook and Amazon say so by the application it was made for. */
const SUBJECTS =
  /:(sub|repository|repository_id|job_workflow_ref)$|^(cognito-identity|accounts\.google|www\.amazon|graph\.facebook)[^:]*:(aud|app_id)$/;

/** Does a key of a condition name whose token it is? */
export function namesSubject(key: string): boolean {
  return SUBJECTS.test(key);
}

/** Does a statement fix a claim, so that tokens of strangers do not pass? */
export function fixes({ conditions, hiddenConditions }: Statement, isClaim: (key: string) => boolean): Ternary {
  const tests = conditions.filter(({ key }) => isClaim(key.toLowerCase()));
  return any([...tests.map(isFixed), ...hiddenConditions.map(() => undefined)]);
}

/** `…IfExists` and `ForAllValues` also hold for tokens without the claim. */
const POSITIVE = /^(ForAnyValue:)?String(Equals|EqualsIgnoreCase|Like)$/i;

/** Words of the providers with which a subject may begin, before it names its owner. */
const PREFIX = /^((repo|project_path|organization|system:serviceaccount):|org\/)/;

function isFixed({ operator, values }: ConditionTest): Ternary {
  const pattern = /Like/i.test(operator);
  return POSITIVE.test(operator) && all(values.map(({ value }) => !pattern || isOwned(spell(value))));
}

function isOwned(text: string | undefined): Ternary {
  if (text === undefined || text.startsWith(HOLE)) return undefined;
  // What follows the owner may be a pattern; an owner that is one may be anybody's.
  return !/[*?]/.test(text) || /^[^*?:/]+[:/]/.test(text.replace(PREFIX, ''));
}
