import type { SymbolTable } from '../policy/symbols';
import type { Request } from '../request/request';
import type { Answer } from './answer';
import type { Side } from './decide';
import { FRESH } from './pattern-automaton';
import type { Settings } from './settings';
import type { Point, Space } from './space';

/** One request of a point; each policy variable stands for the value its key has there. */
export function requestAt(space: Space, point: Point, symbols: SymbolTable): Request {
  const shown = new Map(space.variables.map((variable, number) => [variable.name, variable.show(point[number]!)]));
  const context: Record<string, string | readonly string[]> = {};
  for (const [name, value] of shown) if (name.startsWith('key:') && value !== undefined) context[name.slice(4)] = value;
  const fill = (text: string): string =>
    symbols.replace(text, ({ kind, key, name }) => {
      const value = kind === 'variable' && key !== undefined ? context[key] : undefined;
      return typeof value === 'string' ? value : (symbols.letterOf({ kind, name, ...(key && { key }) }) ?? name);
    });
  const principal = shown.get('principal');
  for (const [key, value] of Object.entries(context))
    context[key] = typeof value === 'string' ? fill(value) : value.map(fill);
  return {
    action: fill(text(shown.get('action'), 's3:GetObject')),
    resource: fill(text(shown.get('resource'), '*')),
    ...(principal !== undefined && { principal: fill(text(principal, '')) }),
    context,
  };
}

function text(value: string | readonly string[] | undefined, fallback: string): string {
  return typeof value === 'string' ? value : fallback;
}

/** The answer a request gives, once it is confirmed. */
export function confirmed(request: Request, _side: Side, _settings: Settings): Answer {
  return { verdict: 'fail', witness: plain(request), because: [], assumptions: [] };
}

const FRESH_TEXT = String.fromCharCode(FRESH);

/** What no pattern writes, as an ordinary character. */
function plain(request: Request): Request {
  return JSON.parse(JSON.stringify(request).replaceAll(FRESH_TEXT, 'x')) as Request;
}
