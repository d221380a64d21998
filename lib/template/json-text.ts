import type { Composed, Value } from './value';
import { Hole } from './written';

/** What no author writes: stands for a part that nobody knows while the text around it is parsed. */
const MARK = '\ue000';

const MARKED = new RegExp(`${MARK}(\\d+)${MARK}`);

/**
 * A JSON text as data. Parts that are not known are holes, which may stand only inside the texts of the document: a
 * value that nobody knows there can end its text early only if it holds a quote, which names and ARNs cannot.
 *
 * Undefined when it is no JSON, or when a part that is not known stands elsewhere, where it may be anything.
 * Limits: a parameter, import or dynamic reference may hold a quote; a text with one in it is not read.
 */
export function readJsonText(value: Value): { readonly raw: unknown } | undefined {
  if (value.kind === 'known') return typeof value.value === 'string' ? parse(value.value, []) : undefined;
  if (value.kind !== 'composed' || !value.parts.every(isPlain)) return undefined;
  const holes: Part[] = [];
  const text = value.parts.map((part) => (typeof part === 'string' ? part : `${MARK}${holes.push(part) - 1}${MARK}`));
  return value.parts.some((part) => typeof part === 'string' && part.includes(MARK))
    ? undefined
    : parse(text.join(''), holes);
}

type Part = Exclude<Composed['parts'][number], string>;

/** Names, ids and ARNs that AWS gives, and where the stack stands: none of them holds a quote or a backslash. */
function isPlain(part: Composed['parts'][number]): boolean {
  if (typeof part === 'string') return true;
  if (part.kind === 'reference') return /^Ref$|(Arn|ARN|Id|Name)$/.test(part.attribute);
  return part.symbol.startsWith('{"Ref":"AWS::');
}

function parse(text: string, holes: readonly Part[]): { readonly raw: unknown } | undefined {
  let nameless = false;
  try {
    const raw = JSON.parse(text, (key, value: unknown) => {
      nameless ||= key.includes(MARK);
      return typeof value === 'string' && holes.length > 0 ? withHoles(value, holes) : value;
    }) as unknown;
    return nameless ? undefined : { raw };
  } catch {
    return undefined;
  }
}

/** The text as the intrinsic it would be in a template: `Fn::Join` of its parts. */
function withHoles(text: string, holes: readonly Part[]): unknown {
  const pieces = text.split(MARKED);
  if (pieces.length === 1) return text;
  const parts = pieces.map((piece, index) => (index % 2 === 0 ? piece : holeFor(holes[Number(piece)])));
  return { 'Fn::Join': ['', parts.filter((part) => part !== '')] };
}

function holeFor(part: Part | undefined): unknown {
  if (!part) return '';
  return part.kind === 'reference' ? new Hole('', '', part) : new Hole(part.intrinsic, part.symbol);
}
