/** One table says what kind of risk a rule or a claim is: nothing may be missing from it, or be in it twice. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { TOPICS } from '../../lib/common/finding';
import { familyOfClaim, familyOfRule, RISK_FAMILIES, RISK_FAMILY_IDS } from '../../lib/common/risk-family';
import { ourCards } from '../../lib/commands/catalogue';

const ANALYSIS = join(__dirname, '../../lib/analysis');
const holders = (named: (family: (typeof RISK_FAMILIES)[number]) => readonly string[], word: string) =>
  RISK_FAMILIES.filter((family) => named(family).includes(word)).map(({ id }) => id);

test('every topic belongs to one family, so every rule does, of ours and of the user (R36)', () => {
  for (const topic of TOPICS)
    expect([topic, holders(({ topics }) => topics, topic)]).toEqual([topic, [expect.any(String)]]);
  for (const { id, topic } of ourCards) expect(RISK_FAMILY_IDS).toContain(familyOfRule(id, topic));
  expect(familyOfRule('acme-own-rule', 'access')).toBe('over-permission');
});

test('a rule that the table names exists, is named once, and would be of another family by its topic (R36)', () => {
  for (const { id, rules, topics } of RISK_FAMILIES) {
    for (const rule of rules) {
      const card = ourCards.find((one) => one.id === rule);
      expect([rule, card?.id, holders((family) => family.rules, rule)]).toEqual([rule, rule, [id]]);
      expect([rule, topics.includes(card!.topic)]).toEqual([rule, false]);
    }
  }
});

test('each family says why it stands where it stands, and theft by insiders stands last (R36)', () => {
  for (const { reason } of RISK_FAMILIES) expect(reason).toMatch(/^[A-Z].+\.$/);
  expect(RISK_FAMILY_IDS.slice(0, 3)).toEqual(['over-permission', 'offboarding', 'governance']);
  expect(RISK_FAMILY_IDS.at(-1)).toBe('theft');
});

test('every claim that an engine can make belongs to one family, and none is listed that nobody makes (R36)', () => {
  const claims = claimBeginnings();
  expect(claims.length).toBeGreaterThan(60);
  const listed = RISK_FAMILIES.flatMap((family) => family.claims);
  const fitting = (claim: string) => listed.filter((one) => claim.startsWith(one));
  expect(claims.filter((claim) => fitting(claim).length !== 1)).toEqual([]);
  expect(listed.filter((one) => !claims.some((claim) => claim.startsWith(one)))).toEqual([]);
  expect(familyOfClaim('All that clerk may do, by all policies together')).toEqual({
    family: 'over-permission',
    kind: 'All that',
  });
});

/** How each sentence in the sources begins that stands as a `claim`, up to the first word that depends on the manifest. */
function claimBeginnings(): string[] {
  const files = (readdirSync(ANALYSIS, { recursive: true }) as string[]).filter((file) => file.endsWith('.ts'));
  return files.flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(join(ANALYSIS, file), 'utf8'), ts.ScriptTarget.Latest, true);
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      const isClaim = ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node);
      if (isClaim && node.name.getText() === 'claim' && node.initializer) found.push(...beginningsOf(node.initializer));
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

function beginningsOf(node: ts.Expression): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return [node.head.text];
  if (ts.isBinaryExpression(node)) return beginningsOf(node.left);
  if (ts.isParenthesizedExpression(node)) return beginningsOf(node.expression);
  if (ts.isConditionalExpression(node)) return [...beginningsOf(node.whenTrue), ...beginningsOf(node.whenFalse)];
  // The engine of access has claims of another kind: they are no sentences.
  return [];
}
