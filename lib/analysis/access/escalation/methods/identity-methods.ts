import {
  ENTERED_ROLE,
  GROUP,
  type Gain,
  type Method,
  OIDC_PROVIDER,
  POLICY,
  ROLE,
  SAML_PROVIDER,
  type Target,
  USER,
  idOf,
  on,
} from '../method';

type Row = readonly [action: string, target: Target, deed: string];

/** Writes policies: whoever holds the identity may do anything then. */
const REWRITING: readonly Row[] = [
  ['iam:PutUserPolicy', USER, 'writes a policy into {target} that allows everything'],
  ['iam:PutRolePolicy', ROLE, 'writes a policy into {target} that allows everything'],
  ['iam:PutGroupPolicy', GROUP, 'writes a policy into {target} that allows everything'],
  ['iam:AttachUserPolicy', USER, 'attaches an administrator policy to {target}'],
  ['iam:AttachRolePolicy', ROLE, 'attaches an administrator policy to {target}'],
  ['iam:AttachGroupPolicy', GROUP, 'attaches an administrator policy to {target}'],
  [
    'iam:CreatePolicyVersion',
    POLICY,
    'writes a version of {target} that allows everything, and makes it the one in force',
  ],
  ['iam:SetDefaultPolicyVersion', POLICY, 'puts an older, wider version of {target} in force'],
];

/** Takes somebody's place. */
const ENTERING: readonly Row[] = [
  ['iam:CreateAccessKey', USER, 'makes an access key for {target}'],
  ['iam:CreateLoginProfile', USER, 'gives {target} a password'],
  ['iam:UpdateLoginProfile', USER, 'gives {target} another password'],
  ['iam:AddUserToGroup', GROUP, 'joins {target}'],
  ['iam:UpdateAssumeRolePolicy', ROLE, 'lets itself into {target} by rewriting its trust policy'],
];

/**
 * Makes itself the one who says who somebody is: the roles that trust the provider open for whoever it names.
 *
 * Of OpenID Connect the thumbprint alone is enough to stand in for the provider, and an audience added lets in the tokens of
 * another application. A new provider is trusted by nobody yet: no way by itself.
 */
const VOUCHING: readonly Row[] = [
  ['iam:UpdateSAMLProvider', SAML_PROVIDER, 'puts its own certificate in place of the one of {target}'],
  [
    'iam:UpdateOpenIDConnectProviderThumbprint',
    OIDC_PROVIDER,
    'puts its own certificate in place of the one of {target}',
  ],
  ['iam:AddClientIDToOpenIDConnectProvider', OIDC_PROVIDER, 'lets tokens of another application through {target}'],
];

/** A boundary that goes, or is put in place of a narrower one, gives what the policies allowed all the time. */
const UNBOUNDING: readonly Row[] = [
  ['iam:DeleteUserPermissionsBoundary', USER, 'takes the boundary off {target}'],
  ['iam:DeleteRolePermissionsBoundary', ROLE, 'takes the boundary off {target}'],
  ['iam:PutUserPermissionsBoundary', USER, 'puts a wider boundary on {target}'],
  ['iam:PutRolePermissionsBoundary', ROLE, 'puts a wider boundary on {target}'],
];

/** Where policies ask for tags of whoever calls, a tag is a right. */
const RETAGGING: readonly Row[] = [
  ['iam:TagRole', ROLE, 'gives {target} the tag that its policies ask for'],
  ['iam:TagUser', USER, 'gives {target} the tag that its policies ask for'],
];

function rows(list: readonly Row[], gain: Gain, category: Method['category']): Method[] {
  return list.map(([action, target, deed]) => ({
    id: idOf(action),
    service: 'iam',
    category,
    needs: [on(action, target)],
    passedTo: [],
    gain,
    deed,
  }));
}

/** Enters a role whose trust policy lets it in. */
export const ASSUME_ROLE: Method = {
  id: 'sts-assume-role',
  service: 'sts',
  category: 'principal-access',
  needs: [on('sts:AssumeRole', ENTERED_ROLE)],
  passedTo: [],
  gain: 'role',
  deed: 'takes {target}',
};

export const IDENTITY_METHODS: readonly Method[] = [
  ...rows(REWRITING, 'rewritten', 'self-escalation'),
  ...rows(ENTERING, 'identity', 'principal-access'),
  ...rows(VOUCHING, 'role', 'principal-access'),
  ...rows(UNBOUNDING, 'unbounded', 'self-escalation'),
  ...rows(RETAGGING, 'retagged', 'self-escalation'),
];
