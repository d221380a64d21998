/** Resources that have a version or a second name after a colon. */
const QUALIFIED = /:(function:|task-definition\/|job-definition\/|stackset\/|autoScalingGroup:|launchConfiguration:)/;

const PARTS_OF_ARN = 6;

/**
 * ARNs that patterns for a kind of resource match although nothing has such a name: with colons in it. AWS leaves open whether
 * a star of a policy (`arn:aws:iam::*:user/ana`) matches beyond the next colon; for names without one it makes no difference.
 *
 * Limits: a path of IAM may hold a colon; nobody is taken to have made one.
 */
export function oddNames(shapes: readonly string[]): readonly string[] {
  const odd = new Map<string, string>();
  for (const shape of shapes) {
    const [, , service, , , ...rest] = shape.split(':');
    if (rest.length === 0 || !shape.endsWith('*') || /^[?*]/.test(rest[0]!) || service === 's3') continue;
    const colons = rest.length + (QUALIFIED.test(shape) ? 1 : 0);
    const parts = ['arn', '*', service, ...Array<string>(PARTS_OF_ARN - 3 + colons).fill('*')];
    const before = odd.get(service!);
    if (before === undefined || before.length < parts.join(':').length) odd.set(service!, parts.join(':'));
  }
  return [...odd.values()];
}
