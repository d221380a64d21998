import { emergencyForTwo } from '../../lib/analysis/oversight/emergency-for-two';
import { manifestWith } from '../constructs/fixtures';
import { HIDDEN, changesOfEnclave, decide, decideEnclave } from '../support/proofs';

const ROLE = 'EnclaveBreakGlassRole';
const BROKER = 'EnclaveBreakGlassBrokerFunction8';
const RIGHTS = 'EnclaveBreakGlassBrokerFunctionPolicy';
const CALLS = 'EnclaveBreakGlassBrokerCalls';
const APPROVER = 'EnclaveBreakGlassBrokerApprover';
const ALIAS = 'EnclaveBreakGlassBrokerAliaskatrin';
const TABLE = 'EnclaveBreakGlassBrokerRequests';
const MORE = /says more than agreed/;
const KATRIN = '"StringEquals":{"aws:SourceIdentity":"katrin.adler@meridian.example"}';
const ITEMS = '{"Fn::GetAtt":["EnclaveBreakGlassBrokerRequestsDE73DB7E","Arn"]}';
const LOG = '"LoggingConfig":{"LogGroup":{"Ref":"EnclaveArchiveLogsbreakglass2CEED0FB"}}';
const LIST = `"APPROVERS":${JSON.stringify(
  JSON.stringify({
    'katrin-adler-32dcacf2': 'katrin.adler@meridian.example',
    'jonas-weber-4ad504a1': 'jonas.weber@meridian.example',
    'nadia-hoffmann-cf0a316d': 'nadia.hoffmann@meridian.example',
  }),
)}`;
const OPENER = '{"Fn::GetAtt":["EnclaveBreakGlassBrokerFunctionRole343121B6","Arn"]}';

describe('the emergency role opens otherwise than agreed', () => {
  changesOfEnclave(emergencyForTwo, [
    ['for longer', BROKER, '"SESSION_SECONDS":"1800"', '"SESSION_SECONDS":"3600"', /SESSION_SECONDS is 3600/],
    ['for as long as somebody says later', BROKER, '"SESSION_SECONDS":"1800"', `"SESSION_SECONDS":${HIDDEN}`, /hidden/],
    ['on an old word', BROKER, '"APPROVAL_MINUTES":"30"', '"APPROVAL_MINUTES":"1440"', /APPROVAL_MINUTES is 1440/],
    ['another role', BROKER, 'bayanihan-break-glass"', 'bayanihan-assessor"', /ROLE_ARN is/, 'unknown'],
    ['to a stranger', BROKER, ':\\"katrin.adler@', ':\\"eve@', /APPROVERS is/],
    ['to somebody twice', BROKER, 'jonas.weber@', 'katrin.adler@', /APPROVERS is/],
    ['to a list that is none', BROKER, '"APPROVERS":"{', '"APPROVERS":"[', /APPROVERS is/],
    ['to a list nobody knows', BROKER, LIST, `"APPROVERS":${HIDDEN}`, /hidden/],
    [
      'by requests that lie elsewhere',
      BROKER,
      '"REQUESTS_TABLE":{"Ref":"EnclaveBreakGlassBrokerRequestsDE73DB7E"}',
      '"REQUESTS_TABLE":"other"',
      /REQUESTS_TABLE is other/,
    ],
    [
      'by other code, run first',
      BROKER,
      '"Variables":{',
      '"Variables":{"NODE_OPTIONS":"--import x",',
      /goes by NODE_OPTIONS as well/,
    ],
    ['unwritten', BROKER, `${LOG},`, '', /writes its log to not set/],
    ['written where nobody knows', BROKER, LOG, `"LoggingConfig":{"LogGroup":${HIDDEN}}`, /hidden/],
    [
      'written in part',
      BROKER,
      '"LoggingConfig":{',
      '"LoggingConfig":{"ApplicationLogLevel":"FATAL",',
      /by ApplicationLogLevel/,
    ],
    ['with the right to open others', RIGHTS, 'bayanihan-break-glass"', '*"', MORE],
    ['with the right to empty the table', RIGHTS, '"dynamodb:GetItem"', '"dynamodb:DeleteItem"', MORE],
    ['without a right it needs', RIGHTS, '"dynamodb:GetItem",', '', MORE],
    ['to somebody who calls the alias of another', CALLS, KATRIN, KATRIN.replace('katrin.adler', 'jonas.weber'), MORE],
    ['to whoever took the role', CALLS, `"Condition":{${KATRIN}},`, '', MORE],
    [
      'to whoever calls it without an alias',
      CALLS,
      '{"Ref":"EnclaveBreakGlassBrokerAliaskatrinadler32dcacf2595F692C"}',
      '{"Fn::GetAtt":["EnclaveBreakGlassBrokerFunction8C13F019","Arn"]}',
      MORE,
    ],
    [
      'to whoever has a policy of AWS',
      APPROVER,
      '"ManagedPolicyArns":[',
      '"ManagedPolicyArns":["arn:aws:iam::aws:policy/AdministratorAccess",',
      /is hidden/,
      'unknown',
    ],
    [
      'to whom somebody attaches more',
      APPROVER,
      '"PermissionsBoundary":{"Ref":"EnclaveBreakGlassBrokerCalls4D524B9B"},',
      '',
      /no boundary/,
    ],
    [
      'by another function’s alias',
      ALIAS,
      '"EnclaveBreakGlassBrokerFunction8C13F019"',
      '"EnclaveVpnConnectHandler1DA6849F"',
      /0 aliases of/,
    ],
    ['by an older version', ALIAS, '$LATEST', '7', /leads to a version of its own: 7/],
    ['by a version nobody knows', ALIAS, '"$LATEST"', HIDDEN, /hidden/],
    [
      'by another version now and then',
      ALIAS,
      '"FunctionVersion"',
      '"RoutingConfig":{},"FunctionVersion"',
      /by its RoutingConfig/,
    ],
    [
      'by requests that a policy of the table opens',
      TABLE,
      '"BillingMode"',
      '"ResourcePolicy":{"PolicyDocument":{}},"BillingMode"',
      /opened by a policy of its own/,
    ],
    [
      'by requests that another function writes',
      'EnclaveVpnRosterWriterPolicy',
      '"Resource":{"Fn::GetAtt":["EnclaveVpnRosterTable',
      `"Resource":${ITEMS},"X":{"Fn::GetAtt":["EnclaveVpnRosterTable`,
      /could forge an approval/,
    ],
    ['by no function', ROLE, OPENER, '"arn:aws:iam::777788889999:user/eve"', /no function of the template/],
    ['by whoever is named elsewhere', ROLE, OPENER, HIDDEN, /who opens .* is hidden/],
  ]);
});

test('an alias that is gone leaves an approver who is known and cannot call', () => {
  const aliases = { EnclaveBreakGlassBrokerAliaskatrinadler32dcacf2595F692C: { Type: 'AWS::SNS::Topic' } };
  expect(decideEnclave(emergencyForTwo, aliases)).toMatchObject({ verdict: 'fail' });
});

test('without an emergency role nobody opens it', () => {
  expect(decide(emergencyForTwo(manifestWith()), 'Resources: {}')).toMatchObject({ verdict: 'pass' });
});
