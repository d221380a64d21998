/**
 * Identity providers that sign in anybody who asks: who trusts one must say by a claim whom of its users is meant.
 *
 * AWS keeps such a list ("Identity-provider controls for shared OIDC providers", IAM User Guide); ours holds those whose
 * claims we know.
 */
const CLAIMS: Readonly<Record<string, readonly string[]>> = {
  'token.actions.githubusercontent.com': [
    'sub',
    'repository',
    'repository_id',
    'repository_owner',
    'repository_owner_id',
    'enterprise',
    'job_workflow_ref',
  ],
  'gitlab.com': ['sub', 'namespace_id', 'namespace_path', 'project_id', 'project_path'],
  'app.terraform.io': ['sub'],
  'cognito-identity.amazonaws.com': ['aud', 'sub'],
  'accounts.google.com': ['aud', 'oaud', 'sub'],
  'graph.facebook.com': ['app_id', 'id'],
  'www.amazon.com': ['app_id', 'user_id'],
};

/** The address of a provider: its own name, or what stands behind `oidc-provider/` in its ARN. */
function addressOf(provider: string): string {
  return (provider.split(':oidc-provider/')[1] ?? provider).toLowerCase();
}

export function isShared(provider: string): boolean {
  return provider === '*' || Object.hasOwn(CLAIMS, addressOf(provider));
}

/** The condition keys, in lower case, that say whom of the provider's users is meant. */
export function keysOfProvider(provider: string): string[] {
  const address = addressOf(provider);
  return (Object.hasOwn(CLAIMS, address) ? CLAIMS[address]! : []).map((claim) => `${address}:${claim}`);
}
