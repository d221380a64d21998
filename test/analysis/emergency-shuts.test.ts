import { emergencyShuts } from '../../lib/analysis/oversight/emergency-shuts';
import { manifestWith } from '../constructs/fixtures';
import { HIDDEN, changesOfEnclave, decide } from '../support/proofs';

const ROLE = 'EnclaveBreakGlassRole';
const POLICY = 'EnclaveBreakGlassPolicy';
const MORE = /says more than agreed/;
const LESS = /does not say: Deny/;
const OWN = '"PermissionsBoundary":{"Ref":"EnclaveBreakGlassPolicyB575F46A"}';
const NOTHING_ELSE = ',"Effect":"Deny","Resource":"*","Sid":"NothingElse"';

describe('the emergency role may do another thing than shut the enclave', () => {
  changesOfEnclave(emergencyShuts, [
    ['open a way in', POLICY, '"ec2:RevokeClientVpnIngress"', '"ec2:AuthorizeClientVpnIngress"', MORE],
    [
      'shut the VPN of another vendor',
      POLICY,
      '"aws:ResourceTag/vendor-enclave:vendor":"bayanihan"',
      '"aws:ResourceTag/vendor-enclave:vendor":"other"',
      MORE,
    ],
    [
      'shut every VPN',
      POLICY,
      '"Condition":{"StringEquals":{"aws:ResourceTag/vendor-enclave:vendor":"bayanihan"}},',
      '',
      MORE,
    ],
    [
      'take any policy from the vendor’s roles, also a boundary’s',
      POLICY,
      ':policy/enclave/bayanihan/*',
      ':policy/*',
      MORE,
    ],
    ['stop other stacks', POLICY, '{"Ref":"AWS::StackName"},"/*"', '"*"', MORE],
    ['destroy the evidence', POLICY, '"s3:GetObject"', '"s3:DeleteObject"', MORE],
    [
      'what is attached, as little is forbidden',
      POLICY,
      NOTHING_ELSE,
      NOTHING_ELSE.replace('"*"', '"arn:aws:s3:::x"'),
      LESS,
    ],
    ['touch the data', POLICY, '"Resource":["arn:aws:s3:::', '"Resource":["arn:aws:s3:::other', LESS],
    [
      'what a policy of AWS says',
      ROLE,
      '"ManagedPolicyArns":[',
      '"ManagedPolicyArns":["arn:aws:iam::aws:policy/AdministratorAccess",',
      /is hidden/,
      'unknown',
    ],
    ['what is attached, without a boundary', ROLE, `${OWN},`, '', /no boundary of the template/],
    ['what is attached, under a boundary nobody knows', ROLE, OWN, `"PermissionsBoundary":${HIDDEN}`, /hidden/],
    ['nothing, as it is not there', ROLE, 'bayanihan-break-glass"', 'other"', /no role is named/],
  ]);
});

test('without an emergency role nothing is shut', () => {
  expect(decide(emergencyShuts(manifestWith()), 'Resources: {}')).toMatchObject({ verdict: 'pass' });
});
