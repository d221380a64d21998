import { z } from 'zod';

/** How to talk to a person about one kind of value. Zod's own words never reach the user. */
export interface Guidance {
  /** What we accept, in the user's words. */
  readonly want: string;
  readonly mend: string;
  /** Problem code, e.g. `manifest/account`. */
  readonly code: string;
  /** What stands there may be a secret, which no message repeats. */
  readonly maybeSecret?: true;
}

/** Guidance by schema; kept out of the published JSON Schema on purpose. */
export const guidance = z.registry<Guidance>();

/** Attaches guidance and a description (which editors show) to a schema. */
export function guide<T extends z.ZodType>(schema: T, description: string, words: Guidance): T {
  const described = schema.describe(description);
  guidance.add(described, words);
  return described;
}
