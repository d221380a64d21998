import { judgeStatement, type Judgement } from './judge-statement';
import { layerName, nearestMisses } from './nearest-misses';
import { readRequest } from './read-request';
import type { AccessSet } from '../engine/access-set';
import type { Evaluation } from './evaluation';
import type { Request } from './request';
import type { Statement } from '../policy/statement';

const REASONS_MAX = 3;

/** A layer or way: surely, surely not, or depending on statements in doubt. */
type Standing = 'yes' | 'no' | 'maybe';

/**
 * What becomes of one request, judged by the statements as they were written.
 *
 * It shares no code with the engine and reads nothing that the engine made of a statement, so that a mistake made there
 * is not made here again.
 *
 * Limits: symbols of a template are letters like any other. A source does not tell the version of its policy: without
 * `literalVariables` its variables are read as of version 2012-10-17. What cannot be judged is unknown where it matters.
 */
export function evaluateRequest(request: Request, access: AccessSet): Evaluation {
  const read = readRequest(request);
  if (typeof read === 'string') return { outcome: 'unknown', deciding: [], misses: [], reason: read };
  const judged = new Map<Statement, Judgement>();
  const judge = (statement: Statement): Judgement => {
    const known = judged.get(statement) ?? judgeStatement(statement, read);
    judged.set(statement, known);
    return known;
  };
  const ways = access.ways.map((layers) => layers.map((layer) => layer.map(judge)));
  const all = [...new Set([...ways.flat(2), ...(access.denies ?? []).map(judge)])];

  const denies = all.filter(({ effect, match }) => effect === 'Deny' && match.is === 'yes');
  if (denies.length > 0) return { outcome: 'denied', deciding: placesOf(denies), misses: [] };

  const standings = ways.map(standingOfWay);
  const open = ways.find((_, index) => standings[index] === 'yes');
  const maybe = ways.filter((_, index) => standings[index] === 'maybe');
  if (!open && maybe.length === 0) return notAllowed(ways, read.action);

  const doubtfulDenies = all.filter(({ effect, match }) => effect !== 'Allow' && match.is === 'unknown');
  if (open && doubtfulDenies.length === 0) {
    const allows = open.flatMap((layer) => layer.find(allowsSurely) ?? []);
    return { outcome: 'allowed', deciding: placesOf(allows), misses: [] };
  }
  const doubtfulAllows = open
    ? []
    : maybe.flatMap((way) => way.filter((layer) => standingOf(layer) === 'maybe')).flatMap(inDoubt);
  return unknown([...new Set([...doubtfulAllows, ...doubtfulDenies])]);
}

function standingOfWay(layers: readonly (readonly Judgement[])[]): Standing {
  const standings = layers.map(standingOf);
  if (standings.includes('no')) return 'no';
  return standings.includes('maybe') ? 'maybe' : 'yes';
}

function standingOf(layer: readonly Judgement[]): Standing {
  if (layer.some(allowsSurely)) return 'yes';
  return inDoubt(layer).length > 0 ? 'maybe' : 'no';
}

function allowsSurely({ effect, match }: Judgement): boolean {
  return effect === 'Allow' && match.is === 'yes';
}

/** What may be an Allow that matches. */
function inDoubt(layer: readonly Judgement[]): readonly Judgement[] {
  return layer.filter(({ effect, match }) => effect !== 'Deny' && match.is === 'unknown');
}

function notAllowed(ways: readonly (readonly (readonly Judgement[])[])[], action: string): Evaluation {
  if (ways.length === 0) return { outcome: 'not-allowed', deciding: ['no policy that could allow it'], misses: [] };
  const lacking = ways.flatMap((layers, way) =>
    layers.flatMap((layer, index) =>
      standingOf(layer) === 'no'
        ? [{ layer, name: layerName(layer, { way, ways: ways.length, index, layers: layers.length }) }]
        : [],
    ),
  );
  return {
    outcome: 'not-allowed',
    deciding: lacking.map(({ name }) => `no Allow in ${name}`),
    misses: [...new Set(lacking.flatMap(({ layer, name }) => nearestMisses(layer, name, action)))],
  };
}

function unknown(doubts: readonly Judgement[]): Evaluation {
  const each = doubts.flatMap(({ where, match }) => (match.is === 'unknown' ? [`${where}: ${match.because}`] : []));
  const reasons = [...new Set(each)];
  const more = reasons.length > REASONS_MAX ? [`and ${reasons.length - REASONS_MAX} more`] : [];
  return {
    outcome: 'unknown',
    deciding: placesOf(doubts),
    misses: [],
    reason: [...reasons.slice(0, REASONS_MAX), ...more].join('; '),
  };
}

/** Each place once: a statement may have been read into several. */
function placesOf(judged: readonly Judgement[]): readonly string[] {
  return [...new Set(judged.map(({ where }) => where))];
}
