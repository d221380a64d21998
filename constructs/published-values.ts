import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { parameterNameOf } from '../lib/manifest/names';

/** One value that others look up by its name. */
export interface PublishedValue {
  /** What it is, as the end of its name: `network/vpc-id`. */
  readonly path: string;
  readonly value: string;
  readonly description: string;
}

export interface PublishedValuesProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  /** At most one for each path. */
  readonly values: PublishedValue[];
}

/**
 * What pipelines, profiles and other stacks need to know of an enclave, as SSM parameters `/enclave/<vendor>/<path>`
 * (`docs/names.md` lists them). Ids only, nothing secret: whoever may read parameters of the account reads these.
 */
export class PublishedValues extends Construct {
  constructor(scope: Construct, id: string, props: PublishedValuesProps) {
    super(scope, id);
    for (const { path, value, description } of props.values) {
      const parameterName = parameterNameOf({ vendor: { id: props.vendor } }, path);
      new StringParameter(this, path, { parameterName, stringValue: value, description });
    }
  }
}
