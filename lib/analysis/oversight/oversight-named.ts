import { parseArn } from '../../common/arn';
import { type Manifest, component } from '../../manifest';
import { type Resource, type World, statementsOf } from '../../template';
import { isTagged } from '../access/roles-of-job';
import { judgeSessionLength } from '../access/session-length';
import type { Claim, Decided } from '../claim';
import { allOf, fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { placeOf } from '../placed-text';
import { type Words, judgeWords } from '../spelled-statement';
import { brokerRoleOf } from './broker';
import { lastSecondOf } from './oversight-words';
import { type OversightName, approversOf, judgeOversight, oversightIn } from './oversight-role';

const LOOSE = 'somebody may oversee the enclave who was not named for it';

/** The shortest maximum that IAM takes for a role, in hours (IAM API Reference, "CreateRole"). */
const SESSION_HOURS_MAX = 1;

/**
 * Are the roles of third parties and emergencies assumed by those alone whom the manifest names, each as themselves and for an
 * hour at most?
 *
 * The assessor says the external id, bears an address of the assessor as the name of the session, and comes no more when
 * the audit has ended. An approver comes with a second factor and under one name. The emergency role is assumed by one
 * function of the template, for an approver by name.
 *
 * Limits: trust is compared word by word, so that one which is stricter in words of its own fails. Whether the user of the
 * manifest is the person is the promise of whoever hands users out. A name given at deployment is `unknown`.
 */
export function oversightNamed(manifest: Manifest): Claim {
  const names = oversightIn(manifest);
  return {
    claim:
      'The assessor’s role and the emergency roles are assumed only by those whom the manifest names, each as themselves',
    decide: (world) =>
      allOf(
        names.map((name) => judgeOversight(world, manifest, name, (role) => judge(world, manifest, name, role))),
        `${names.length} roles of oversight`,
      ),
  };
}

function judge(world: World, manifest: Manifest, name: OversightName, role: Resource): Decided[] {
  const wording = { name: `who assumes ${nameOf(role)}`, broken: LOOSE, place: placeOf(manifest) };
  const trust = statementsOf(role.read('AssumeRolePolicyDocument'));
  return [
    judgeWords(wording, trust, TRUST[name](manifest, world, role)),
    judgeSessionLength(role, SESSION_HOURS_MAX, LOOSE),
    judgeTag(role, name === 'assessor' ? component.assessor : component.breakGlass),
  ];
}

const TRUST: Readonly<Record<OversightName, (manifest: Manifest, world: World, role: Resource) => Words[]>> = {
  assessor: ({ assessor, engagement }) => {
    const { principalArn = '', externalId, contact = '' } = assessor ?? {};
    const isUser = parseArn(principalArn)?.resource.startsWith('user/') ?? false;
    const conditions = {
      'DateLessThanEquals aws:CurrentTime': [lastSecondOf({ assessor, engagement })],
      'StringLike sts:RoleSessionName': [`?*@${contact.split('@').at(-1)!.toLowerCase()}`],
      ...(externalId !== undefined && { 'StringEquals sts:ExternalId': [externalId] }),
      ...(isUser && { 'Bool aws:MultiFactorAuthPresent': ['true'] }),
    };
    return [{ ...ASSUMES, principals: [`AWS ${principalArn}`], actions: ['sts:AssumeRole'], conditions }];
  },
  'break-glass': (manifest, world, role) => {
    const opener = brokerRoleOf(world, role);
    const conditions = { 'StringEquals sts:SourceIdentity': approversOf(manifest).map(({ name }) => name) };
    const principals = [opener ? `AWS \${${opener.id}.Arn}` : 'the role of one function of the template'];
    return [{ ...ASSUMES, principals, actions: AS_SOMEBODY, conditions }];
  },
  'break-glass-approver': (manifest) =>
    approversOf(manifest).map(({ name, principalArn }) => ({
      ...ASSUMES,
      principals: [`AWS ${principalArn}`],
      actions: AS_SOMEBODY,
      conditions: { 'StringEquals sts:SourceIdentity': [name], 'Bool aws:MultiFactorAuthPresent': ['true'] },
    })),
};

/** The trust of a role names no resource: it is about that role. */
const ASSUMES = { effect: 'Allow', resources: [] } as const;
const AS_SOMEBODY = ['sts:AssumeRole', 'sts:SetSourceIdentity'];

/** A role that bears the tag of a job function instead would be taken for one of the vendor's. */
function judgeTag(role: Resource, wanted: string): Decided {
  const answer = isTagged(role, wanted);
  if (answer === undefined) return unsure(`${nameOf(role)}: its component tag is hidden`);
  return answer ? pass() : fail(LOOSE, `${nameOf(role)} does not bear the tag of the component ${wanted}`);
}
