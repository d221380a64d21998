import { AssessorRole } from '../assessor-role';
import { earlier, type EnclaveParts } from './enclave-parts';

/** The role of the assessor; none when the manifest names nobody who may assume it. */
export function makeAssessor({ scope, manifest, archive }: EnclaveParts): AssessorRole | undefined {
  const { assessor, engagement, dataBoundaries, vendor } = manifest;
  if (!assessor?.principalArn) return undefined;
  return new AssessorRole(scope, 'Assessor', {
    vendor: vendor.id,
    archive,
    principalArn: assessor.principalArn,
    externalId: assessor.externalId,
    emailDomain: assessor.contact.split('@').at(-1)!.toLowerCase(),
    until: earlier(assessor.until ?? engagement.ends, engagement.ends),
    dataResources: dataBoundaries.flatMap(({ resources, keyArn }) => [...resources, ...(keyArn ? [keyArn] : [])]),
  });
}
