import {
  CfnVPCEndpointConnectionNotification,
  CfnVPCEndpointService,
  CfnVPCEndpointServicePermissions,
} from 'aws-cdk-lib/aws-ec2';
import { Aws, CfnOutput, Tags, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { parseArn } from '../lib/common/arn';
import { prefixOf, TAG_VENDOR } from '../lib/manifest/names';
import { refuse } from './refuse';

export interface OfferedServiceProps {
  /** Short name of the vendor whose enclave may call the service: lower case, hyphens. */
  readonly vendor: string;
  /** Short name of the service: lower case, hyphens. */
  readonly service: string;

  /**
   * ARN of the Network Load Balancer before the service, in the account and region of the stack. A Gateway Load Balancer
   * is refused, `enclave/offered-load-balancer`: behind one stands an appliance that routes lead to, and an enclave has
   * none.
   */
  readonly loadBalancerArn: string;

  /** The account of the enclave, twelve digits: `enclave/offered-account`. */
  readonly enclaveAccount: string;

  /**
   * ARN of the one role of that account that may make the endpoint, such as the execution role of CloudFormation. A role
   * of another account is refused: `enclave/offered-account`.
   * @default - whoever that account lets make endpoints
   */
  readonly deployerRoleArn?: string;

  /**
   * ARN of the SNS topic that is told of every request, and of every endpoint that is accepted, rejected or deleted. Its
   * policy must let `vpce.amazonaws.com` publish (AWS PrivateLink Guide, "Receive alerts for endpoint service events").
   */
  readonly notificationTopicArn: string;

  /**
   * Name that consumers other than an enclave may ask for the service by. AWS serves it once its owner has shown the
   * record that two outputs spell, in the public zone of the name, and has called `StartVpcEndpointServicePrivateDnsVerification`
   * (AWS PrivateLink Guide, "Manage DNS names"). An enclave needs none: it has a record of its own.
   * @default - none
   */
  readonly privateDnsName?: string;
}

/**
 * One service of the client's, offered by AWS PrivateLink to the account of one enclave: the other side of
 * `PrivateService`, for the stack in which its load balancer stands.
 *
 * Nobody else may ask for it, and nobody is let in who was not accepted by hand, endpoint by endpoint
 * (`aws ec2 accept-vpc-endpoint-connections`): the id of the enclave's stands in its parameter
 * `private-services/<service>/endpoint-id`. It is offered in its own region alone.
 */
export class OfferedService extends Construct {
  /** Name of the service, for `serviceName` of the manifest. */
  public readonly serviceName: string;

  constructor(scope: Construct, id: string, props: OfferedServiceProps) {
    super(scope, id);
    this.refuseAppliance(props.loadBalancerArn);
    this.refuseStranger(props);
    const service = new CfnVPCEndpointService(this, 'Service', {
      networkLoadBalancerArns: [props.loadBalancerArn],
      acceptanceRequired: true,
      supportedIpAddressTypes: ['ipv4'],
      privateDnsName: props.privateDnsName,
    });
    new CfnVPCEndpointServicePermissions(this, 'Enclave', {
      serviceId: service.attrServiceId,
      allowedPrincipals: [props.deployerRoleArn ?? `arn:${Aws.PARTITION}:iam::${props.enclaveAccount}:root`],
    });
    new CfnVPCEndpointConnectionNotification(this, 'Notification', {
      serviceId: service.attrServiceId,
      connectionNotificationArn: props.notificationTopicArn,
      connectionEvents: ['Connect', 'Accept', 'Reject', 'Delete'],
    });
    this.serviceName = `com.amazonaws.vpce.${Aws.REGION}.${service.attrServiceId}`;
    new CfnOutput(this, 'ServiceName', {
      description: `What the manifest calls serviceName of ${props.service}`,
      value: this.serviceName,
    });
    if (props.privateDnsName !== undefined) this.sayHowToVerify(service);
    Tags.of(this).add(TAG_VENDOR, props.vendor);
    Tags.of(this).add('Name', `${prefixOf({ vendor: { id: props.vendor } })}.${props.service}`);
  }

  private sayHowToVerify(service: CfnVPCEndpointService): void {
    new CfnOutput(this, 'VerificationName', {
      description: 'Name of the TXT record that shows who owns the private name',
      value: service.attrPrivateDnsNameConfigurationName,
    });
    new CfnOutput(this, 'VerificationValue', {
      description: 'What the TXT record says',
      value: service.attrPrivateDnsNameConfigurationValue,
    });
  }

  private refuseAppliance(saw: string): void {
    if (Token.isUnresolved(saw) || parseArn(saw)?.resource.startsWith('loadbalancer/net/')) return;
    refuse(this, {
      what: '`loadBalancerArn` is no load balancer that a service can be offered by',
      saw,
      want: 'the ARN of a Network Load Balancer: `arn:aws:elasticloadbalancing:…:loadbalancer/net/…`',
      mend: 'put a Network Load Balancer before the service',
      code: 'enclave/offered-load-balancer',
    });
  }

  private refuseStranger({ enclaveAccount, deployerRoleArn }: OfferedServiceProps): void {
    const role = deployerRoleArn === undefined ? undefined : parseArn(deployerRoleArn);
    const isOurs = role?.service === 'iam' && role.account === enclaveAccount && /^role\/[^*?]+$/.test(role.resource);
    if (/^\d{12}$/.test(enclaveAccount) && (deployerRoleArn === undefined || isOurs)) return;
    refuse(this, {
      what: 'the service would be offered to somebody else than the enclave',
      saw: deployerRoleArn ?? enclaveAccount,
      want: 'the account of the enclave in twelve digits, and a role of that account if any',
      mend: 'copy the account from `placement.account` of the manifest',
      code: 'enclave/offered-account',
    });
  }
}
