import type { Manifest } from '../../manifest';
import { NOBODY, offboarded } from '../../manifest';
import {
  type ConditionTest,
  type Property,
  type Resource,
  type Statement,
  type World,
  statementsOf,
} from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { isOversight } from '../oversight/oversight-role';
import { type Place, placeOf } from '../placed-text';
import { isAbsent, saysText } from '../says';
import { type Words, judgeWords } from '../spelled-statement';

import { type Pattern, actionPatternOf, canMeet, patternOf, tokensOf } from './patterns';
import { policiesOfRole } from './policies-of-role';
import { judgeRoles } from './roles-of-job';

const UNREADY = 'somebody who is put off may get in again';

/**
 * Can a single person be put off at once: does every role that people take bear the list, does the list say in the template
 * that nobody is on it, so that no deployment has anything to write there, and does no role of the template change it or
 * take it away?
 *
 * What roles of services and of job functions may do is held by other claims; here the roles of oversight are read.
 *
 * Limits: who stands on the list is decided live and is in no template. That others of the account leave it alone only a
 * policy of the organisation can say: `enclave guardrails` writes it. A policy outside of the template is `unknown`.
 */
export function offboardingReady(manifest: Manifest): Claim {
  const place = placeOf(manifest);
  return {
    claim:
      'Every role that people take denies everything to whoever is put off live, by a list that no deployment and no role of the enclave changes',
    decide(world) {
      const [list, ...others] = world.ofType('AWS::IAM::ManagedPolicy').filter((one) => isList(one, manifest));
      if (!list || others.length > 0) return fail(UNREADY, `${others.length + (list ? 1 : 0)} policies are the list`);
      return allOf(
        [
          judgeList(list, place),
          ...manifest.jobFunctions.map((job) => judgeRoles(world, job, (role) => judgeBearer(world, role, list))),
          ...world
            .ofType('AWS::IAM::Role')
            .filter((role) => isOversight(role, manifest))
            .flatMap((role) => judgeChanges(world, role, listArnOf(manifest, place))),
        ],
        `${nameOf(list)}: borne by the roles of ${manifest.jobFunctions.length} job functions`,
      );
    },
  };
}

function isList(policy: Resource, manifest: Manifest): boolean {
  return (
    saysText(policy.read('ManagedPolicyName'), offboarded.policyName(manifest)) &&
    saysText(policy.read('Path'), offboarded.path(manifest))
  );
}

function listArnOf(manifest: Manifest, { partition, account }: Place): Pattern {
  const name = `${offboarded.path(manifest)}${offboarded.policyName(manifest)}`;
  return tokensOf(`arn:${partition}:iam::${account}:policy${name}`);
}

const DENY_NOBODY: Words = {
  effect: 'Deny',
  actions: ['*'],
  resources: ['*'],
  conditions: { 'StringEqualsIgnoreCase aws:SourceIdentity': [NOBODY] },
};

/** Another name in the template would be written over the live list, and lost with the next change of the text. */
function judgeList(list: Resource, place: Place): Decided {
  const read = statementsOf(list.read('PolicyDocument'));
  const said = judgeWords({ name: nameOf(list), broken: UNREADY, place }, read, [DENY_NOBODY]);
  const holders = ['Roles', 'Users', 'Groups'].map((path) => list.read(path)).find((holder) => !isAbsent(holder));
  if (said.verdict !== 'pass') return said;
  if (read.statements.length > 1) return fail(UNREADY, `${nameOf(list)} says more than that nobody is on the list`);
  return holders ? fail(UNREADY, `${nameOf(list)} changes with ${holders.path}: roles name it, not it them`) : pass();
}

function judgeBearer(world: World, role: Resource, list: Resource): Decided {
  const borne = role.read('ManagedPolicyArns').each();
  if (borne.some((arn) => world.follow(arn)?.id === list.id)) return pass();
  return borne.some(({ value }) => value.kind === 'unresolved')
    ? unsure(`${nameOf(role)}: a policy it bears is hidden`)
    : fail(UNREADY, `${nameOf(role)} does not bear ${nameOf(list)}`);
}

/** What writes another list, and what takes it away from a role. */
const WRITES = ['CreatePolicyVersion', 'SetDefaultPolicyVersion', 'DeletePolicy', 'DeletePolicyVersion'];
const TAKES_AWAY = ['DetachRolePolicy'];

function judgeChanges(world: World, role: Resource, listArn: Pattern): Decided[] {
  const { statements, hidden } = policiesOfRole(world, role);
  const allowing = statements.filter(({ effect }) => !saysText(effect, 'Deny'));
  const writing = allowing.find((one) => allows(one, WRITES) && meets(one.resources, listArn));
  const taking = allowing.find(
    (one) => allows(one, TAKES_AWAY) && !one.conditions.some((test) => spares(test, listArn)),
  );
  return [
    ...hidden.map((what) => unsure(`${nameOf(role)}: ${what}`)),
    ...(writing ? [fail(UNREADY, `${nameOf(role)} may write the list: ${writing.property.path}`)] : []),
    ...(taking ? [fail(UNREADY, `${nameOf(role)} may take the list away from a role: ${taking.property.path}`)] : []),
  ];
}

/** Everything but what is listed may be any of them. */
function allows({ actions }: Statement, names: readonly string[]): boolean {
  const wanted = names.map((name) => tokensOf(`iam:${name}`.toLowerCase()));
  return !actions || actions.some(({ value }) => wanted.some((name) => canMeet(actionPatternOf(value), name)));
}

function meets(resources: readonly Property[] | undefined, arn: Pattern): boolean {
  return !resources || resources.some(({ value }) => canMeet(patternOf(value), arn));
}

/** Does a test let only other policies be taken away? */
function spares({ operator, key, values }: ConditionTest, listArn: Pattern): boolean {
  const names = /^(Arn|String)(Equals|Like)$/.test(operator) && key.toLowerCase() === 'iam:policyarn';
  return names && values.length > 0 && !meets(values, listArn);
}
