import type { Ports, Protocol } from './traffic';

/** Reads a list of ports as people write it: `20-21 23 445`. */
export function portsIn(text: string, ...protocols: readonly Protocol[]): Ports {
  return { numbers: text.split(/\s+/).flatMap(spanOf), protocols };
}

function spanOf(text: string): number[] {
  const [first = Number.NaN, last = first] = text.split('-').map(Number);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
