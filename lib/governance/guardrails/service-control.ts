import { partitionOf } from '../../common/arn';
import { iamPathOf, oversightPathOf, prefixOf, servicePathOf, type Manifest } from '../../manifest';
import { listStays } from './list-stays';
import { type Guardrail, type Statement, except } from './policy';

/** Who deploys, and so may do what nobody else may. */
export interface Deployer {
  /** The role CloudFormation works with. */
  readonly roleArn: string;
}

/** The role of the CDK's bootstrap that CloudFormation works with (AWS CDK Developer Guide, "Bootstrapping"). */
export function deployerOf({ placement }: Manifest, qualifier: string): Deployer {
  const { account, region } = placement;
  const role = `cdk-${qualifier}-cfn-exec-role-${account}-${region}`;
  return { roleArn: `arn:${partitionOf(region)}:iam::${account}:role/${role}` };
}

/** Services that work from one region for the whole world, and what is asked before a region is chosen. */
const WITHOUT_REGION = [
  'account:*',
  'budgets:*',
  'ce:*',
  'cloudfront:*',
  'health:*',
  'iam:*',
  'organizations:*',
  'route53:*',
  's3:GetAccountPublicAccessBlock',
  's3:ListAllMyBuckets',
  'sts:*',
  'support:*',
  'trustedadvisor:*',
];

const RECORD = [
  'cloudtrail:DeleteTrail',
  'cloudtrail:PutEventSelectors',
  'cloudtrail:StopLogging',
  'cloudtrail:UpdateTrail',
  'ec2:DeleteFlowLogs',
  'firehose:DeleteDeliveryStream',
  'firehose:StopDeliveryStreamEncryption',
  'firehose:UpdateDestination',
  'logs:DeleteLogGroup',
  'logs:DeleteLogStream',
  'logs:DeleteSubscriptionFilter',
  'logs:DisassociateKmsKey',
  'logs:PutRetentionPolicy',
  'route53resolver:DeleteResolverQueryLogConfig',
  'route53resolver:DisassociateResolverQueryLogConfig',
  'vpc-lattice:DeleteAccessLogSubscription',
  'vpc-lattice:UpdateAccessLogSubscription',
];

const ARCHIVE = [
  's3:BypassGovernanceRetention',
  's3:DeleteBucket',
  's3:DeleteBucketPolicy',
  's3:PutBucketObjectLockConfiguration',
  's3:PutBucketPolicy',
  's3:PutBucketPublicAccessBlock',
  's3:PutBucketVersioning',
  's3:PutEncryptionConfiguration',
  's3:PutLifecycleConfiguration',
];

const USERS = [
  'iam:CreateAccessKey',
  'iam:CreateLoginProfile',
  'iam:CreateServiceSpecificCredential',
  'iam:CreateUser',
  'iam:UpdateLoginProfile',
  'sts:GetFederationToken',
];

const WAYS_OUT = [
  'ec2:AcceptVpcPeeringConnection',
  'ec2:AttachInternetGateway',
  'ec2:AttachVpnGateway',
  'ec2:CreateCarrierGateway',
  'ec2:CreateEgressOnlyInternetGateway',
  'ec2:CreateInternetGateway',
  'ec2:CreateNatGateway',
  'ec2:CreateTransitGatewayVpcAttachment',
  'ec2:CreateVpcPeeringConnection',
  'ec2:CreateVpnConnection',
  'ec2:CreateVpnGateway',
  'networkmanager:CreateVpcAttachment',
  'vpc-lattice:CreateServiceNetworkVpcAssociation',
];

const ROLE_CHANGES = [
  'iam:Attach*',
  'iam:Create*',
  'iam:Delete*',
  'iam:Put*',
  'iam:SetDefaultPolicyVersion',
  'iam:Tag*',
  'iam:Untag*',
  'iam:Update*',
];

