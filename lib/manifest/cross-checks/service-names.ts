import { isWithinOne } from '../../common/cidr';
import type { Path } from '../../common/yaml-source';
import type { Complaint } from '../complaint';
import type { Parts } from '.';

/** A name of a service, and where the manifest says it. */
interface Named {
  readonly path: Path;
  readonly domain: string;
}

/** Each service bears names of its own, and those of a shared one lead into its ranges. */
export function checkServiceNames(parts: Parts): Complaint[] {
  const all = namesIn(parts);
  return [
    ...all.flatMap((named, index) => takenName(parts, named, all.slice(0, index))),
    ...(parts.sharedServices?.services ?? []).flatMap(({ names, ranges }, index) =>
      names.flatMap(({ address }, nth) =>
        isWithinOne(`${address}/32`, ranges)
          ? []
          : [astray(['sharedServices', 'services', index, 'names', nth, 'address'], address, ranges)],
      ),
    ),
  ];
}

function namesIn({ privateServices = [], sharedServices }: Parts): Named[] {
  return [
    ...privateServices.map(({ domain }, index) => ({ path: ['privateServices', index, 'domain'], domain })),
    ...(sharedServices?.services ?? []).flatMap(({ names }, index) =>
      names.map(({ domain }, nth) => ({ path: ['sharedServices', 'services', index, 'names', nth, 'domain'], domain })),
    ),
  ];
}

/** A zone answers for everything below its name: whatever else is looked up there would be gone. */
function takenName({ apis, egress, connect }: Parts, { path, domain }: Named, before: readonly Named[]): Complaint[] {
  const taken = [
    ...(egress?.domains ?? []),
    ...(apis ?? []).flatMap((api) => api.domain?.name ?? []),
    ...(connect?.verifiedAccess?.applications ?? []).map((one) => one.domain),
  ];
  const isTwice = before.some((one) => one.domain === domain);
  const clash = isTwice ? domain : taken.find((name) => name === domain || name.endsWith(`.${domain}`));
  const isOfAws = /(^|\.)(amazonaws\.com(\.cn)?|aws)$/.test(domain);
  if (clash === undefined && !isOfAws) return [];
  return [
    {
      path,
      what: 'a service bears a name that leads elsewhere already',
      saw: clash === undefined ? `${domain}, a name of AWS` : `${domain}, beside ${clash}`,
      want: 'a name of its own, of which no other name in use is a part',
      mend: 'give the service a name such as `ledger.client.example`',
      code: 'manifest/service-name',
    },
  ];
}

function astray(path: Path, saw: string, ranges: readonly string[]): Complaint {
  return {
    path,
    what: 'a name of a shared service leads to where the service is not',
    saw,
    want: `an address in ${ranges.join(' or ')}`,
    mend: 'write an address of the service, or name its range',
    code: 'manifest/service-address',
  };
}
