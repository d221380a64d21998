import { parseArn } from '../../common/arn';
import type { Path } from '../../common/yaml-source';
import { type Complaint, formatPath } from '../complaint';
import type { Manifest } from '../schema';

/** What the enclave is built upon must stand in its own account, and regional things in its region. */
export function foreignArns(
  placement: Manifest['placement'] | undefined,
  named: readonly (readonly [Path, string | undefined])[],
): Complaint[] {
  if (!placement) return [];
  return named.flatMap(([path, text]) => {
    const arn = text === undefined ? undefined : parseArn(text);
    if (!arn) return [];
    const place = (kind: string, saw: string, want: string): Complaint => ({
      path,
      what: `\`${formatPath(path)}\` is in another ${kind} than the enclave`,
      saw,
      want,
      mend: `name a resource of ${kind} ${want}`,
      code: `manifest/${kind}-mismatch`,
    });
    return [
      ...(arn.account !== placement.account ? [place('account', arn.account, placement.account)] : []),
      ...(arn.region !== '' && arn.region !== placement.region ? [place('region', arn.region, placement.region)] : []),
    ];
  });
}
