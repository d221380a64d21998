import type { Peer } from '../common/peer';
import type { RuleCard } from '../common/rule-card';
import { findingsJsonSchema } from './findings-schema';
import { priorityPage } from './priority-page';
import { renderRulesMarkdown, rulePages } from './rule-pages';

/** Folder in which every file is written by a program: what is there beside is left over from a rule that is gone. */
export const PAGES = 'docs/rules';

/** The files in the repository that are written by a program, by path. A test keeps each equal to what is said here. */
export function generatedFiles(
  cards: readonly RuleCard[],
  manifestSchema: object,
  peers: readonly Peer[],
): Record<string, string> {
  const pages = Object.entries(rulePages(cards, peers)).map(([name, text]) => [`${PAGES}/${name}`, text] as const);
  return {
    'enclave.schema.json': `${JSON.stringify(manifestSchema, null, 2)}\n`,
    'findings.schema.json': `${JSON.stringify(findingsJsonSchema(), null, 2)}\n`,
    'docs/priorities.md': priorityPage(cards),
    'policies/RULES.md': renderRulesMarkdown(cards),
    ...Object.fromEntries(pages),
  };
}
