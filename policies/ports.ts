import type { Ports, Protocol } from './traffic';

/** Reads a list of ports as people write it: `20-21 23 445`. */
export function portsIn(text: string, ...protocols: readonly Protocol[]): Ports {
  return { numbers: text.split(/\s+/).flatMap(spanOf), protocols };
}

function spanOf(text: string): number[] {
  const [first, last = first] = text.split('-').map(Number);
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
