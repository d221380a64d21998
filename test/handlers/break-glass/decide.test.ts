import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { decide, type Request, type Settings } from '../../../lib/handlers/break-glass/decide';

const ID = '0f8e7d6c-5b4a-4938-8271-605f4e3d2c1b';
const APPROVERS = { ana: 'ana@client.example', ben: 'ben@client.example', cai: 'cai@client.example' };
const SETTINGS: Settings = { approvers: APPROVERS, approvalMinutes: 30 };
const NOW = '2027-03-31T12:10:00.000Z';
const REQUEST: Request = {
  by: 'ana@client.example',
  askedAt: '2027-03-31T12:00:00.000Z',
  agreedBy: 'ben@client.example',
  agreedAt: '2027-03-31T12:05:00.000Z',
};

interface Row {
  readonly title: string;
  readonly event?: object | null;
  readonly alias?: string | null;
  readonly request?: Readonly<Record<string, unknown>> | null;
  readonly approvers?: Record<string, string>;
  readonly minutes?: number;
  readonly now?: string;
  readonly verdict: string;
}

const ROWS = parse(readFileSync(join(__dirname, 'decide.yaml'), 'utf8')) as Row[];

const arnOf = (alias: string | null) =>
  ['arn:aws:lambda:eu-central-1:111122223333:function:broker', ...(alias === null ? [] : [alias])].join(':');

function decided(row: Row) {
  const event = row.event === null ? null : { do: 'open', request: ID, ...row.event };
  const fields = Object.entries({ ...REQUEST, ...row.request }).filter(([, value]) => value !== null);
  const request = row.request === null ? undefined : Object.fromEntries(fields);
  const { approvers = APPROVERS, minutes = 30, alias = 'ana' } = row;
  return decide(event, arnOf(alias), request, { approvers, approvalMinutes: minutes }, new Date(row.now ?? NOW));
}

describe('who may open the emergency role', () => {
  it.each(ROWS)('$title: $verdict', (row) => {
    const decision = decided(row);
    expect(decision.allow ? decision.deed : decision.reason).toBe(row.verdict);
  });

  it('reads no field that is only inherited', () => {
    const event: unknown = Object.create({ do: 'open', request: ID });
    expect(decide(event, arnOf('ana'), REQUEST, SETTINGS, new Date(NOW))).toMatchObject({ reason: 'event-malformed' });
  });

  it.each([undefined, 7, '', 'ana', `${arnOf('ana')}:ana`])('knows nobody by the ARN %j', (arn) => {
    expect(decide({ do: 'open', request: ID }, arn, REQUEST, SETTINGS, new Date(NOW))).toMatchObject({
      reason: 'caller-unknown',
    });
  });
});

describe('for any input whatsoever', () => {
  const moments = fc.constantFrom(REQUEST.askedAt, REQUEST.agreedAt, NOW, '2027-03-31T11:00:00.000Z', undefined, 7);
  const names = fc.constantFrom<unknown>(...Object.values(APPROVERS), 'eve@evil.example', undefined, 7);
  const requests = fc.record({ by: names, askedAt: moments, agreedBy: names, agreedAt: moments, openedAt: moments });
  const events = fc.oneof(fc.anything(), fc.constant({ do: 'open', request: ID }));
  const aliases = fc.constantFrom(...Object.keys(APPROVERS), 'eve', null);

  it('it opens for two different people of the list alone, who spoke within the time', () => {
    let opened = 0;
    fc.assert(
      fc.property(events, aliases, fc.oneof(fc.anything(), requests, fc.constant(REQUEST)), (event, alias, request) => {
        const decision = decide(event, arnOf(alias), request as Request, SETTINGS, new Date(NOW));
        if (!decision.allow || decision.deed !== 'open') return;
        opened += 1;
        const { by, agreedBy, askedAt, agreedAt, openedAt } = request as Request;
        expect(by).toBe(APPROVERS[alias as keyof typeof APPROVERS]);
        expect(new Set([by, agreedBy]).size).toBe(2);
        expect(Object.values(APPROVERS)).toContain(agreedBy);
        for (const at of [askedAt, agreedAt])
          expect(Date.parse(NOW) - Date.parse(at as string)).toBeLessThanOrEqual(1_800_000);
        expect(openedAt).toBeUndefined();
      }),
      { numRuns: 5000 },
    );
    expect(opened).toBeGreaterThan(10);
  });
});
