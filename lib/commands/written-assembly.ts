import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the CDK writes what validation found (aws-cdk-lib 2.276). */
export const VALIDATION_REPORT = 'validation-report.json';

export interface WrittenStack {
  readonly name: string;
  /** File name inside the assembly. */
  readonly template: string;
}

export interface WrittenViolation {
  /** Plugin and rule, as `acknowledge` wants them: `VendorEnclave::VendorEnclave-…`. */
  readonly rule: string;
  /** `fatal`, `error`, `warning` or `info`. */
  readonly severity: string;
  readonly description: string;
  /** Construct paths. */
  readonly constructs: readonly string[];
}

interface AssemblyManifest {
  readonly artifacts?: Readonly<
    Record<string, { type: string; displayName?: string; properties?: { templateFile?: string } }>
  >;
}

interface ValidationReport {
  readonly pluginReports?: readonly {
    readonly pluginName: string;
    readonly violations?: readonly {
      readonly ruleName: string;
      readonly description: string;
      readonly severity?: string;
      readonly violatingConstructs?: readonly { readonly constructPath?: string }[];
    }[];
  }[];
}

/** Read from disk, because the toolkit hands no assembly back when validation found errors. */
export function readStacks(folder: string): WrittenStack[] {
  const { artifacts = {} } = readJson<AssemblyManifest>(join(folder, 'manifest.json')) ?? {};
  return Object.entries(artifacts)
    .filter(([, artifact]) => artifact.type === 'aws:cloudformation:stack')
    .map(([id, { displayName, properties }]) => ({
      name: displayName ?? id,
      template: properties?.templateFile ?? `${id}.template.json`,
    }));
}

export function readViolations(folder: string): WrittenViolation[] {
  const { pluginReports = [] } = readJson<ValidationReport>(join(folder, VALIDATION_REPORT)) ?? {};
  return pluginReports.flatMap(({ pluginName, violations = [] }) =>
    violations.map(({ ruleName, description, severity = 'error', violatingConstructs = [] }) => ({
      rule: `${pluginName}::${ruleName}`,
      severity,
      description,
      constructs: violatingConstructs.flatMap(({ constructPath }) => constructPath ?? []),
    })),
  );
}

function readJson<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}
