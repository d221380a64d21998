/** Some actions on some resources, under conditions. */
export interface Access {
  readonly actions: string[];
  /** ARNs. */
  readonly resources: string[];
  /**
   * Conditions as in IAM: operator, key, values.
   * @default - none
   */
  readonly conditions?: Record<string, Record<string, unknown>>;
}

/**
 * The same accesses in few statements, in the order they came in. They are not sorted: an ARN may hold a token, whose
 * spelling differs from one synthesis to the next.
 */
export function mergeAccesses(accesses: readonly Access[]): Access[] {
  const single = accesses.flatMap((access) =>
    access.resources.map((resource) => ({ ...access, resources: [resource] })),
  );
  const byResource = group(single, ({ resources, conditions }) => [resources, conditions]);
  return group(byResource, ({ actions, conditions }) => [actions, conditions]);
}

/** Accesses with the same key become one that has the actions and resources of all. */
function group(accesses: readonly Access[], keyOf: (access: Access) => unknown): Access[] {
  const groups = new Map<string, Access>();
  for (const access of accesses) {
    const key = JSON.stringify(keyOf(access));
    const known = groups.get(key) ?? { actions: [], resources: [] };
    groups.set(key, {
      actions: [...new Set([...known.actions, ...access.actions])].sort(),
      resources: [...new Set([...known.resources, ...access.resources])],
      conditions: access.conditions,
    });
  }
  return [...groups.values()];
}
