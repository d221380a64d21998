import { nearest } from '../common/nearest';
import { UserError } from '../common/user-error';
import { renderCard, renderCatalogue } from '../reports/rule-cards';
import { cards } from '../../policies/catalogue';
import { CLEAN, type Io, type Outcome } from './io';

export interface RulesOptions {
  readonly format?: 'text' | 'json';
}

/** `enclave rules [id]`: the catalogue, or one rule explained. */
export function rules(id: string | undefined, options: RulesOptions, io: Io): Outcome {
  if (id === undefined) {
    io.out(options.format === 'json' ? JSON.stringify(cards, null, 2) : renderCatalogue(cards, io.paint));
    return CLEAN;
  }
  const card = cards.find((candidate) => candidate.id === id);
  if (!card) throw new UserError([unknownRule(id)]);
  io.out(options.format === 'json' ? JSON.stringify(card, null, 2) : renderCard(card, io.paint));
  return CLEAN;
}

export function unknownRule(id: string, where = 'enclave rules') {
  const meant = nearest(
    id,
    cards.map((card) => card.id),
  );
  return {
    where,
    what: 'names a rule that does not exist',
    saw: id,
    want: 'an id that `enclave rules` lists',
    mend: meant ? `write \`${meant}\`` : 'run `enclave rules`',
    code: 'rules/unknown',
  };
}
