import { CfnBasePathMappingV2, CfnDomainNameAccessAssociation, CfnDomainNameV2 } from 'aws-cdk-lib/aws-apigateway';
import { CfnRecordSet, PrivateHostedZone } from 'aws-cdk-lib/aws-route53';
import { Tags } from 'aws-cdk-lib/core';
import { Construct, type IDependable } from 'constructs';
import { TAG_VENDOR } from '../lib/manifest/names';
import { domainPolicy } from './api-resource-policy';
import type { EnclaveNetwork } from './enclave-network';

export interface ApiDomainProps {
  readonly vendor: string;
  /** Name of the API inside the enclave, e.g. `claims.client.example`. */
  readonly domainName: string;
  /** ARN of an ACM certificate that bears the name, in the same account and region. */
  readonly certificateArn: string;
  readonly securityPolicy: string;
  readonly apiId: string;
  readonly stageName: string;
  /** The stage, which must be there first. */
  readonly stage: IDependable;
  readonly network: EnclaveNetwork;
}

/**
 * A name of an API's own, that only the enclave's network knows and only its endpoint answers to.
 *
 * API Gateway speaks TLS as the API's own policy says, whatever name is called (API Gateway Developer Guide, "Choose a
 * security policy for your custom domain").
 */
export class ApiDomain extends Construct {
  constructor(scope: Construct, id: string, props: ApiDomainProps) {
    super(scope, id);
    const { network, domainName } = props;
    const endpointIds = network.endpointIdsFor('execute-api');
    const domain = new CfnDomainNameV2(this, 'Name', {
      domainName,
      certificateArn: props.certificateArn,
      endpointConfiguration: { types: ['PRIVATE'] },
      securityPolicy: props.securityPolicy,
      endpointAccessMode: 'STRICT',
      policy: domainPolicy(endpointIds),
    });
    const mapping = new CfnBasePathMappingV2(this, 'Mapping', {
      domainNameArn: domain.attrDomainNameArn,
      restApiId: props.apiId,
      stage: props.stageName,
    });
    mapping.node.addDependency(props.stage);
    for (const [index, endpointId] of endpointIds.entries()) {
      new CfnDomainNameAccessAssociation(this, `Door${index + 1}`, {
        domainNameArn: domain.attrDomainNameArn,
        accessAssociationSourceType: 'VPCE',
        accessAssociationSource: endpointId,
      });
    }
    const zone = new PrivateHostedZone(this, 'Zone', { zoneName: domainName, vpc: network.vpc });
    new CfnRecordSet(this, 'Record', {
      hostedZoneId: zone.hostedZoneId,
      name: domainName,
      type: 'A',
      aliasTarget: network.endpointAliasFor('execute-api'),
    });
    network.answerTo(domainName);
    Tags.of(this).add(TAG_VENDOR, props.vendor);
  }
}
