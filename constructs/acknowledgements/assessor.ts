import type { AcknowledgedFinding } from './acknowledged-finding';

/** What an assessor reads whole: all of the archive, the roles of one vendor, and settings that no resource can name. */
const READ_WHOLE =
  /^(\*|<[A-Za-z0-9]*ArchiveBucket[A-Za-z0-9]*\.Arn>\/\*|arn:.+:(role\/enclave\/[a-z0-9-]+|policy|client-vpn-endpoint)\/\*)$/;

const REASON =
  'The evidence is all of the archive and of one vendor’s roles. A policy that somebody attached by hand may be any, and ' +
  'describing a network names no resource. These actions read; the boundary denies all others, and all data.';

/** What the packs still find in the role of the assessor. */
export const ASSESSOR_FINDINGS: readonly AcknowledgedFinding[] = ['Assessor/Evidence', 'Assessor/Boundary'].map(
  (pathEnd) => ({
    resourceType: 'AWS::IAM::ManagedPolicy',
    rules: [],
    wildcards: READ_WHOLE,
    pathEnd,
    reason: REASON,
  }),
);
