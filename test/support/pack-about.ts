import type { Finding } from '../../lib/common/finding';
import type { VendorEnclaveChecks } from '../../policies';

type Pack = typeof VendorEnclaveChecks;

/**
 * A pack that speaks about some rules only, and about exceptions. Tests of how a pack works use it, so that another
 * rule in the catalogue changes nothing in them.
 */
export function packAbout(Whole: Pack, ...rules: string[]): Pack {
  return class extends Whole {
    protected override speaksAbout(said: Pick<Finding, 'rule' | 'topic' | 'tier'>): boolean {
      return (said.topic === 'governance' || rules.includes(said.rule)) && super.speaksAbout(said);
    }
  };
}
