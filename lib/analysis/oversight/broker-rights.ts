import { serviceHost } from '../../common/arn';
import type { Manifest } from '../../manifest';
import { type Resource, type World, describe } from '../../template';
import { policiesOfRole } from '../access/policies-of-role';
import type { Decided } from '../claim';
import { fail, mustBe, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { ownResource } from '../own-resources';
import { placeOf } from '../placed-text';
import { othersIn, saysText } from '../says';
import type { Words } from '../spelled-statement';
import { judgeRights } from './judge-rights';
import { oversightArnOf } from './oversight-role';

/**
 * May the function write its log, keep requests and open the one role, and nothing else; and does nobody else reach the
 * requests, in which an approval could be forged?
 */
export function judgeBrokerRights(world: World, broker: Resource, manifest: Manifest, broken: string): Decided[] {
  const pointer = broker.read('LoggingConfig.LogGroup');
  const group = world.follow(pointer);
  const table = world.follow(broker.read('Environment.Variables.REQUESTS_TABLE'));
  const key = table && world.follow(table.read('SSESpecification.KMSMasterKeyId'));
  const role = world.follow(broker.read('Role'));
  const [veil] = othersIn(broker.read('LoggingConfig'), ['LogGroup']);
  const judging = { broken, place: placeOf(manifest) };
  return [
    mustBe(
      group?.type === 'AWS::Logs::LogGroup',
      pointer.value,
      broken,
      `${nameOf(broker)} writes its log to ${describe(pointer.value)}, no log group of the enclave`,
    ),
    veil === undefined ? pass() : fail(broken, `${nameOf(broker)} may leave something out of its log, by ${veil}`),
    ...(group && table && key && role
      ? [
          judgeRights(world, role, judging, words(manifest, { group, table, key })),
          ...judgeReach(world, table, role, broken),
        ]
      : [unsure(`what ${nameOf(broker)} writes to, and by which key, is not in the template`)]),
  ];
}

type Needs = Readonly<Record<'group' | 'table' | 'key', Resource>>;

function words(manifest: Manifest, { group, table, key }: Needs): Words[] {
  const may = (actions: readonly string[], resource: string, conditions = {}): Words => ({
    effect: 'Allow',
    actions,
    resources: [resource],
    conditions,
  });
  const arn = ({ id }: Resource) => `\${${id}.Arn}`;
  const through = { 'StringEquals kms:ViaService': [serviceHost('dynamodb', manifest.placement.region)] };
  return [
    may(['logs:CreateLogStream', 'logs:PutLogEvents'], arn(group)),
    may(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], arn(table)),
    may(['kms:Decrypt'], arn(key), through),
    may(['sts:AssumeRole', 'sts:SetSourceIdentity'], oversightArnOf(manifest, 'break-glass')),
  ];
}

function judgeReach(world: World, table: Resource, broker: Resource, broken: string): Decided[] {
  const others = world
    .ofType('AWS::IAM::Role')
    .filter(({ id }) => id !== broker.id)
    .filter((role) =>
      policiesOfRole(world, role).statements.some(
        ({ effect, resources = [] }) =>
          !saysText(effect, 'Deny') && resources.some((one) => ownResource(world, one)?.id === table.id),
      ),
    );
  const shared = table.read('ResourcePolicy').value;
  return [
    ...others.map((role) => fail(broken, `${nameOf(role)} reaches ${nameOf(table)}, and could forge an approval`)),
    mustBe(shared.kind === 'absent', shared, broken, `${nameOf(table)} is opened by a policy of its own`),
  ];
}
