import { join, resolve } from 'node:path';
import { TOPICS } from '../common/finding';
import { nearest } from '../common/nearest';
import type { RuleCard } from '../common/rule-card';
import { type Problem, UserError } from '../common/user-error';
import { writeWhole } from '../common/write-file';
import { renderCard, renderCatalogue } from '../reports/rule-cards';
import { rulePages } from '../reports/rule-pages';
import { serviceOf } from '../reports/rule-index';
import { loadPeers } from '../../policies/peers';
import { tryExamples } from '../../policies/try-examples';
import { type Catalogue, loadCatalogue } from './catalogue';
import { answerPeers } from './from-peers';
import { CLEAN, FINDINGS, type Io, type Outcome } from './io';

export interface RulesOptions {
  readonly format?: 'text' | 'json';
  /** Files or folders with rules of the user's own. */
  readonly rules?: readonly string[];
  /** Only rules about one topic. */
  readonly topic?: string;
  /** Only rules about resources of one service, such as `s3` or `EC2`. */
  readonly service?: string;
  /** Only rules that answer to one framework of controls, such as `nist-800-53-r5`. */
  readonly framework?: string;
  /** Rules of other tools, as `source:rule` or `source`: which of ours answer them? */
  readonly from?: readonly string[];
  /** Files or folders with rules of the user's own: do they say of their examples what those stand for? */
  readonly test?: readonly string[];
  /** Folder to write a page for each rule into, own ones among them. */
  readonly out?: string;
}

/** `enclave rules [id]`: the catalogue, one rule explained, rules of other tools answered, or own rules tried. */
export async function rules(id: string | undefined, options: RulesOptions, io: Io): Promise<Outcome> {
  if (options.test) return testRules(options.test, io);
  const catalogue = await loadCatalogue(options.rules, io);
  const json = options.format === 'json';
  if (options.from) {
    io.out(answerPeers(options.from, loadPeers(), catalogue.cards, { json, paint: io.paint }));
    return CLEAN;
  }
  if (options.out !== undefined) return writePages(catalogue, options.out, io);
  if (id === undefined) {
    const cards = narrow(catalogue.cards, options);
    io.out(json ? JSON.stringify(cards, null, 2) : renderCatalogue(cards, io.paint));
    return CLEAN;
  }
  const card = catalogue.cards.find((candidate) => candidate.id === id);
  if (!card) throw new UserError([unknownRule(id, catalogue.cards)]);
  io.out(json ? JSON.stringify(card, null, 2) : renderCard(card, io.paint));
  return CLEAN;
}

/** @throws UserError for a word that no rule answers to, with the nearest one that some rule does. */
function narrow(cards: readonly RuleCard[], { topic, service, framework }: RulesOptions): RuleCard[] {
  const servicesOf = (card: RuleCard) => (card.appliesTo ?? []).map((type) => serviceOf(type).toLowerCase());
  const known = {
    topic: TOPICS as readonly string[],
    service: [...new Set(cards.flatMap(servicesOf))].sort(),
    framework: [...new Set(cards.flatMap((card) => Object.keys(card.controls)))].sort(),
  };
  const asked = { topic, service: service?.toLowerCase(), framework: framework?.toLowerCase() };
  const problems = (['topic', 'service', 'framework'] as const).flatMap((key) => {
    const word = asked[key];
    return word === undefined || known[key].includes(word) ? [] : [unknownWord(key, word, known[key])];
  });
  if (problems.length > 0) throw new UserError(problems);
  return cards.filter(
    (card) =>
      (asked.topic === undefined || card.topic === asked.topic) &&
      (asked.service === undefined || servicesOf(card).includes(asked.service)) &&
      (asked.framework === undefined || asked.framework in card.controls),
  );
}

/** Own rules on their own examples: what does not show what it says is a finding. */
async function testRules(paths: readonly string[], io: Io): Promise<Outcome> {
  const { own } = await loadCatalogue(paths, io);
  let wrong = 0;
  for (const rule of own) {
    io.out(io.paint.strong(rule.id));
    for (const { kind, title, complaint } of tryExamples(rule)) {
      if (complaint !== undefined) wrong++;
      const mark = complaint === undefined ? io.paint.good('as it says') : io.paint.bad('wrong');
      io.out(`  ${mark}  ${kind}: ${title}${complaint === undefined ? '' : `\n    ${complaint}`}`);
    }
  }
  io.out(wrong === 0 ? 'every example shows what it says' : `${wrong} wrong`);
  return wrong === 0 ? CLEAN : FINDINGS;
}

function writePages({ cards }: Catalogue, folder: string, io: Io): Outcome {
  const pages = rulePages(cards, loadPeers());
  for (const [name, text] of Object.entries(pages)) writeWhole(resolve(io.cwd, folder, name), text);
  io.out(`wrote ${Object.keys(pages).length} pages; begin with ${join(folder, 'index.md')}`);
  return CLEAN;
}

function unknownRule(id: string, cards: readonly RuleCard[]): Problem {
  const meant = nearest(
    id,
    cards.map((card) => card.id),
  );
  return {
    where: 'enclave rules',
    what: 'names a rule that does not exist',
    saw: id,
    want: 'an id that `enclave rules` lists',
    mend: meant ? `write \`${meant}\`` : 'run `enclave rules`',
    code: 'rules/unknown',
  };
}

function unknownWord(option: string, word: string, known: readonly string[]): Problem {
  const meant = nearest(word, known);
  return {
    where: `--${option}`,
    what: `names a ${option} that no rule is about`,
    saw: word,
    want: known.join(', '),
    mend: meant ? `write \`--${option} ${meant}\`` : 'choose one of them',
    code: `rules/${option}`,
  };
}