/** The record stays: trail, logs, archive, keys, and the logging of the VPN. */
export function recordStays(manifest: Manifest, deployer: Deployer): Guardrail {
  const { region } = manifest.placement;
  const partition = partitionOf(region);
  const prefix = prefixOf(manifest);
  const but = except(deployer.roleArn);
  const keepers = except(deployer.roleArn, ...manifest.logging.keyAdministrators);
  const statements: Statement[] = [
    {
      Sid: 'StayInTheOrganisation',
      Effect: 'Deny',
      Action: ['account:CloseAccount', 'organizations:LeaveOrganization'],
      Resource: '*',
    },
    {
      Sid: 'KeepTheRecord',
      Effect: 'Deny',
      Action: RECORD,
      Resource: '*',
      Condition: but,
    },
    {
      Sid: 'KeepTheArchive',
      Effect: 'Deny',
      Action: ARCHIVE,
      Resource: [`arn:${partition}:s3:::${prefix}-*`],
      Condition: but,
    },
    {
      Sid: 'KeepTheKeys',
      Effect: 'Deny',
      Action: ['kms:DeleteImportedKeyMaterial', 'kms:DisableKey', 'kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion'],
      Resource: '*',
      Condition: keepers,
    },
    {
      Sid: 'KeepTheVpnAsItIs',
      Effect: 'Deny',
      Action: [
        'ec2:AuthorizeClientVpnIngress',
        'ec2:CreateClientVpnEndpoint',
        'ec2:DeleteClientVpnEndpoint',
        'ec2:ModifyClientVpnEndpoint',
      ],
      Resource: '*',
      Condition: but,
    },
  ];
  return {
    file: 'scp-record.json',
    name: `${prefix}-record`,
    kind: 'SERVICE_CONTROL_POLICY',
    says: 'nobody but the pipeline turns off the trail, a log, the archive, a key or the logging of the VPN, or leaves the organisation',
    document: { Version: '2012-10-17', Statement: statements },
  };
}

/** The walls stay: no users, no way out, no other region, and roles and functions only from the pipeline. */
export function wallsStay(manifest: Manifest, deployer: Deployer): Guardrail {
  const { account, region } = manifest.placement;
  const partition = partitionOf(region);
  const prefix = prefixOf(manifest);
  const but = except(deployer.roleArn);
  const paths = [iamPathOf(manifest), oversightPathOf(manifest), servicePathOf(manifest)];
  const ownRoles = paths.flatMap((path) =>
    ['policy', 'role'].map((kind) => `arn:${partition}:iam::${account}:${kind}${path}*`),
  );
  const emergency = `arn:${partition}:iam::${account}:role${oversightPathOf(manifest)}${prefix}-break-glass`;
  const statements: Statement[] = [
    {
      Sid: 'NoUsersNoKeys',
      Effect: 'Deny',
      Action: USERS,
      Resource: '*',
    },
    {
      Sid: 'NoWayOut',
      Effect: 'Deny',
      Action: WAYS_OUT,
      Resource: '*',
      // A manifest that asks for a way out, through a firewall or to an office, gets it from the pipeline alone.
      ...(asksForAWay(manifest) ? { Condition: but } : {}),
    },
    {
      Sid: 'OnlyThisRegion',
      Effect: 'Deny',
      NotAction: WITHOUT_REGION,
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:RequestedRegion': [region] } },
    },
    {
      Sid: 'RolesFromThePipeline',
      Effect: 'Deny',
      Action: ROLE_CHANGES,
      Resource: ownRoles,
      Condition: but,
    },
    {
      Sid: 'NobodyTakesGrantsAway',
      Effect: 'Deny',
      Action: ['iam:DetachRolePolicy'],
      Resource: ownRoles,
      Condition: except(deployer.roleArn, ...(manifest.breakGlass ? [emergency] : [])),
    },
    ...listStays(manifest, deployer.roleArn),
    {
      Sid: 'FunctionsFromThePipeline',
      Effect: 'Deny',
      Action: ['lambda:Add*', 'lambda:Create*', 'lambda:Delete*', 'lambda:Put*', 'lambda:Remove*', 'lambda:Update*'],
      Resource: [`${prefix}-*`, `AWSClientVPN-${prefix}*`].map(
        (name) => `arn:${partition}:lambda:${region}:${account}:function:${name}`,
      ),
      Condition: but,
    },
  ];
  return {
    file: 'scp-walls.json',
    name: `${prefix}-walls`,
    kind: 'SERVICE_CONTROL_POLICY',
    says: 'no users, no keys, no gateway or peering, no other region, and roles and functions only from the pipeline',
    document: { Version: '2012-10-17', Statement: statements },
  };
}

export function asksForAWay({ connect, egress }: Manifest): boolean {
  return egress.domains.length > 0 || connect.siteToSite.length > 0;
}
