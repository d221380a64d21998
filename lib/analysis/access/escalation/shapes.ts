import type { Account } from '../account/account';

/** Shapes with the partition and account filled in; any account where it is not known, and any region. */
export function shapesIn({ id, partition }: Account, shapes: readonly string[]): readonly string[] {
  return filled(shapes, { partition, account: /^\d{12}$/.test(id) ? id : '*', region: '*' });
}

/** The same in the account and region that identities are in, as an example reads best. */
export function plainShapesIn(
  { id, identities, partition, region }: Account,
  shapes: readonly string[],
): readonly string[] {
  return filled(shapes, { partition, account: identities[0]?.arn.split(':')[4] ?? id, region });
}

function filled(shapes: readonly string[], parts: Readonly<Record<string, string>>): readonly string[] {
  return shapes.map((shape) => shape.replace(/\{(\w+)\}/g, (whole, name: string) => parts[name] ?? whole));
}
