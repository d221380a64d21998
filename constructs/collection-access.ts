import { CfnAccessPolicy, CfnSecurityPolicy } from 'aws-cdk-lib/aws-opensearchserverless';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { COLLECTION_POLICY_LENGTH_MAX } from '../lib/manifest/aws-limits';
import type { CollectionPermission } from '../lib/manifest/collections';
import { collectionPolicyNameOf } from '../lib/manifest/names';
import type { EnclaveNetwork } from './enclave-network';
import { refuse } from './refuse';

/** What one role may do to some indexes of one collection. */
export interface CollectionGrant {
  readonly roleArn: string;
  /** Name of the collection, as OpenSearch Serverless shows it: not its id. */
  readonly collection: string;
  /**
   * Indexes, each by its name; the end of one may be `*`.
   * @default - all of the collection
   */
  readonly indexes?: string[];
  /**
   * Describe the indexes, read documents, or write and delete them, which is one permission (Amazon OpenSearch Service
   * Developer Guide, "Supported operations and plugins in … Serverless").
   */
  readonly permissions: CollectionPermission[];
}

export interface CollectionAccessProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  /** The network whose endpoint the collections let in; it must have one for `aoss`: `enclave/collection-without-endpoint`. */
  readonly network: EnclaveNetwork;
  /** Who may do what. More than a policy of 20,480 characters holds is refused: `enclave/collection-policy-length`. */
  readonly grants: CollectionGrant[];
}

/**
 * The indexes of collections of Amazon OpenSearch Serverless, opened to roles one by one, and the collections to the
 * network's endpoint. It takes nothing away that other policies give: those of a collection add up (Amazon OpenSearch
 * Service Developer Guide, "Data access control" and "Network access").
 *
 * A role needs `aoss:APIAccessAll` on the collection as well, which is where day and door are asked: these policies know
 * neither. Nobody gets the dashboards, nor a collection of the classic kind, which answers behind another endpoint.
 */
export class CollectionAccess extends Construct {
  constructor(scope: Construct, id: string, { vendor, network, grants }: CollectionAccessProps) {
    super(scope, id);
    const name = collectionPolicyNameOf(vendor);
    const doors = network.endpointIdsFor('aoss');
    if (doors.length === 0) this.refuseWithoutEndpoint();
    const collections = [...new Set(grants.map(({ collection }) => `collection/${collection}`))].sort();
    new CfnSecurityPolicy(this, 'Door', {
      name,
      type: 'network',
      description: `${collections.length} collections let in the endpoint of ${vendor}`,
      policy: this.text([
        {
          Rules: [{ ResourceType: 'collection', Resource: collections }],
          AllowFromPublic: false,
          SourceVPCEs: doors,
        },
      ]),
    });
    new CfnAccessPolicy(this, 'Data', {
      name,
      type: 'data',
      description: `What the people of ${vendor} may do`,
      policy: this.text(grants.map(ruleOf)),
    });
  }

  /** A policy, of which nobody knows the length before deployment; ids and the partition are shorter than what stands for them. */
  private text(policy: readonly object[]): string {
    const { length } = JSON.stringify(Stack.of(this).resolve(policy));
    if (length <= COLLECTION_POLICY_LENGTH_MAX) return Stack.of(this).toJsonString(policy);
    return refuse(this, {
      what: 'what is granted on collections is longer than one of their policies',
      saw: `about ${length} characters`,
      want: `${COLLECTION_POLICY_LENGTH_MAX} or fewer`,
      mend: 'name indexes by what their names begin with, or grant to fewer job functions',
      code: 'enclave/collection-policy-length',
    });
  }

  private refuseWithoutEndpoint(): never {
    return refuse(this, {
      what: 'collections would let in an endpoint that is not there',
      saw: 'no endpoint for `aoss`',
      want: 'a network with an endpoint for collections',
      mend: 'add an access of the service `aoss` to the network',
      code: 'enclave/collection-without-endpoint',
    });
  }
}

function ruleOf({ roleArn, collection, indexes = ['*'], permissions }: CollectionGrant): object {
  return {
    Rules: [
      {
        ResourceType: 'index',
        Resource: indexes.map((index) => `index/${collection}/${index}`),
        Permission: permissions,
      },
    ],
    Principal: [roleArn],
  };
}
