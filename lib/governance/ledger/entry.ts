import { z } from 'zod';
import type { Day } from '../../common/clock';
import { email } from '../../manifest/schema/scalars';
import { canonicalJson } from './canonical-json';
import { DIGEST, type Digest, digestOf } from './digest';

export const LEDGER_VERSION = 1;

/** What a command may record. */
export const RECORDED_ACTIONS = [
  'request',
  'approve',
  'reject',
  'activate',
  'revoke',
  'lapse',
  'promote',
  'decide',
  'sign',
  'rules',
] as const;

/**
 * What the ledger records of itself: `open` is its first entry and pins the manifest, `edit` says that the manifest was
 * changed by hand since the entry before, `seal` is a signature under everything up to there.
 */
export const OWN_ACTIONS = ['open', 'edit', 'seal'] as const;

export type RecordedAction = (typeof RECORDED_ACTIONS)[number];
export type LedgerAction = RecordedAction | (typeof OWN_ACTIONS)[number];

const digest = z.string().regex(DIGEST);

/** Times have one spelling, or two entries could say the same moment in an order of their own. */
const moment = z.iso.datetime({ precision: 3 });

/** Strict: what stands in an entry is either understood or a finding. */
export const entrySchema = z.strictObject({
  version: z.literal(LEDGER_VERSION),
  sequence: z.int().min(1),
  time: moment,
  action: z.enum([...RECORDED_ACTIONS, ...OWN_ACTIONS]),
  by: email,
  subject: z.string().min(1).max(200),
  details: z.record(z.string(), z.unknown()),
  manifest: digest,
  previous: digest.nullable(),
  signature: z.strictObject({ key: digest, value: z.base64() }).optional(),
  hash: digest,
});

/** One line of the ledger. */
export interface LedgerEntry {
  readonly version: typeof LEDGER_VERSION;
  /** 1, 2, 3…: without gaps. */
  readonly sequence: number;
  /** When it was written, as `2026-11-21T12:00:00.000Z`. */
  readonly time: string;
  readonly action: LedgerAction;
  /** E-mail address of who did it. */
  readonly by: string;
  /** What it is about, e.g. the id of a request. */
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** Digest of the manifest after it. */
  readonly manifest: Digest;
  /** Hash of the entry before; null in the first. */
  readonly previous: Digest | null;
  readonly signature?: EntrySignature;
  /** Hash of everything else in this entry, the signature too. */
  readonly hash: Digest;
}

export interface EntrySignature {
  /** Fingerprint of the public key. */
  readonly key: Digest;
  /** Ed25519 signature in base64. */
  readonly value: string;
}

/** What a command says of its deed; the ledger adds the rest. */
export interface LedgerRecord {
  readonly action: RecordedAction;
  readonly by: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The day on which it was written, in UTC: times have one spelling, and begin with it. */
export function dayOfEntry({ time }: Pick<LedgerEntry, 'time'>): Day {
  return time.slice(0, 'YYYY-MM-DD'.length);
}

export type UnsignedEntry = Omit<LedgerEntry, 'hash' | 'signature'>;

export function hashOf(entry: UnsignedEntry & { readonly signature?: EntrySignature }): Digest {
  return digestOf(canonicalJson(entry));
}

/** The entry as its line, without the line break. */
export function lineOf(entry: LedgerEntry): string {
  return canonicalJson(entry);
}
