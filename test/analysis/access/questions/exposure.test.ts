/** Who outside is let in by a resource policy: the rows of `exposure.yaml`, and what must not take minutes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { exposureOf } from '../../../../lib/analysis/access/questions/exposure';
import type { Home } from '../../../../lib/analysis/access/questions/outsiders';

interface Row {
  readonly title: string;
  readonly home?: Home;
  readonly statements: readonly unknown[];
  readonly verdict: string;
  /** Pieces of what the rows say; no piece: there are no rows. */
  readonly grants: readonly string[];
  readonly notes?: readonly string[];
}

const rows = parse(readFileSync(join(__dirname, 'exposure.yaml'), 'utf8')) as Row[];

test.each(rows)('$title', ({ home, statements, verdict, grants, notes = [] }) => {
  const found = exposureOf({ policy: { Version: '2012-10-17', Statement: statements }, ...home });
  const told = found.grants.map(({ kind, who, actions, resources, conditions }) =>
    [kind, who, actions.join(), resources.join(), conditions.join(', ')].join(' ').trim(),
  );
  expect([found.verdict, told.length > 0]).toEqual([verdict, grants.length > 0]);
  for (const piece of grants) expect(told.join('\n')).toContain(piece);
  for (const piece of notes) expect(found.notes.join('\n')).toContain(piece);
  if (verdict === 'fail') expect(found.witness?.action).toEqual(expect.any(String));
  if (verdict === 'unknown') expect(found.reasons.join('\n')).toContain('anybody without credentials: ');
});

test('a policy of the older language has no variables to put in: a text that looks like one names no account', () => {
  const statement = {
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: '*',
    Condition: { StringLike: { 'aws:PrincipalAccount': '${aws:ResourceAccount}' } },
  };
  expect(exposureOf({ policy: { Version: '2008-10-17', Statement: [statement] } }).verdict).toBe('pass');
});

test('what is not decided in time is unknown', () => {
  const statement = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' };
  let minutes = 0;
  const { verdict, reasons } = exposureOf({ policy: { Statement: [statement] } }, () => minutes++ * 60_000);
  expect([verdict, reasons[0]]).toEqual(['unknown', expect.stringContaining('not decided within 5 seconds')]);
});
