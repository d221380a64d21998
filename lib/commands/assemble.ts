import { App, Validations } from 'aws-cdk-lib/core';
import { dayOf } from '../common/clock';
import { type Problem, UserError } from '../common/user-error';
import { formatPosition } from '../common/yaml-source';
import { isManifestRule } from '../governance/rules-by-id';
import type { LoadedManifest } from '../manifest/load-manifest';
import { prefixOf } from '../manifest/names';
import type { ExceptionSpec } from '../manifest/schema';
import { EnclaveStack } from '../../constructs';
import { VendorEnclaveChecks } from '../../policies/pack';
import { overlappingRanges } from './overlapping-ranges';

export interface AssembleOptions {
  /** Folder of the cloud assembly; a temporary one by default. */
  readonly outdir?: string;
  /** Context values, as `cdk -c key=value` gives them. */
  readonly context?: Readonly<Record<string, unknown>>;
  /**
   * Run our rules and the CDK's own CloudFormation validation inside synthesis, which then fails on errors.
   * `check` leaves it off: it judges the finished templates itself.
   */
  readonly validated: boolean;
  readonly now: Date;
}

/** The CDK app of some manifests: one stack each. */
export function assemble(loaded: readonly LoadedManifest[], options: AssembleOptions): App {
  const problems = [...twins(loaded), ...overlappingRanges(loaded)];
  if (problems.length > 0) throw new UserError(problems);
  const app = new App({
    outdir: options.outdir,
    context: options.context,
    analyticsReporting: false,
    // Callers synthesise themselves; a second time at exit would be outside of every catch.
    autoSynth: false,
    // Nobody reads the tree of constructs of what is built only to be judged, and it is a tenth of the building.
    ...(options.validated ? {} : { builtinCloudFormationValidation: false, treeMetadata: false }),
  });
  for (const { manifest } of loaded) {
    new EnclaveStack(app, stackNameOf(manifest), { manifest, today: dayOf(options.now) });
  }
  if (options.validated) {
    // By stack: what one vendor's owner accepted must not cover another vendor.
    const exceptions = Object.fromEntries(
      loaded.map(({ manifest }) => [stackNameOf(manifest), manifest.exceptions.filter(aboutTemplates)]),
    );
    Validations.of(app).addPlugins(new VendorEnclaveChecks(app, { exceptions, now: options.now }));
  }
  return app;
}

/** One stack for each enclave; its name is contract, because a renamed stack is a new enclave. */
export const stackNameOf = prefixOf;

/** What was accepted of the manifest itself is no business of the rules about its template. */
function aboutTemplates({ rule }: ExceptionSpec): boolean {
  return !isManifestRule(rule);
}

function twins(loaded: readonly LoadedManifest[]): Problem[] {
  const first = new Map<string, LoadedManifest>();
  return loaded.flatMap((one) => {
    const twin = first.get(one.manifest.vendor.id);
    if (!twin) {
      first.set(one.manifest.vendor.id, one);
      return [];
    }
    return [
      {
        where: formatPosition(one.locate(['vendor', 'id'])),
        what: 'is the id of another vendor in this call',
        saw: one.manifest.vendor.id,
        want: `an id of its own; ${twin.file} has this one`,
        mend: 'rename one of the two vendors',
        code: 'target/duplicate-vendor',
      },
    ];
  });
}
