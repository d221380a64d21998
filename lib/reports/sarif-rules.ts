import { outdent } from '../common/outdent';
import type { RuleCard } from '../common/rule-card';

/** GitHub code scanning refuses a rule with more tags, and shows the first ten. */
const TAGS_MAX = 20;

export interface SarifRule {
  readonly id: string;
  readonly [key: string]: unknown;
}

/** A rule as SARIF describes it: GitHub prints `help` beside the alert. */
export function sarifRule(card: RuleCard, homepage?: string): SarifRule {
  const controls = Object.entries(card.controls).flatMap(([framework, ids]) => ids.map((id) => `${framework}/${id}`));
  return {
    id: card.id,
    shortDescription: { text: card.title },
    fullDescription: { text: card.why },
    help: { text: `${card.why}\n\n${card.fix}`, markdown: helpMarkdown(card) },
    ...(homepage !== undefined && { helpUri: `${homepage.replace(/\/$/, '')}/docs/rules/${card.id}.md` }),
    defaultConfiguration: { level: card.tier === 'opinion' ? 'note' : card.severity },
    properties: {
      tags: ['security', card.topic, card.tier ?? 'core', ...controls].slice(0, TAGS_MAX),
      tier: card.tier ?? 'core',
      waivable: card.waivable !== false,
    },
  };
}

/** Claims are decided by engines, not by rules; SARIF wants a rule for each result all the same. */
export const proofRule: SarifRule = {
  id: 'enclave-proof',
  shortDescription: { text: 'A claim about the whole enclave' },
  fullDescription: { text: 'An engine decides it over the whole template, in every way it can be deployed.' },
  help: {
    text: 'The message names the claim and what decided it; a witness is the concrete case that shows it false.',
  },
  defaultConfiguration: { level: 'error' },
  properties: { tags: ['security', 'proof'] },
};

function helpMarkdown({ why, fix, bad, good }: RuleCard): string {
  const block = (title: string, template: string) => `**${title}**\n\n\`\`\`yaml\n${outdent(template)}\n\`\`\``;
  return [
    why,
    `**Mend.** ${fix}`,
    ...bad.slice(0, 1).map((example) => block(`Bad: ${example.title}`, example.template)),
    ...good.slice(0, 1).map((example) => block(`Good: ${example.title}`, example.template)),
  ].join('\n\n');
}
