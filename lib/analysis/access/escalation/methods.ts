import type { Method } from './method';
import { ACCOUNT_METHODS } from './methods/account-methods';
import { ANALYTICS_METHODS } from './methods/analytics-methods';
import { COMPUTE_METHODS } from './methods/compute-methods';
import { CONTAINER_METHODS } from './methods/container-methods';
import { DATA_METHODS } from './methods/data-methods';
import { DEPLOYMENT_METHODS } from './methods/deployment-methods';
import { ASSUME_ROLE, IDENTITY_METHODS } from './methods/identity-methods';

/**
 * Every known way from some rights to more, those first that need the least.
 *
 * The facts come from the catalogues that NOTICE names: their 77 smallest sets of actions, and some larger ones that need
 * less of the resources, since what one makes oneself may have any name. The words and the additions are ours.
 *
 * Limits: ways through other accounts' tools, through code that somebody else runs, and through weaknesses of services are no
 * question of policies, and are not here.
 */
export const METHODS: readonly Method[] = [
  ...IDENTITY_METHODS,
  ASSUME_ROLE,
  ...COMPUTE_METHODS,
  ...CONTAINER_METHODS,
  ...DEPLOYMENT_METHODS,
  ...ANALYTICS_METHODS,
  ...ACCOUNT_METHODS,
  ...DATA_METHODS,
];
