import type { Complaint } from '../complaint';
import type { Manifest } from '../schema';
import { checkAccess } from './access';
import { checkApis } from './apis';
import { checkConnect } from './connect';
import { checkOversight } from './oversight';
import { checkPeople } from './people';

/** The parts that passed their own schema. A check looks only at parts that are there. */
export type Parts = Partial<Manifest>;

/** Mistakes that only show when two parts are read together. */
export function crossCheck(parts: Parts, now: Date): Complaint[] {
  return [
    ...checkAccess(parts, now),
    ...checkPeople(parts, now),
    ...checkConnect(parts),
    ...checkApis(parts),
    ...checkOversight(parts, now),
  ];
}
