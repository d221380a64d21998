import { shippedControlIds } from '../../common/shipped-controls';
import type { Complaint } from '../complaint';
import type { Parts } from '.';
import { duplicates, unknownName } from './references';

/** What names a control, names one of the product or one of the manifest. */
export function checkConcerns({ concerns = [], controls, dueDiligence }: Parts): Complaint[] {
  const named = [
    ...concerns.flatMap((concern, index) =>
      concern.controls.map((id, at) => ({ path: ['concerns', index, 'controls', at], id })),
    ),
    ...(dueDiligence?.gaps ?? []).flatMap(({ compensatingControl: id }, index) =>
      id === undefined ? [] : [{ path: ['dueDiligence', 'gaps', index, 'compensatingControl'], id }],
    ),
  ];
  // Most manifests name none: then nobody looks into the folder of the product.
  const known = controls && named.length > 0 ? [...controls.map(({ id }) => id), ...shippedControlIds()] : undefined;
  return [
    ...duplicates(['concerns'], concerns, 'id', ({ id }) => id),
    ...(known ? named.flatMap(({ path, id }) => unknownName(path, id, 'a control', known)) : []),
  ];
}
