import type { Manifest } from '../../manifest';
import { type Resource, type World, statementsOf } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, mustSay, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { placeOf } from '../placed-text';
import { isHidden, othersIn, saysText } from '../says';
import type { Words } from '../spelled-statement';
import { brokerOf } from './broker';
import { judgeBrokerRights } from './broker-rights';
import { approversIn, judgeBrokerSettings } from './broker-settings';
import { judgeBoundary, judgeRights } from './judge-rights';
import { judgeOversight } from './oversight-role';

const LOOSE = 'the emergency role opens otherwise than agreed';

/**
 * Is the emergency role opened by one function alone, which knows each approver of the manifest by an alias that nobody else
 * may call, gives no more time than agreed, writes down what it does, and has the rights for that and no others?
 *
 * Lambda tells a function by which alias it was called, and not by whom: the alias is the person.
 *
 * Limits: that the code asks for two different aliases is taken on trust, as in `handlersOwn`: tests of that code show it.
 * That two users are two people is the promise of whoever hands them out. What is given at deployment is `unknown`.
 */
export function emergencyForTwo(manifest: Manifest): Claim {
  return {
    claim:
      'One function alone opens the emergency role, for the time agreed, to approvers who call it by an alias of their own',
    decide(world) {
      if (manifest.breakGlass === undefined) return pass('no emergency role');
      const opened = judgeOversight(world, manifest, 'break-glass', (role) => {
        const broker = brokerOf(world, role);
        return broker ? judge(world, broker, manifest) : [unopened(role)];
      });
      const { approvers, minutesMax } = manifest.breakGlass;
      return allOf([opened], `${approvers.length} approvers, ${minutesMax} minutes at most`);
    },
  };
}

function unopened(role: Resource): Decided {
  const { statements, hidden } = statementsOf(role.read('AssumeRolePolicyDocument'));
  const principals = statements.flatMap((one) => one.principals ?? []);
  return hidden.length > 0 || principals.some(({ property }) => isHidden(property))
    ? unsure(`who opens ${nameOf(role)} is hidden`)
    : fail(LOOSE, `no function of the template is the one that opens ${nameOf(role)}`);
}

function judge(world: World, broker: Resource, manifest: Manifest): Decided[] {
  const approvers = approversIn(broker);
  return [
    ...judgeBrokerSettings(world, broker, manifest, LOOSE),
    ...judgeBrokerRights(world, broker, manifest, LOOSE),
    // That the list cannot be read is said of the settings.
    ...(approvers ? judgeCallers(world, broker, manifest, approvers) : []),
  ];
}

/** Each approver calls the alias that the function knows them by; IAM tells them apart by a name no session can shed. */
function judgeCallers(
  world: World,
  broker: Resource,
  manifest: Manifest,
  approvers: Readonly<Record<string, string>>,
): Decided[] {
  const judging = { broken: LOOSE, place: placeOf(manifest) };
  const aliases = world
    .ofType('AWS::Lambda::Alias')
    .filter((alias) => world.follow(alias.read('FunctionName'))?.id === broker.id);
  const named = Object.entries(approvers).map(([name, email]) => ({
    name,
    email,
    own: aliases.filter((one) => saysText(one.read('Name'), name) && one.existence === 'certain'),
  }));
  const words = named.map(({ email, own }): Words => ({
    effect: 'Allow',
    actions: ['lambda:InvokeFunction'],
    resources: own.map(({ id }) => `\${${id}.Ref}`),
    conditions: { 'StringEquals aws:SourceIdentity': [email] },
  }));
  return [
    ...named
      .filter(({ own }) => own.length !== 1)
      .map(({ name, own }) => fail(LOOSE, `${own.length} aliases of ${nameOf(broker)} are named ${name}`)),
    ...aliases.flatMap(judgeAlias),
    judgeOversight(world, manifest, 'break-glass-approver', (role) => [
      judgeRights(world, role, judging, words),
      judgeBoundary(world, role, judging, words),
    ]),
  ];
}

/** An alias leads to the code of the template: not to an older version, nor now and then to another one. */
function judgeAlias(alias: Resource): Decided[] {
  const name = nameOf(alias);
  const [other] = othersIn(alias.properties, ['Description', 'FunctionName', 'FunctionVersion', 'Name']);
  return [
    mustSay(alias, alias.read('FunctionVersion'), '$LATEST', fail(LOOSE, `${name} leads to a version of its own`)),
    other === undefined ? pass() : fail(LOOSE, `${name} leads elsewhere by its ${other}`),
  ];
}
