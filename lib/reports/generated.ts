import type { RuleCard } from '../common/rule-card';
import { findingsJsonSchema } from './findings-report';
import { renderRulesMarkdown } from './rule-cards';

/** The files in the repository that are written by a program, by path. A test keeps each equal to what is said here. */
export function generatedFiles(cards: readonly RuleCard[], manifestSchema: object): Record<string, string> {
  return {
    'enclave.schema.json': `${JSON.stringify(manifestSchema, null, 2)}\n`,
    'findings.schema.json': `${JSON.stringify(findingsJsonSchema(), null, 2)}\n`,
    'policies/RULES.md': renderRulesMarkdown(cards),
  };
}
