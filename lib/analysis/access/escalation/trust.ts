import type { Layer } from '../engine/access-set';
import { readPolicy } from '../policy/read-policy';
import type { Statement } from '../policy/statement';
import { isSymbolLetter } from '../policy/symbols';
import { type Actor } from './actor';
import { type Asking, type Can, NO, exactly } from './asking';
import { mayMatch } from './may-match';

/** Nobody of the account: what a reference stands for that somebody else will fill in. */
const OUTSIDER = 'arn:aws:iam::000000000000:user/outsider';

const ENTERING = 'sts:AssumeRole';
const BY_TOKEN = 'sts:AssumeRoleWithWebIdentity';

/** Whom a way in rests on, beside the policies: somebody that a trust policy leaves open. */
export interface Entrance {
  readonly role: Actor;
  readonly can: Can;
  /** What was taken for granted for it. */
  readonly assuming?: string;
}

/**
 * Who may enter roles, by the roles' trust policies.
 *
 * Somebody of the same account enters by the trust policy alone where it names them; where it names the account, their own
 * policies must allow it too. A principal that is a reference nobody filled in (`${var.vendor}`) is taken to be nobody of
 * the account. Only for somebody of whom no policy is told at all it may be them: else nothing would be known of them.
 *
 * Limits: trust in other accounts, and what those allow, is not followed.
 */
export class Trusts {
  private readonly read = new Map<string, { readonly layer: Layer; readonly unread: readonly string[] }>();
  private readonly known = new Map<string, unknown>();
  private readonly entered = new Map<Actor, readonly Entrance[]>();

  constructor(private readonly asking: Asking) {}

  /** Those of the roles that it may enter. */
  entrances(actor: Actor, roles: readonly Actor[]): readonly Entrance[] {
    let open = this.entered.get(actor);
    if (!open) {
      open = roles.flatMap((role) => {
        const entrance = this.entrance(actor, role);
        return entrance.can.answer === 'no' ? [] : [{ role, ...entrance }];
      });
      this.entered.set(actor, open);
    }
    return open;
  }

  private entrance(actor: Actor, role: Actor): Omit<Entrance, 'role'> {
    if (actor === role) return { can: NO };
    if (!role.identity.trust) return { can: this.unreadTrust(role) };
    const plain = this.enter(actor, role, OUTSIDER);
    if (plain.answer === 'yes' || !actor.isBare || !this.openPrincipals(role)) return { can: plain };
    const { symbols } = this.asking.account;
    const names = this.openPrincipals(role)!
      .map((letter) => symbols.show(letter))
      .join(', ');
    const can = this.enter(actor, role, actor.identity.arn);
    return { can, assuming: `${names} is ${actor.identity.name}, of whom no policy is told` };
  }

  /** Those of the services that the role lets in, and whether that is sure. */
  lettingIn(
    role: Actor,
    services: readonly string[],
  ): { readonly services: readonly string[]; readonly sure: boolean } {
    return this.once(`${role.identity.id}\n${services.join()}`, () => {
      const layer = this.trustOf(role, OUTSIDER).layer.filter(({ principals }) =>
        speaksOfServices(principals?.patterns),
      );
      const answers =
        layer.length === 0 ? [] : services.map((service) => ({ service, can: this.lets(layer, service) }));
      const open = answers.filter(({ can }) => can.answer !== 'no');
      return { services: open.map(({ service }) => service), sure: open.some(({ can }) => can.answer === 'yes') };
    });
  }

