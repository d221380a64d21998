import type { Property } from '../../lib/template';
import { mustBeTrue, says } from '../judge';
import type { Report } from '../rule';

/** How a list of parameters names its entries; each has its value in `ParameterValue`. */
export interface Naming {
  /** `ParameterName` or `ParameterKey`. */
  readonly key: string;
  readonly name: string;
}

/** Fails when a list of named parameters does not hold this one as true. One that is not named stands at false. */
export function mustHoldTrue(list: Property, { key, name }: Naming, report: Report): void {
  const want = `${name} with the value true`;
  const items = list.each();
  const named = items.filter((item) => says(item.get(key), name) === true);
  if (named.length > 0) {
    for (const item of named) mustBeTrue(item.get('ParameterValue'), { want }, report);
  } else if (items.some((item) => says(item.get(key), name) === undefined)) report.unknown(list, { want });
  else report.fail(list, { saw: `no parameter ${name}`, want });
}
