import type { IConstruct } from 'constructs';
import { UserError, type Problem } from '../lib/common/user-error';

/** Stops synthesis with a mistake the user can mend; the construct path says where it was made. */
export function refuse(scope: IConstruct, problem: Omit<Problem, 'where'>): never {
  throw new UserError([{ where: scope.node.path, ...problem }]);
}
