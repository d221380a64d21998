import type { Complaint } from '../complaint';
import type { Parts } from '.';
import { checkApproval } from './approval';
import { boundaryComplaints } from './boundaries';
import { checkGrants } from './grants';
import { duplicates } from './references';
import { checkRequests } from './requests';

/** Boundaries, and who was granted, or asks for, what in them. */
export function checkAccess(parts: Parts, now: Date): Complaint[] {
  const { dataBoundaries = [] } = parts;
  return [
    ...duplicates(['dataBoundaries'], dataBoundaries, 'id', (boundary) => boundary.id),
    ...dataBoundaries.flatMap((boundary, index) => boundaryComplaints(boundary, index, parts)),
    ...checkApproval(parts),
    ...checkGrants(parts, now),
    ...checkRequests(parts, now),
  ];
}
