import { type JobFunction, TAG_COMPONENT, component } from '../../manifest';
import { type Resource, type World, asText } from '../../template';
import { type Decided, mergeDecided } from '../claim';
import { fail, unsure } from '../decided';
import { nameOf } from '../name-of';

/** The roles that bear the component tag of a job function: for certain, or through a tag that hides it. */
interface RolesOfJob {
  readonly certain: readonly Resource[];
  readonly possible: readonly Resource[];
}

/**
 * Finds every role of a job function by its `vendor-enclave:component` tag.
 *
 * Limits: a tag whose key or value is hidden may be that tag; its role is `possible`.
 */
function rolesOfJob(world: World, job: JobFunction): RolesOfJob {
  const roles = world
    .ofType('AWS::IAM::Role')
    .map((role) => ({ role, answer: isTagged(role, component.role(job.id)) }));
  const those = (answer: boolean | undefined) => roles.filter((one) => one.answer === answer).map(({ role }) => role);
  return { certain: those(true), possible: those(undefined) };
}

/** Judges every role of a job function. A role that may be one of them makes the whole unknown; none at all fails. */
export function judgeRoles(world: World, job: JobFunction, judge: (role: Resource) => Decided): Decided {
  const { certain, possible } = rolesOfJob(world, job);
  if (certain.length + possible.length === 0) {
    return fail('the job function has no role', `no role is tagged ${component.role(job.id)}`);
  }
  const unread = possible.map((role) =>
    unsure(`${nameOf(role)} may be a role of ${job.id}: its component tag is hidden`),
  );
  return mergeDecided([...certain.map(judge), ...unread]);
}

/** Does a role bear this component tag? Undefined when a tag is hidden that may be it. */
export function isTagged(role: Resource, wanted: string): boolean | undefined {
  const answers = role
    .read('Tags')
    .each()
    .map((tag): boolean | undefined => {
      const [key, value] = [asText(tag.get('Key').value), asText(tag.get('Value').value)];
      if (key.kind === 'known' && key.value !== TAG_COMPONENT) return false;
      if (value.kind === 'known' && value.value !== wanted) return false;
      return key.kind === 'known' && value.kind === 'known' ? true : undefined;
    });
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}
