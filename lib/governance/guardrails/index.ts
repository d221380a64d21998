import { UserError } from '../../common/user-error';
import type { Manifest } from '../../manifest';
import { networkStays } from './declarative';
import { type Guardrail, LENGTH_MAX, textOf } from './policy';
import { dataStays, unguarded } from './resource-control';
import { deployerOf, recordStays, wallsStay } from './service-control';

export { type Guardrail, type GuardrailKind, LENGTH_MAX, type PolicyDocument, type Statement, textOf } from './policy';

export interface GuardrailOptions {
  /** Id of the organisation: `o-` and ten or more letters and digits. */
  readonly organisation: string;
  /** Qualifier of the CDK's bootstrap in the account. */
  readonly qualifier: string;
}

export interface Guardrails {
  readonly documents: readonly Guardrail[];
  /** The one role that may change what the documents protect. */
  readonly deployer: string;
  /** ARNs of data that no document guards. */
  readonly unguarded: readonly string[];
}

/**
 * What the administrator of the organisation attaches to the enclave's account, so that nobody in the account, its root
 * user included, can take down what the template built.
 *
 * They suppose that the account holds enclaves alone, and that each is deployed by the CDK as the stack
 * `enclave-<vendor>`. The management account of an organisation is bound by none of them.
 */
export function guardrailsOf(manifest: Manifest, { organisation, qualifier }: GuardrailOptions): Guardrails {
  const deployer = deployerOf(manifest, qualifier);
  const data = dataStays(manifest, organisation);
  const documents = [
    recordStays(manifest, deployer),
    wallsStay(manifest, deployer),
    ...(data ? [data] : []),
    networkStays(manifest),
  ];
  const problems = documents.flatMap((document) => tooLong(document));
  if (problems.length > 0) throw new UserError(problems);
  return { documents, deployer: deployer.roleArn, unguarded: unguarded(manifest) };
}

function tooLong(guardrail: Guardrail) {
  const [length, lengthMax] = [textOf(guardrail).length, LENGTH_MAX[guardrail.kind]];
  if (length <= lengthMax) return [];
  return [
    {
      where: guardrail.file,
      what: `the document is longer than AWS Organizations takes`,
      saw: `${length} characters`,
      want: `at most ${lengthMax} characters`,
      mend: 'merge data boundaries into fewer resources, for instance one bucket prefix for several',
      code: 'guardrails/length',
    },
  ];
}
