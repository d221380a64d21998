import { matchesGlob } from '../../lib/common/match-glob';
import type { ConditionTest, PolicyDocument, Property, Statement } from '../../lib/template';
import { type Ternary, all, any, not, says } from '../judge';
import { isWholeWorld } from './principals';
import { ANYTHING, type Owner, covers } from './resource-coverage';

/** A kind of request that must not get through without TLS. */
export interface Request {
  /** In lower case; `anyActionOf` for all of a service. */
  readonly action: string;
  /** Where the action goes: behind the owner's name, e.g. `/` and an object's key. */
  readonly suffix?: string;
}

/** All actions of a service: only a wildcard covers them. */
export const anyActionOf = (service: string): string => `${service}:${ANYTHING}`;

/** Do these documents refuse each of the requests to everybody who comes without TLS? */
export function refusesPlaintext(
  documents: readonly PolicyDocument[],
  requests: readonly Request[],
  owner: Owner | undefined,
): Ternary {
  const unread = documents.flatMap(({ hidden }) => hidden.map(() => undefined));
  const denials = documents.flatMap(({ statements }) => statements).map((one) => [one, deniesPlaintext(one)] as const);
  return all(
    requests.map(({ action, suffix }) =>
      any([
        ...denials.map(([statement, denied]) =>
          all([denied, isAbout(statement, action), owner ? isOn(statement, owner, suffix) : isOnAll(statement)]),
        ),
        ...unread,
      ]),
    ),
  );
}

/**
 * Do these documents allow nothing to those who come without TLS? That is enough only where nobody is let in but by
 * them: to most services an identity's own policy opens the door as well.
 */
export function allowsOnlyTls(documents: readonly PolicyDocument[]): Ternary {
  const statements = documents.flatMap((document) => document.statements);
  const unread = documents.flatMap(({ hidden }) => hidden.map(() => undefined));
  const allowing = statements.map((statement) => says(statement.effect, 'Allow'));
  return all([
    any(allowing),
    ...statements.map((statement, index) => any([not(allowing[index]), needsTls(statement)])),
    ...unread,
  ]);
}

/** Does an Allow hold only for those who come with TLS? Further tests narrow it more. */
function needsTls({ conditions, hiddenConditions }: Statement): Ternary {
  return any([...conditions.map((test) => isAboutTls(test, 'true')), ...hiddenConditions.map(() => undefined)]);
}

/** Does a statement deny something to everybody without TLS? Every further test narrows a Deny. */
function deniesPlaintext({ effect, principals, conditions, hiddenConditions }: Statement): Ternary {
  const denies = says(effect, 'Deny');
  if (denies === false) return false;
  return all([
    denies,
    any((principals ?? []).map(isWholeWorld)),
    ...conditions.map((test) => isAboutTls(test, 'false')),
    ...hiddenConditions.map(() => undefined),
  ]);
}

/** A request without the key would satisfy `BoolIfExists`; but the key is always there. */
function isAboutTls({ operator, key, values }: ConditionTest, answer: 'true' | 'false'): Ternary {
  const asks = ['Bool', 'BoolIfExists'].includes(operator) && key.toLowerCase() === 'aws:securetransport';
  const answers = values.map((value) => says(value, answer));
  // Any one value is enough: a Deny may list both, an Allow may not.
  return asks && (answer === 'false' ? any(answers) : all(answers));
}

function isAbout({ actions }: Statement, action: string): Ternary {
  return any((actions ?? []).map((one) => matchesAction(one, action)));
}

function matchesAction({ value }: Property, action: string): Ternary {
  if (value.kind !== 'known') return undefined;
  const same = (one: string, other: string) => one === other || (one === '?' && other !== ANYTHING);
  return matchesGlob(String(value.value).toLowerCase(), action, same);
}

function isOn({ resources }: Statement, owner: Owner, suffix?: string): Ternary {
  return any((resources ?? []).map((resource) => covers(resource, owner, suffix)));
}

/** Inside one resource, or where a policy names none, any `Resource` is taken to mean it. */
function isOnAll({ notResources }: Statement): Ternary {
  return notResources === undefined;
}