  /** Does the role open for whoever an identity provider vouches for? */
  openForProvider(role: Actor): boolean {
    return this.trustOf(role, OUTSIDER).layer.some(
      ({ effect, principals }) =>
        effect === 'Allow' && principals?.patterns.some((pattern) => /^Federated:.*provider\//.test(pattern)),
    );
  }

  /** Every reference in the principals of trust policies that nobody filled in. */
  openNames(): readonly string[] {
    return this.once('open', () => {
      const { identities, symbols } = this.asking.account;
      const letters = new Set<string>();
      for (const { trust } of identities) {
        replaceOpen(trust?.document, (letter) => {
          letters.add(letter);
          return letter;
        });
      }
      return [...letters].map((letter) => symbols.show(letter));
    });
  }

  private unreadTrust({ identity }: Actor): Can {
    const isUnread = identity.unread.some((name) => name.includes('trust policy'));
    return isUnread ? { answer: 'perhaps', reason: `whom ${identity.name} trusts cannot be read` } : NO;
  }

  private lets(layer: Layer, service: string): Can {
    const byService = this.asking.lets(layer, { action: ENTERING }, { Service: [service] });
    if (byService.answer !== 'no' || !service.startsWith('cognito-identity.')) return byService;
    return this.asking.lets(layer, { action: BY_TOKEN }, { Federated: [service] });
  }

  private enter(actor: Actor, role: Actor, openAs: string): Can {
    const { layer: trust } = this.trustOf(role, openAs);
    const { arn } = actor.identity;
    if (!trust.some(({ effect, principals }) => effect === 'Allow' && mayName(principals, arn))) return NO;
    const named = trust.filter(({ effect, principals }) => effect === 'Deny' || isNamed(principals, arn));
    const caller = actor.layersFor(ENTERING);
    if (!caller && !named.some(({ effect }) => effect === 'Allow')) return NO;
    const { policies, boundary, control } = actor;
    // Named by its ARN a role is still held by its boundary, a user is not.
    const bounds = actor.identity.kind === 'user' || !boundary ? [] : [boundary];
    const denies = [...policies, ...(boundary ?? [])].filter(({ effect }) => effect === 'Deny');
    const byName = [[...named, ...denies], ...bounds, ...control];
    const ways = [byName, ...(caller ? [[...caller, trust]] : [])];
    const sessions = trust
      .flatMap(({ principals }) => principals?.patterns ?? [])
      .filter((text) => isOwnSession(text, arn));
    const principals = [arn, ...sessions.map((text) => text.slice('AWS:'.length))];
    return this.asking.decide(actor, { action: ENTERING, resources: [exactly(role.identity.arn)] }, ways, principals);
  }

  private openPrincipals({ identity }: Actor): readonly string[] | undefined {
    const letters = new Set<string>();
    replaceOpen(identity.trust?.document, (letter) => {
      letters.add(letter);
      return letter;
    });
    return letters.size > 0 ? [...letters] : undefined;
  }

  private trustOf({ identity }: Actor, openAs: string): { readonly layer: Layer; readonly unread: readonly string[] } {
    const name = `${identity.id}\n${openAs}`;
    const before = this.read.get(name);
    if (before) return before;
    const { trust } = identity;
    const document = trust && {
      ...trust,
      document: replaceOpen(trust.document, () => openAs) as typeof trust.document,
    };
    const read = document ? readPolicy(document, this.asking.account.symbols) : { statements: [], problems: [] };
    const found = { layer: read.statements, unread: read.problems };
    this.read.set(name, found);
    return found;
  }

  private once<T>(name: string, find: () => T): T {
    const before = this.known.get(name);
    if (before !== undefined) return before as T;
    const found = find();
    this.known.set(name, found);
    return found;
  }
}

type Principals = Statement['principals'];

/** By itself, or by everybody. */
function isNamed(principals: Principals, arn: string): boolean {
  if (!principals || principals.negated) return false;
  return principals.patterns.some((text) => text === `AWS:${arn}` || text === '*' || isOwnSession(text, arn));
}

function isOwnSession(text: string, arn: string): boolean {
  const [, account, name] = /:iam::([^:]*):role\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
  return name !== undefined && /^AWS:arn:[^:]*:sts::/.test(text) && text.includes(`::${account}:assumed-role/${name}/`);
}

function mayName(principals: Principals, arn: string): boolean {
  if (!principals || principals.negated) return true;
  return principals.patterns.some((text) => mayMatch(text, `AWS:${arn}`) || isOwnSession(text, arn));
}

function speaksOfServices(patterns: readonly string[] | undefined): boolean {
  return patterns === undefined || patterns.some((text) => text === '*' || /^(Service|Federated):/.test(text));
}

/** The document with something else for each principal of AWS that is one unreadable part and nothing more. */
function replaceOpen(document: unknown, by: (letter: string) => string): unknown {
  const isOpen = (value: unknown): value is string =>
    typeof value === 'string' && value.length === 1 && isSymbolLetter(value);
  const replace = (value: unknown): unknown => (isOpen(value) ? by(value) : value);
  const inPrincipal = (principal: unknown): unknown => {
    if (typeof principal !== 'object' || principal === null || !('AWS' in principal)) return replace(principal);
    const { AWS } = principal;
    return { ...principal, AWS: Array.isArray(AWS) ? AWS.map(replace) : replace(AWS) };
  };
  if (typeof document !== 'object' || document === null || !('Statement' in document)) return document;
  const statements: unknown[] = Array.isArray(document.Statement) ? document.Statement : [document.Statement];
  return {
    ...document,
    Statement: statements.map((statement: unknown) =>
      typeof statement === 'object' && statement !== null && 'Principal' in statement
        ? { ...statement, Principal: inPrincipal(statement.Principal) }
        : statement,
    ),
  };
}
