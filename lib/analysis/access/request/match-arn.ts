import { ANY, ANY_WITHIN, matchesGlob, ONE, ONE_WITHIN, type Glob } from './glob';
import { show } from './show-text';
import type { PolicyText } from './policy-text';
import type { ValueMatch } from './match-alternatives';

/** The last segment of an ARN is all that follows the fifth colon, with whatever colons are in it. */
const COLONS = 5;

/**
 * A `Resource` of a policy against the resource of a request.
 *
 * Wildcards stay within their segment up to the fifth colon, but for a `*` that ends a shorter pattern: it stands for
 * all that follows, as in `arn:aws:s3:*` or `*`.
 *
 * Limits: AWS says that a `*` at the end of a segment can match beyond the colon, and that variables work behind the
 * fifth colon only. Where the answer hangs on either, it is unknown.
 */
export function matchResource(pattern: string, text: PolicyText, resource: string): ValueMatch {
  if (!('glob' in text)) return text;
  const { glob, variableAt } = text;
  if (matchesGlob(bySegment(glob, 'open-ended'), resource)) {
    const early = variableAt !== undefined && colonsBefore(glob, variableAt) < COLONS;
    return early ? { doubt: `${show(pattern)} has a variable before its fifth colon` } : 'yes';
  }
  const beyond = matchesGlob(acrossColons(glob), resource);
  return beyond ? { doubt: `${show(pattern)} matches only if a \`*\` matches beyond a colon` } : 'no';
}

/**
 * The value of `ArnLike` and `ArnEquals`, which AWS compares segment by segment.
 *
 * Limits: whether a pattern of fewer than six segments matches a whole ARN is not said, but for `*`: unknown.
 */
export function matchArnValue(pattern: string, text: PolicyText, value: string): ValueMatch {
  if (!('glob' in text)) return text;
  const { glob } = text;
  if ((glob.length === 1 && glob[0] === ANY) || matchesGlob(bySegment(glob, 'closed'), value)) return 'yes';
  const short = matchesGlob(bySegment(glob, 'open-ended'), value);
  return short ? { doubt: `${show(pattern)} has fewer segments than an ARN` } : 'no';
}

function bySegment(glob: Glob, end: 'open-ended' | 'closed'): Glob {
  let colons = 0;
  return glob.map((token, at) => {
    if (token === ':') colons++;
    if (colons >= COLONS || (end === 'open-ended' && token === ANY && at === glob.length - 1)) return token;
    return within(token);
  });
}

/** As `bySegment`, but the `*` that ends a segment may go on over the colon. */
function acrossColons(glob: Glob): Glob {
  let colons = 0;
  return glob.map((token, at) => {
    if (token === ':') colons++;
    const next = glob[at + 1];
    const endsSegment = token === ANY && (next === undefined || next === ':');
    return colons >= COLONS || endsSegment ? token : within(token);
  });
}

function within(token: string): string {
  return token === ANY ? ANY_WITHIN : token === ONE ? ONE_WITHIN : token;
}

function colonsBefore(glob: Glob, end: number): number {
  return glob.slice(0, end).filter((token) => token === ':').length;
}
