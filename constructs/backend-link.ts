import { ConnectionType, Integration, IntegrationType, VpcLink, type IVpcLink } from 'aws-cdk-lib/aws-apigateway';
import { CfnVpcLink } from 'aws-cdk-lib/aws-apigatewayv2';
import { Duration, Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { apiNameOf, TAG_VENDOR } from '../lib/manifest/names';
import type { ApiRoute } from './api-route';
import { refuse } from './refuse';

export interface BackendLinkProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  /** Short name of the API: lower case, hyphens. */
  readonly apiName: string;
  /**
   * Address the backend answers to, e.g. `https://claims.client.example/api`. API Gateway checks that the certificate
   * bears this name and comes from an authority it knows (API Gateway Developer Guide, "API Gateway-supported
   * certificate authorities"). Without TLS the link is refused: `enclave/backend-plaintext`.
   */
  readonly url: string;
  /**
   * ARN of an application or network load balancer of the same account and region
   * (API Gateway Developer Guide, "Private integrations for REST APIs").
   */
  readonly loadBalancerArn: string;
  /** Subnets of the load balancer's own network, from which API Gateway calls it. None: `enclave/backend-without-network`. */
  readonly subnetIds: string[];
  /** Security groups API Gateway calls with; they need to let HTTPS out to the load balancer. None: `enclave/backend-without-network`. */
  readonly securityGroupIds: string[];
}

/**
 * The way from an API to a load balancer in another network of the account. It carries calls of the API's routes and
 * nothing else: no packet of the enclave's network enters it.
 *
 * The backend sees the stage before the path: `GET /claims` arrives as `GET <url>/v1/claims`
 * (API Gateway Developer Guide, "Private integrations for REST APIs").
 */
export class BackendLink extends Construct {
  public readonly loadBalancerArn: string;
  private readonly url: string;
  private readonly link: CfnVpcLink;

  constructor(scope: Construct, id: string, props: BackendLinkProps) {
    super(scope, id);
    this.url = props.url;
    this.loadBalancerArn = props.loadBalancerArn;
    if (!/^https:\/\//.test(props.url)) this.refusePlaintext();
    if (props.subnetIds.length === 0 || props.securityGroupIds.length === 0) this.refuseWithoutNetwork();
    this.link = new CfnVpcLink(this, 'Link', {
      name: apiNameOf(props.vendor, props.apiName),
      subnetIds: props.subnetIds,
      securityGroupIds: props.securityGroupIds,
    });
    Tags.of(this).add(TAG_VENDOR, props.vendor);
  }

  /** How API Gateway calls the backend for one route. */
  public integrationFor(route: ApiRoute): Integration {
    const names = [...route.path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
    return new Integration({
      type: IntegrationType.HTTP_PROXY,
      integrationHttpMethod: route.method,
      uri: `${this.url}${route.path}`,
      options: {
        connectionType: ConnectionType.VPC_LINK,
        vpcLink: this.asVpcLink(),
        timeout: Duration.seconds(29),
        requestParameters:
          names.length > 0
            ? Object.fromEntries(
                names.map((name) => [`integration.request.path.${name}`, `method.request.path.${name}`]),
              )
            : undefined,
      },
    });
  }

  /** The L2 method knows links of the first generation only, and of them needs the id alone. */
  private asVpcLink(): IVpcLink {
    const known = this.node.tryFindChild('Known') as IVpcLink | undefined;
    return known ?? VpcLink.fromVpcLinkId(this, 'Known', this.link.ref);
  }

  private refusePlaintext(): never {
    return refuse(this, {
      what: 'the API would call its backend in plain text',
      saw: this.url,
      want: 'an address that begins with `https://`',
      mend: 'let the load balancer listen on HTTPS, and write its address so',
      code: 'enclave/backend-plaintext',
    });
  }

  private refuseWithoutNetwork(): never {
    return refuse(this, {
      what: 'the API cannot reach the load balancer from nowhere',
      saw: 'no `subnetIds`, or no `securityGroupIds`',
      want: 'at least one of each, in the load balancer’s network',
      mend: 'name subnets and a security group that the load balancer lets in',
      code: 'enclave/backend-without-network',
    });
  }
}
