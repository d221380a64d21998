import { outdent } from '../common/outdent';
import type { Example, RuleCard } from '../common/rule-card';
import { TOPICS } from '../common/finding';
import { noPaint, type Paint } from './paint';
import { weightOf } from './rule-pages';

/** The catalogue on a terminal: one line for each rule, by topic. */
export function renderCatalogue(cards: readonly RuleCard[], paint: Paint = noPaint): string {
  const width = Math.max(...cards.map((card) => card.id.length));
  const marks = (card: RuleCard) => {
    const weight = weightOf(card).split(', ').slice(1);
    return weight.length === 0 ? '' : paint.faint(` (${weight.join(', ')})`);
  };
  return TOPICS.flatMap((topic) => {
    const ofTopic = cards.filter((card) => card.topic === topic);
    if (ofTopic.length === 0) return [];
    return [
      [paint.strong(topic), ...ofTopic.map((card) => `  ${card.id.padEnd(width)}  ${card.title}${marks(card)}`)].join(
        '\n',
      ),
    ];
  }).join('\n\n');
}

/** One rule explained: what, why, mend, controls, and its examples. */
export function renderCard(card: RuleCard, paint: Paint = noPaint): string {
  const examples = (mark: string, list: readonly Example[]) =>
    list.map(
      (example) =>
        `${mark}: ${example.title}${example.on === undefined ? '' : ` (on ${example.on})`}\n\n${indent(outdent(example.template))}${example.beside === undefined ? '' : `\n\n${indent(example.beside)}`}`,
    );
  return [
    `${paint.strong(card.id)} (${card.topic}, ${weightOf(card)})\n${card.title}`,
    `why   ${card.why}\nmend  ${card.fix}\n${controlLines(card, (framework, ids) => `rule  ${framework}: ${ids}`).join('\n')}`,
    ...examples(paint.bad('bad'), card.bad),
    ...examples(paint.good('good'), card.good),
    ...examples(paint.unsure('unknown'), card.unknown),
  ].join('\n\n');
}

function controlLines(card: RuleCard, line: (framework: string, ids: string) => string): string[] {
  return Object.entries(card.controls).map(([framework, ids]) => line(framework, ids.join(', ')));
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '    ');
}
