import { oversightNamed } from '../../lib/analysis/oversight/oversight-named';
import { manifestWith } from '../constructs/fixtures';
import { HIDDEN, changesOfEnclave, decide, decideEnclave } from '../support/proofs';

const ASSESSOR = 'EnclaveAssessorRole';
const APPROVER = 'EnclaveBreakGlassBrokerApprover';
const EMERGENCY = 'EnclaveBreakGlassRole';
const MORE = /says more than agreed/;
const AUDITOR = '"AWS":"arn:aws:iam::444455556666:role/lindqvist-assessor"';
const OPENER = '"Fn::GetAtt":["EnclaveBreakGlassBrokerFunctionRole343121B6","Arn"]';
const KATRIN = '"sts:SourceIdentity":"katrin.adler@meridian.example"';
const EXTERNAL_ID = '"StringEquals":{"sts:ExternalId":"5b0f3a1e-7c52-4e0b-9d61-3f8a2b6c90d4"}';

describe('a role of oversight is assumed otherwise than agreed', () => {
  changesOfEnclave(oversightNamed, [
    ['by a stranger', ASSESSOR, AUDITOR, '"AWS":"arn:aws:iam::999999999999:role/x"', MORE],
    ['by everybody', ASSESSOR, `{${AUDITOR}}`, '"*"', MORE],
    ['by whoever is named elsewhere', ASSESSOR, AUDITOR, `"AWS":${HIDDEN}`, /hidden/],
    ['after the audit', ASSESSOR, '2027-06-30', '2099-12-31', MORE],
    ['under any name', ASSESSOR, '?*@lindqvist.example', '*', MORE],
    ['without the external id', ASSESSOR, `,${EXTERNAL_ID}`, '', MORE],
    ['for half a day', ASSESSOR, '"MaxSessionDuration":3600', '"MaxSessionDuration":43200', /lasts 12 hours/],
    ['for a time nobody knows', ASSESSOR, '"MaxSessionDuration":3600', `"MaxSessionDuration":${HIDDEN}`, /hidden/],
    ['under the tag of a job', ASSESSOR, '"Value":"assessor"', '"Value":"role/clerk"', /does not bear the tag/],
    ['under a tag nobody knows', ASSESSOR, '"Value":"assessor"', `"Value":${HIDDEN}`, /tag is hidden/],
    ['by nobody, as the role bears another name', ASSESSOR, 'bayanihan-assessor"', 'other"', /no role is named/],
    ['by a role whose name is hidden', ASSESSOR, '"enclave-bayanihan-assessor"', HIDDEN, /its name or path is hidden/],
    ['without a second factor', APPROVER, ',"Bool":{"aws:MultiFactorAuthPresent":"true"}', '', MORE],
    ['under the name of another approver', APPROVER, KATRIN, KATRIN.replace('katrin.adler', 'jonas.weber'), MORE],
    ['under no name', APPROVER, `"StringEquals":{${KATRIN}},`, '', MORE],
    ['by another user', APPROVER, 'user/emergency/katrin.adler', 'user/eve', MORE],
    [
      'by a role that no function acts as',
      EMERGENCY,
      OPENER,
      OPENER.replace(/Enclave\w+/, 'EnclaveBreakGlassAlarmRuleRole691499CE'),
      MORE,
    ],
    ['by a person, past the function', EMERGENCY, `{${OPENER}}`, '"arn:aws:iam::777788889999:user/eve"', MORE],
    ['for somebody who is no approver', EMERGENCY, '"katrin.adler@', '"eve@', MORE],
  ]);
});

test('a second function that acts as the role opens the emergency role too', () => {
  const Other = { Type: 'AWS::Lambda::Function', Properties: { Role: JSON.parse(`{${OPENER}}`) as unknown } };
  expect(decideEnclave(oversightNamed, { Other })).toMatchObject({
    verdict: 'fail',
    witness: expect.stringMatching(MORE) as string,
  });
});

const USER = 'arn:aws:iam::111122223333:user/audit';

const roleOf = (conditions: string, rest = '') => `
Resources:
  Role:
    Type: AWS::IAM::Role
    ${rest}
    Properties:
      Path: /enclave-oversight/acme/
      RoleName: enclave-acme-assessor
      Tags: [{ Key: vendor-enclave:component, Value: assessor }]
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Action: sts:AssumeRole
            Principal: { AWS: '${USER}' }
            Condition: { DateLessThanEquals: { aws:CurrentTime: '2027-12-31T23:59:59Z' }, StringLike: { sts:RoleSessionName: '?*@b.example' }${conditions} }
`;
const MFA = ', Bool: { aws:MultiFactorAuthPresent: true }';

test.each([
  ['with a second factor', roleOf(MFA), 'pass'],
  ['without', roleOf(''), 'fail'],
  ['by a role that may not be there', roleOf(MFA, 'Condition: Unread'), 'unknown'],
])('a user of the enclave’s own account comes %s', (_title, template, verdict) => {
  const assessor = { organisation: 'A', contact: 'a@B.example', independence: 'none', principalArn: USER };
  expect(decide(oversightNamed(manifestWith({ assessor })), template)).toMatchObject({ verdict });
});

test('without oversight nobody is judged', () => {
  const claim = oversightNamed(manifestWith());
  expect(decide(claim, roleOf(''))).toMatchObject({ verdict: 'pass', explanation: ['0 roles of oversight'] });
});
