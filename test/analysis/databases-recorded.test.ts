import { alarmsRing } from '../../lib/analysis/alarms/alarms-ring';
import { prove } from '../../lib/analysis/claim';
import { databasesRecorded } from '../../lib/analysis/logging/databases-recorded';
import { Template } from '../../lib/template';
import { manifest, whole } from '../support/claims-database';
import { changesOfEnclave } from '../support/proofs';

describe('what a database writes down is recorded', () => {
  const filter = 'EnclaveArchiveDeliveryFilterdatabaseclaims';
  changesOfEnclave(
    databasesRecorded,
    [
      [
        'but of another',
        filter,
        '/aws/rds/cluster/claims/postgresql',
        '/aws/rds/cluster/other/postgresql',
        /is not copied/,
      ],
      ['but a part of it', filter, '"FilterPattern":""', '"FilterPattern":"error"', /is not copied, or not all of it/],
      [
        'but which part is hidden',
        filter,
        '"FilterPattern":""',
        '"FilterPattern":{"Ref":"Any"}',
        /is hidden/,
        'unknown',
      ],
      [
        'but it goes elsewhere',
        filter,
        '{"Fn::GetAtt":["EnclaveArchiveDeliveryStreamdatabaseclaims',
        '{"Fn::GetAtt":["No',
        /is not copied|dangling/,
      ],
      [
        'but the log of the proxy is another',
        'EnclaveArchiveLogsproxyclaims',
        '/aws/rds/proxy/enclave-harbour-claims',
        '/aws/rds/proxy/other',
        /which nobody keeps/,
      ],
    ],
    manifest,
  );
});

test('an audit log that falls silent is heard of, and so is whoever tries the door', () => {
  const broken = (from: RegExp, to: string) => {
    const text = JSON.stringify(whole).replace(from, to);
    expect(text).not.toBe(JSON.stringify(whole));
    return prove(Template.parse({ file: 'a.json', text }), 'test', alarmsRing(manifest)).witness;
  };
  expect(broken(/"QueryRequests"/, '"QueryRequestsTLS"')).toMatch(/answers queries, and its audit log says nothing/);
  expect(broken(/"ClientConnectionsSetupFailedAuth"/, '"ClientConnections"')).toMatch(/somebody tries to sign in/);
});
