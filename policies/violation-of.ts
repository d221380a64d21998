import type { PolicyValidationPluginReport } from 'aws-cdk-lib/core';
import type { Finding } from '../lib/common/finding';
import { describeFinding, idSafe, levelOf, suffixOf } from './violation-words';

/** A finding as the CDK reports it. */
export type Violation = PolicyValidationPluginReport['violations'][number];

/** What a violation is about: a construct, or the resource of a written template. */
export type ViolatingResource = Violation['violatingResources'][number];

/** Stands before every id of ours in the CDK. */
export const PACK_NAME = 'VendorEnclave';

/** The id of a violation: one for each property, so that an acknowledgement covers no more than that. */
export function ruleNameOf(finding: Finding, property = finding.property): string {
  return `${PACK_NAME}-${suffixOf(finding)}[${idSafe(property)}]`;
}

/** A violation of our own making, for what cdk-nag must not see or has no construct for. */
export function violationOf(finding: Finding, resource: ViolatingResource, property = finding.property): Violation {
  return {
    ruleName: ruleNameOf(finding, property),
    description: describeFinding(finding),
    fix: finding.fix,
    severity: levelOf(finding),
    ruleMetadata: { topic: finding.topic },
    violatingResources: [resource],
  };
}

/** What cdk-nag made of a finding says only "Properties"; the property itself lets the CDK find the line of code that set it. */
export function withPlace(
  violation: Violation,
  finding: Finding,
  placeOf: (constructPath: string | undefined) => Omit<ViolatingResource, 'locations'>,
): Violation {
  const locations = locationsOf(finding);
  return {
    ...violation,
    fix: finding.fix,
    ruleMetadata: { topic: finding.topic },
    violatingResources: violation.violatingResources.map(({ constructPath }) => ({
      ...placeOf(constructPath),
      locations,
    })),
  };
}

/** An exception stands in the metadata of a resource; everything else a rule looks at is a property. */
export function locationsOf({ property }: Finding): string[] {
  return [property.startsWith('Metadata.') ? property : `Properties.${property}`];
}
