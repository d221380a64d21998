// z3, where it is installed: 35 MB of WebAssembly that only developers need.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export function hasZ3() {
  try {
    require.resolve('z3-solver');
    return true;
  } catch {
    return false;
  }
}

/**
 * Asks scripts of SMT-LIB, one after the other. `isSatisfiable` is undefined where z3 gives up.
 *
 * `eval_smtlib2_string` hands its script to another thread and returns before it is read: it answers by chance. A solver
 * that reads the script at once and is then asked does not.
 */
export async function startZ3(timeoutMs) {
  const { Z3, em } = await require('z3-solver').init();
  return {
    async isSatisfiable(script) {
      const config = Z3.mk_config();
      const context = Z3.mk_context(config);
      Z3.del_config(config);
      try {
        const solver = Z3.mk_solver(context);
        Z3.solver_inc_ref(context, solver);
        const parameters = Z3.mk_params(context);
        Z3.params_inc_ref(context, parameters);
        Z3.params_set_uint(context, parameters, Z3.mk_string_symbol(context, 'timeout'), timeoutMs);
        Z3.solver_set_params(context, solver, parameters);
        Z3.solver_from_string(context, solver, script);
        const answer = await Z3.solver_check(context, solver);
        Z3.params_dec_ref(context, parameters);
        Z3.solver_dec_ref(context, solver);
        return answer === 0 ? undefined : answer === 1;
      } finally {
        Z3.del_context(context);
      }
    },
    stop: async () => em.PThread.terminateAllThreads(),
  };
}
