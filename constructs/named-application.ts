import { CfnSecurityGroup, CfnVerifiedAccessEndpoint } from 'aws-cdk-lib/aws-ec2';
import { CfnOutput } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/** One application of the client's, behind an internal load balancer that stands already. */
export interface NamedApplicationSpec {
  /** Short name: lower case, hyphens. */
  readonly id: string;
  /** Name people open; it is public, and points at the endpoint by a CNAME. */
  readonly domain: string;
  /** ARN of the public certificate of that name, in ACM of the same region. */
  readonly certificateArn: string;
  /** ARN of the load balancer: internal, as AWS takes no other (AWS Verified Access User Guide, "Create a load balancer endpoint"). */
  readonly loadBalancerArn: string;
  /** Security group that the load balancer carries; the way in leads to it alone. */
  readonly loadBalancerSecurityGroupId: string;
  /** VPC of the load balancer. */
  readonly vpcId: string;
  /** Subnets of the load balancer, one for each zone. */
  readonly subnetIds: string[];
  /**
   * Port the load balancer listens on, with TLS.
   * @default 443
   */
  readonly port?: number;
  /** Groups whose people may open it, as the identity provider tells them. */
  readonly groups: string[];
}

export interface NamedApplicationProps {
  readonly application: NamedApplicationSpec;
  readonly verifiedAccessGroupId: string;
  /** Ranges people may come from. */
  readonly allowedRanges: string[];
  /** What must hold of each request, in Cedar. */
  readonly policyDocument: string;
  readonly description: string;
}

/** The way to one application: from the named ranges in, over TLS, to its load balancer out, and nowhere else. */
export class NamedApplication extends Construct {
  /** Short name of the application. */
  public readonly application: string;
  public readonly endpointId: string;

  constructor(scope: Construct, id: string, props: NamedApplicationProps) {
    super(scope, id);
    const { application } = props;
    this.application = application.id;
    const port = application.port ?? 443;
    const endpoint = new CfnVerifiedAccessEndpoint(this, 'Endpoint', {
      description: props.description,
      verifiedAccessGroupId: props.verifiedAccessGroupId,
      endpointType: 'load-balancer',
      attachmentType: 'vpc',
      endpointDomainPrefix: application.id,
      applicationDomain: application.domain,
      domainCertificateArn: application.certificateArn,
      loadBalancerOptions: {
        loadBalancerArn: application.loadBalancerArn,
        port,
        // The last stretch, inside the network, is encrypted as well.
        protocol: 'https',
        subnetIds: application.subnetIds,
      },
      securityGroupIds: [this.makeSecurityGroup(props, port)],
      policyEnabled: true,
      policyDocument: props.policyDocument,
    });
    this.endpointId = endpoint.attrVerifiedAccessEndpointId;
    new CfnOutput(this, 'Address', {
      description: `What ${application.domain} must point at, as a CNAME`,
      value: endpoint.attrEndpointDomain,
    });
  }

  private makeSecurityGroup({ application, allowedRanges }: NamedApplicationProps, port: number): string {
    const group = new CfnSecurityGroup(this, 'SecurityGroup', {
      vpcId: application.vpcId,
      groupDescription: `Way to ${application.id}: HTTPS from named ranges, and on to its load balancer`,
      securityGroupIngress: allowedRanges.map((cidrIp) => ({
        cidrIp,
        description: 'People of the vendor',
        ipProtocol: 'tcp',
        fromPort: 443,
        toPort: 443,
      })),
      securityGroupEgress: [
        {
          destinationSecurityGroupId: application.loadBalancerSecurityGroupId,
          description: 'The load balancer of the application',
          ipProtocol: 'tcp',
          fromPort: port,
          toPort: port,
        },
      ],
    });
    return group.attrGroupId;
  }
}
