import { type Manifest, databasesOf, proxyNameOf } from '../../manifest';
import type { World } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, pass, unsure } from '../decided';
import { isOwn } from '../own-resources';
import { isHidden, saysText } from '../says';

const LOST = 'nobody sees what is done in a database';

/**
 * Is everything that a database writes down copied into the archive, and is the log of its proxy one of the enclave's?
 *
 * CloudTrail records neither sign-ins to a database nor queries, so that its own log is all there is.
 *
 * Limits: what the database writes into its log is set in the database, and stands in no template; `alarmsRing` asks for an alarm
 * that rings when queries pass and the log says nothing. A pattern given at deployment is `unknown`.
 */
export function databasesRecorded(manifest: Manifest): Claim {
  const databases = databasesOf(manifest);
  return {
    claim:
      'Everything that a database writes into its audit log is copied into the archive; what it writes there it alone decides',
    decide: (world) =>
      allOf(
        databases.flatMap(({ boundary, spec }) => [
          judgeAudit(world, boundary.id, spec.auditLogGroup),
          judgeErrors(world, proxyNameOf(manifest.vendor.id, boundary.id)),
        ]),
        ...databases.map(({ boundary, spec }) => `${boundary.id}: ${spec.auditLogGroup} is copied`),
      ),
  };
}

function judgeAudit(world: World, database: string, group: string): Decided {
  const filters = world.ofType('AWS::Logs::SubscriptionFilter');
  const own = filters.filter((filter) => saysText(filter.read('LogGroupName'), group));
  // An empty pattern matches every event; any other may leave one out.
  const whole = own.filter((filter) => saysText(filter.read('FilterPattern'), ''));
  if (whole.some((filter) => isOwn(world, filter.read('DestinationArn'), 'AWS::KinesisFirehose::DeliveryStream')))
    return pass();
  const hidden = filters.some(
    (filter) => isHidden(filter.read('LogGroupName')) || isHidden(filter.read('FilterPattern')),
  );
  return hidden
    ? unsure(`whether all of ${group} is copied is hidden`)
    : fail(LOST, `what ${database} writes into ${group} is not copied, or not all of it`);
}

/** RDS makes a log group of this name itself, for ever and without a copy, where there is none. */
function judgeErrors(world: World, proxy: string): Decided {
  const name = `/aws/rds/proxy/${proxy}`;
  const groups = world.ofType('AWS::Logs::LogGroup').map((group) => group.read('LogGroupName'));
  if (groups.some((one) => saysText(one, name))) return pass();
  return groups.some((one) => one.value.kind === 'unresolved')
    ? unsure(`whether ${name} is a log group of the enclave is hidden`)
    : fail(LOST, `${name} is no log group of the enclave, so that RDS makes one which nobody keeps`);
}
