import { dayOf } from '../../../lib/common/clock';
import {
  agreedSet,
  cannotSign,
  controlFindings,
  describeDrift,
  driftOf,
  signAgreement,
} from '../../../lib/governance/controls';
import type { Manifest } from '../../../lib/manifest';
import { NOW } from '../../support/manifests';
import { governed, OWN, OWNERS } from './governed';

const TODAY = dayOf(NOW);
const KIM = { party: 'client', name: 'Kim Lee', by: 'kim@client.example' } as const;
const BEN = { party: 'vendor', name: 'Ben Cruz', by: 'ben@acme.example' } as const;

function signedBy(manifest: Manifest, ...signings: readonly (typeof KIM | typeof BEN)[]): Manifest {
  return signings.reduce((one, signing) => ({ ...one, agreement: signAgreement(one, signing, NOW) }), manifest);
}

const told = (manifest: Manifest) => controlFindings(manifest, {}, TODAY).map(({ rule, saw }) => `${rule}: ${saw}`);

test('two parties sign one set, and then nothing is told (R20)', () => {
  const half = signedBy(governed(OWNERS), BEN);
  expect(told(half)).toEqual(['agreement-half-signed: no signature of the client']);
  const whole = signedBy(half, KIM);
  expect(told(whole)).toEqual([]);
  expect(whole.agreement!.signatures.map(({ party, on }) => [party, on])).toEqual([
    ['vendor', '2026-11-21'],
    ['client', '2026-11-21'],
  ]);
});

test.each<[string, string, string]>([
  [
    'another accountable person',
    `${OWNERS.replaceAll('ben@', 'ana2@')}`,
    'changed: certifications-current, people-trained',
  ],
  [
    'a sharper threshold',
    `${OWNERS}\ncontrols: [{ id: session-limits, threshold: 8 or less }]`,
    'changed: session-limits',
  ],
  [
    'another approver',
    `${OWNERS}\ncontrols: [{ id: logs-locked, approvers: [lee@client.example] }]`,
    'changed: logs-locked',
  ],
  ['one of its own more', `${OWNERS}\n${OWN('verification: [{ review: quarterly }]')}`, 'added: calls-announced'],
])('%s drifts from what was signed, and is named (R20)', (_title, more, drift) => {
  const { agreement } = signedBy(governed(OWNERS), KIM, BEN);
  const changed = { ...governed(more), agreement };
  expect(describeDrift(driftOf(changed)!)).toBe(drift);
  expect(told(changed)).toContain(`agreement-drifted: ${drift}`);
});

test('a control that is gone is named too (R20)', () => {
  const { agreement } = signedBy(governed(`${OWNERS}\n${OWN('verification: [v]')}`), KIM, BEN);
  expect(driftOf({ ...governed(OWNERS), agreement })).toMatchObject({
    gone: ['calls-announced'],
    changed: [],
    added: [],
  });
});

test('neither the order of the manifest nor a concern is part of what is signed (R20)', () => {
  const one = 'controls: [{ id: logs-locked, threshold: 100 or more }, { id: session-limits, threshold: 8 or less }]';
  const other =
    'controls: [{ id: session-limits, threshold: 8 or less }, { id: logs-locked, threshold: 100 or more, concerns: [w] }]';
  expect(agreedSet(governed(one))).toEqual(agreedSet(governed(other)));
});

test('a digest written by hand drifts without saying what changed (R20)', () => {
  const agreement = `agreement: { digest: "sha256:${'0'.repeat(64)}", signatures: [{ party: client, name: K, on: 2026-01-02 }] }`;
  expect(told(governed(`${OWNERS}\n${agreement}`))).toEqual([
    'agreement-drifted: another digest; what changed is not on record',
    'agreement-half-signed: no signature of the vendor',
  ]);
});

test('a signature of a changed set takes the place of all before (R20)', () => {
  const { agreement } = signedBy(governed(OWNERS), KIM, BEN);
  const changed = { ...governed(`${OWNERS}\ncontrols: [{ id: session-limits, threshold: 8 or less }]`), agreement };
  expect(signAgreement(changed, KIM, NOW).signatures.map(({ party }) => party)).toEqual(['client']);
  expect(signAgreement(governed(OWNERS), KIM, NOW).digest).toBe(agreement!.digest);
});

test('nobody signs for the other party, or for what nobody owns (R19, R20)', () => {
  const codes = (manifest: Manifest, signing: Parameters<typeof cannotSign>[1]) =>
    cannotSign(manifest, signing).map(({ code }) => code);
  const owned = governed(OWNERS);
  expect([codes(owned, KIM), codes(owned, BEN)]).toEqual([[], []]);
  expect(codes(owned, { ...KIM, by: 'Ana@acme.example' })).toEqual(['sign/other-party']);
  expect(codes(owned, { ...BEN, by: 'kim@client.example' })).toEqual(['sign/other-party']);
  expect(codes(governed('controls: []'), KIM)).toEqual(['sign/unowned']);
});
