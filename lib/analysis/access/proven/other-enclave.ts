import type { Manifest } from '../../../manifest';
import type { Template } from '../../../template';
import { type Place, placeOf } from '../../placed-text';
import { besidesAccount } from '../account/access-of';
import type { Guarded } from '../account/account';
import { rolesAsGuarded } from '../account/find-in-account';
import type { Deployment } from '../extract/deployment';
import { readAccount, textsIn } from '../extract/read-account';
import type { SourcedPolicy } from '../policy/json-policy';
import { readPolicy } from '../policy/read-policy';
import type { Statement } from '../policy/statement';
import { type SymbolTable, beginningOf, isSymbolLetter } from '../policy/symbols';

/** Another enclave of the same call. */
export interface OtherEnclave {
  readonly name: string;
  readonly manifest: Manifest;
  /** Its own, that of its log vault, and that of its permission sets. */
  readonly templates: readonly Template[];
}

/** The ARN of something of another enclave, with the letters of its own account, and as much as is known to begin it. */
export interface OtherArn {
  readonly arn: string;
  readonly beginning: string;
}

/** Everything of a template that an ARN names, as far as the ARN of its type is known. Read once. */
export function arnsOf(template: Template, place: Deployment): readonly OtherArn[] {
  return template.once('ARNs for others', () => {
    const world = template.openWorld();
    const { resources } = textsIn(world, place);
    const arns = [...template.resources.keys()].flatMap((id) => {
      const resource = world.resource(id);
      const arn = resource && resources.arnOf(resource);
      return arn === undefined || isSymbolLetter(arn) ? [] : [arn];
    });
    return [...new Set(arns)].map((arn) => ({ arn, beginning: beginningOf(arn) }));
  });
}

/** Something of another enclave that a policy of its own opens to somebody. */
interface Door {
  readonly guarded: Guarded;
  /** As much as is known to begin the principals whom it lets in. */
  readonly letsIn: readonly string[];
}

function doorsOf(template: Template, place: Place): readonly Door[] {
  return template.once('doors for others', () => {
    const account = readAccount(template.openWorld(), place);
    return [...account.guarded, ...rolesAsGuarded(account)].flatMap((guarded): Door[] => {
      const read = guarded.policies.flatMap((policy) => readPolicy(policy, account.symbols).statements);
      const letsIn = read.flatMap(besidesAccount).flatMap(letIn);
      const all = guarded.unread.length > 0 ? [...letsIn, ''] : letsIn;
      return all.length > 0 ? [{ guarded, letsIn: [...new Set(all)] }] : [];
    });
  });
}

function letIn({ effect, principals }: Statement): string[] {
  if (effect === 'Deny') return [];
  return principals?.negated === false ? principals.patterns.map(beginningOf) : [''];
}

/** What of another enclave a policy over there may open to somebody, in letters of this account. */
export function openTo(arn: string, { manifest, templates, name }: OtherEnclave, symbols: SymbolTable): Guarded[] {
  const [template] = templates;
  if (!template) return [];
  const place = placeOf(manifest);
  const from = textsIn(template.openWorld(), place).letters.table;
  const who = `AWS:${beginningOf(arn)}`;
  const met = doorsOf(template, place).filter(({ letsIn }) => letsIn.some((one) => mayBegin(one, who)));
  return met.map(({ guarded }) => retoldGuarded(guarded, (text) => retold(text, from, symbols, name)));
}

function retoldGuarded(guarded: Guarded, tell: (text: string) => string | undefined): Guarded {
  const policies = guarded.policies.flatMap((policy) => {
    const text = tell(JSON.stringify(policy.document));
    return text === undefined ? [] : [{ ...policy, document: JSON.parse(text) as SourcedPolicy['document'] }];
  });
  const isWhole = policies.length === guarded.policies.length;
  const unread = isWhole ? guarded.unread : [...guarded.unread, guarded.id];
  return { ...guarded, arn: tell(guarded.arn) ?? '*', policies, unread };
}

/** Can two texts be one of which these are the beginnings? */
export function mayBegin(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

/**
 * A text with letters of another table: what nobody can read in one enclave is nothing of another. Undefined where there
 * is no letter left.
 */
export function retold(text: string, from: SymbolTable, to: SymbolTable, name: string): string | undefined {
  let isWhole = true;
  const told = from.replace(text, (symbol) => {
    const letter = to.letterOf({ ...symbol, name: `${name}: ${symbol.name}` });
    isWhole &&= letter !== undefined;
    return letter ?? '';
  });
  return isWhole ? told : undefined;
}
