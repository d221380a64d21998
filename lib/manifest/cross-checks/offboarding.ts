import { parseArn } from '../../common/arn';
import type { Path } from '../../common/yaml-source';
import type { Complaint } from '../complaint';
import { iamPathOf, oversightPathOf, servicePathOf } from '../names';
import type { Parts } from '.';
import { foreignArns } from './foreign-arns';
import { duplicates } from './references';

/** Who puts people off: roles of the client in the enclave's account, each by its whole name. */
export function checkOffboarding({ offboarding, placement, vendor }: Parts): Complaint[] {
  if (!offboarding) return [];
  const path = ['offboarding', 'roleArns'];
  const named = offboarding.roleArns.map((arn, index): [Path, string] => [[...path, index], arn]);
  const own = vendor ? [iamPathOf, oversightPathOf, servicePathOf].map((pathOf) => `role${pathOf({ vendor })}`) : [];
  return [
    ...duplicates(path, offboarding.roleArns, undefined, (arn) => arn),
    ...foreignArns(placement, named),
    ...named.filter(([, arn]) => isLoose(arn, own)).map(complaint),
  ];
}

function isLoose(arn: string, own: readonly string[]): boolean {
  const resource = parseArn(arn)?.resource ?? '';
  return /[*?]/.test(resource) || own.some((start) => resource.startsWith(start));
}

function complaint([path, arn]: [Path, string]): Complaint {
  return {
    path,
    what: 'somebody could let people in again who were put off',
    saw: arn,
    want: 'one role of the client, by its whole name, that the enclave did not make',
    mend: 'name the role of the client’s security team',
    code: 'manifest/offboarding-role',
  };
}
