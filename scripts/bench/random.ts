/** Numbers from 0 up to 1 that look random and are the same for the same seed. */
export type Random = () => number;

/** The generator mulberry32: small, fast, and good enough to choose test data by. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of several, each as likely as the others. */
export function oneOf<T>(random: Random, options: readonly T[]): T {
  return options[Math.floor(random() * options.length)] as T;
}
