const TRIES_MAX = 400;
/** What hangs for half a minute would be shortened for hours. */
const PATIENCE_MS = 20_000;

/** Takes away whatever the failure does not need; the rest as JSON, cut after 4,000 characters. */
export function minimise(raw: unknown, stillFails: (raw: unknown) => boolean): string {
  const started = performance.now();
  let tries = 0;
  let smallest = raw;
  const tired = (): boolean => tries > TRIES_MAX || performance.now() - started > PATIENCE_MS;
  for (let shrunk = true; shrunk && !tired();) {
    shrunk = false;
    for (const path of pathsIn(smallest)) {
      tries++;
      if (tired()) break;
      const candidate = without(smallest, path);
      if (!stillFails(candidate)) continue;
      [smallest, shrunk] = [candidate, true];
      break;
    }
  }
  return JSON.stringify(smallest).slice(0, 4000);
}

function pathsIn(raw: unknown): string[][] {
  const paths: string[][] = [];
  const queue: { value: unknown; path: string[] }[] = [{ value: raw, path: [] }];
  for (const { value, path } of queue) {
    if (typeof value !== 'object' || value === null || paths.length > 500) continue;
    for (const [key, below] of Object.entries(value)) {
      paths.push([...path, key]);
      queue.push({ value: below, path: [...path, key] });
    }
  }
  return paths;
}

function without(raw: unknown, path: readonly string[]): unknown {
  const copy = structuredClone(raw);
  const holder = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy);
  const last = path.at(-1) ?? '';
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete (holder as Record<string, unknown>)[last];
  return copy;
}
