import type { Property, Resource, World } from '../template';
import type { Place } from './placed-text';
import { written } from './spelled-statement';

/**
 * The log group of the template that an ARN names, in the account and the region of the enclave.
 *
 * Some services want the ARN without the `:*` that CloudFormation puts at its end, so templates compose it: around the
 * group itself, or around the very name it bears.
 */
export function logGroupAt(world: World, { value }: Property, place: Place): Resource | undefined {
  const text = written(value, place);
  const arn = `arn:${place.partition}:logs:${place.region}:${place.account}:log-group:`;
  return world.ofType('AWS::Logs::LogGroup').find((group) => {
    const name = written(group.read('LogGroupName').value, place) ?? '';
    const own = [`\${${group.id}.Arn}`, `${arn}\${${group.id}.Ref}`, ...(name === '' ? [] : [`${arn}${name}`])];
    return text !== undefined && own.includes(text);
  });
}
