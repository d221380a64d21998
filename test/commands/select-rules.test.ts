/** What `--only` leaves of a catalogue; here one of a single rule. */
import { select } from '../../lib/commands/select-rules';
import { UserError } from '../../lib/common/user-error';
import { cardOf } from '../../policies/catalogue';
import session from '../../policies/rules/logging/vpn-session-unlogged';

const catalogue = { rules: [session], manifestRules: [], cards: [cardOf(session)], own: [] };

function codesOf(...only: string[]): string[] {
  try {
    select(only, catalogue);
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map(({ where, saw, code }) => `${where} ${saw} ${code}`);
  }
}

test('a topic without any rule is refused: a clean answer about it would be empty', () => {
  expect(codesOf('logging')).toEqual([]);
  expect(codesOf('exposure')).toEqual(['--only exposure check/only']);
});

test('a word that is neither topic nor rule is refused, before anything about the others', () => {
  expect(codesOf('loging', 'exposure')).toEqual(['--only loging check/only']);
});
