import { type Method, call, handingOver } from '../method';

/** Writes what permission sets allow: the people assigned to them may do anything then. Checked in the directory's account. */
const PERMISSION_SETS: readonly Method[] = (
  [
    [
      'sso-put-inline-policy',
      'sso:PutInlinePolicyToPermissionSet',
      'writes a policy that allows everything into a permission set',
    ],
    [
      'sso-attach-policy',
      'sso:AttachManagedPolicyToPermissionSet',
      'attaches an administrator policy to a permission set',
    ],
  ] as const
).map(([id, action, deed]) => ({
  id,
  service: 'sso',
  category: 'self-escalation',
  needs: [call(action)],
  passedTo: [],
  gain: 'anything',
  deed,
}));

/**
 * Lifts what the organization forbids. Works in its management account or for a delegated administrator only, and gives no
 * right that some policy does not allow already: reported beside the verdict.
 */
const GUARDRAILS: readonly Method[] = (
  [
    ['organizations-detach-policy', 'organizations:DetachPolicy', 'takes a policy of the organization off an account'],
    ['organizations-update-policy', 'organizations:UpdatePolicy', 'rewrites a policy of the organization'],
    ['organizations-delete-policy', 'organizations:DeletePolicy', 'deletes a policy of the organization'],
    [
      'organizations-disable-policies',
      'organizations:DisablePolicyType',
      'puts all policies of the organization out of force',
    ],
    ['organizations-move-account', 'organizations:MoveAccount', 'moves an account out from under its policies'],
    ['organizations-leave', 'organizations:LeaveOrganization', 'takes the account out of the organization'],
  ] as const
).map(([id, action, deed]) => ({
  id,
  service: 'organizations',
  category: 'guardrail',
  needs: [call(action)],
  passedTo: [],
  gain: 'guardrail',
  deed,
}));

export const ACCOUNT_METHODS: readonly Method[] = [
  ...PERMISSION_SETS,
  ...GUARDRAILS,
  // The roles of a pool are entered with a token of the pool, so they must trust it, and not a service.
  ...handingOver(
    'cognito-identity',
    ['cognito-identity'],
    [['set-roles', [call('cognito-identity:SetIdentityPoolRoles')], 'gives everybody of an identity pool {target}']],
  ),
];
