import type { Topic } from '../lib/common/finding';
import { VendorEnclaveChecks } from './pack';

/**
 * Parts of `VendorEnclaveChecks`, for teams that begin with one. Ids of findings are the same in all of them, so
 * what was acknowledged stays so when a team moves on to the whole. Findings about exceptions are in each.
 */
export class TransitChecks extends VendorEnclaveChecks {
  protected override get topics(): readonly Topic[] {
    return ['transit'];
  }
}

/** Who may do what, and who can reach it. */
export class AccessChecks extends VendorEnclaveChecks {
  protected override get topics(): readonly Topic[] {
    return ['access', 'exposure'];
  }
}

export class LoggingChecks extends VendorEnclaveChecks {
  protected override get topics(): readonly Topic[] {
    return ['logging'];
  }
}
