import { join, relative, resolve } from 'node:path';
import { UserError } from '../common/user-error';
import { writeWhole } from '../common/write-file';
import { type GuardrailKind, type Guardrails, guardrailsOf, LENGTH_MAX, textOf } from '../governance/guardrails';
import type { Manifest } from '../manifest';
import { CLEAN, type Io, type Outcome } from './io';
import { findManifests } from './targets';

export interface GuardrailsOptions {
  /** Folder to write into. */
  readonly out: string;
  /** Id of the organisation. */
  readonly organization?: string;
  /** Qualifier of the CDK's bootstrap. @default - the CDK's own */
  readonly qualifier?: string;
}

/** What `cdk bootstrap` uses unless told otherwise (AWS CDK Developer Guide, "Customize AWS CDK bootstrapping"). */
const QUALIFIER = 'hnb659fds';

const NAMES: Readonly<Record<GuardrailKind, string>> = {
  SERVICE_CONTROL_POLICY: 'service control policy',
  RESOURCE_CONTROL_POLICY: 'resource control policy',
  DECLARATIVE_POLICY_EC2: 'declarative policy for EC2',
};

/** `enclave guardrails`: writes what the organisation attaches above the enclave, and says who does what with it. */
export async function guardrails(path: string, options: GuardrailsOptions, io: Io): Promise<Outcome> {
  const [loaded] = findManifests([path], io);
  const { manifest } = loaded!;
  const organisation = organisationOf(options);
  const made = guardrailsOf(manifest, { organisation, qualifier: options.qualifier ?? QUALIFIER });
  const folder = resolve(io.cwd, options.out);
  for (const guardrail of made.documents) writeWhole(join(folder, guardrail.file), `${textOf(guardrail)}\n`);
  io.out(describe(made, manifest, relative(io.cwd, folder) || '.'));
  return Promise.resolve(CLEAN);
}

function organisationOf({ organization }: GuardrailsOptions): string {
  // As AWS Organizations makes them (AWS Organizations API reference, Organization).
  if (organization !== undefined && /^o-[a-z0-9]{10,32}$/.test(organization)) return organization;
  throw new UserError([
    {
      where: 'enclave guardrails',
      what: 'does not know whose data it is',
      saw: organization ?? 'no `--organization`',
      want: 'the id of the organisation, such as `o-a1b2c3d4e5`',
      mend: 'ask `aws organizations describe-organization`, and give it with `--organization`',
      code: 'guardrails/organization',
    },
  ]);
}

function describe({ documents, deployer, unguarded }: Guardrails, manifest: Manifest, folder: string): string {
  const { account } = manifest.placement;
  const written = documents.flatMap((guardrail) => {
    const file = join(folder, guardrail.file);
    const size = `${textOf(guardrail).length} of ${LENGTH_MAX[guardrail.kind]} characters`;
    return [
      `${file}  ${NAMES[guardrail.kind]}, ${size}`,
      `  ${guardrail.says}`,
      `  aws organizations create-policy --type ${guardrail.kind} --name ${guardrail.name} --description ${guardrail.name} --content file://${file}`,
    ];
  });
  return [
    ...written,
    '',
    'Who attaches them: an administrator in the management account of the organisation, or its delegate; no pipeline of the enclave.',
    `Where: to account ${account}, which should hold enclaves and nothing else, by \`aws organizations attach-policy --policy-id <id> --target-id ${account}\`.`,
    'When: after the first deployment, and to a test account before that. The three policy types must be enabled once.',
    `Who may still change the enclave: ${deployer}.`,
    `Who puts a person off without a deployment: ${manifest.offboarding?.roleArns.join(', ') ?? 'nobody, until `offboarding` in the manifest names roles'}.`,
    ...(unguarded.length > 0
      ? [`Not guarded by the resource control policy, so look at their own policies: ${unguarded.join(', ')}.`]
      : []),
  ].join('\n');
}
