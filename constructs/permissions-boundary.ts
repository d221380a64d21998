import { CfnManagedPolicy, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Lazy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { CONNECT_TO_DATABASE } from '../lib/manifest/databases';
import { iamPathOf, prefixOf } from '../lib/manifest/names';
import { mergeAccesses, type Access } from './merge-accesses';
import { MANAGED_POLICY_LENGTH_MAX, refuseLongPolicy } from './policy-size';

export interface PermissionsBoundaryProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  /** Ids of the enclave's private endpoints, the only doors through which anything may be done. */
  readonly endpointIds: string[];
}

/**
 * The line no role of the enclave can cross, whatever is attached to it: the union of all grants, through the
 * enclave's own endpoints. What is not named here, IAM and STS included, is not possible.
 *
 * A boundary longer than IAM takes is refused: `enclave/boundary-length`.
 */
export class PermissionsBoundary extends Construct {
  public readonly policyArn: string;
  private readonly allowed: Access[] = [];
  private readonly endpointIds: string[];
  private callsFrom: Record<string, string> = {};

  constructor(scope: Construct, id: string, props: PermissionsBoundaryProps) {
    super(scope, id);
    this.endpointIds = props.endpointIds;
    const policy = new CfnManagedPolicy(this, 'Policy', {
      managedPolicyName: `${prefixOf({ vendor: { id: props.vendor } })}-boundary`,
      path: iamPathOf({ vendor: { id: props.vendor } }),
      policyDocument: Lazy.any({ produce: () => this.document() }),
    });
    this.policyArn = policy.ref;
    this.node.addValidation({ validate: () => this.checkLength() });
  }

  /** Moves the line outwards: these actions on these resources. */
  public allow(access: Access): void {
    this.allowed.push(access);
  }

  /** Lets calls of services through that come from within one network, through whose door no id is said. */
  public allowCallsFrom(vpcId: string): void {
    this.callsFrom = { 'vpc-lattice-svcs:SourceVpc': vpcId };
  }

  private document(): PolicyDocument {
    const allows = mergeAccesses(this.allowed).map((access) => new PolicyStatement(access));
    return new PolicyDocument({ minimize: false, statements: [...allows, this.denyOtherDoors()] });
  }

  /**
   * Calls an AWS service makes on a person's behalf, such as S3 decrypting an object, come through no endpoint of ours
   * (AWS KMS Developer Guide, "Using VPC endpoints in policies"). They follow from a call that did. Nor does who signs in to a
   * database: the proxy asks IAM, and only the enclave's own door leads to the proxy.
   *
   * VPC Lattice says from which network it is called. Of no other service’s calls that is said, so the denial holds for them.
   */
  private denyOtherDoors(): PolicyStatement {
    const connects = this.allowed.some(({ actions }) => actions.includes(CONNECT_TO_DATABASE));
    return new PolicyStatement({
      sid: 'OnlyThroughTheEnclave',
      effect: Effect.DENY,
      ...(connects ? { notActions: [CONNECT_TO_DATABASE] } : { actions: ['*'] }),
      resources: ['*'],
      conditions: {
        StringNotEquals: { 'aws:SourceVpce': this.endpointIds, ...this.callsFrom },
        BoolIfExists: { 'aws:ViaAWSService': 'false' },
      },
    });
  }

  private checkLength(): string[] {
    refuseLongPolicy(this, this.document(), {
      what: 'The permissions boundary',
      charactersMax: MANAGED_POLICY_LENGTH_MAX,
      mend: 'merge data boundaries into fewer resources, for instance one bucket prefix for several',
      code: 'enclave/boundary-length',
    });
    return [];
  }
}
