import { CfnVerifiedAccessGroup, CfnVerifiedAccessInstance, CfnVerifiedAccessTrustProvider } from 'aws-cdk-lib/aws-ec2';
import { Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { SECRET_ARN } from '../lib/manifest/aws-limits';
import { component, prefixOf, TAG_COMPONENT, TAG_VENDOR } from '../lib/manifest/names';
import {
  anyOf,
  DEVICE,
  deviceInOrder,
  fromRange,
  type GroupStyle,
  IDENTITY,
  inGroup,
  permitWhen,
} from './cedar-policy';
import type { LogArchive } from './log-archive';
import { NamedApplication, type NamedApplicationSpec } from './named-application';
import { refuseWideRanges } from './origin-ranges';
import { refuse } from './refuse';

/** Log group for what was decided about each request. */
const ACCESS_LOGS = 'verified-access';

/** Sign-in through an OpenID Connect provider that sends the claim `groups`. */
export interface OidcSignIn {
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly userInfoEndpoint: string;
  readonly clientId: string;
  /**
   * ARN of the secret that holds the client secret, as plain text. CloudFormation reads it when it deploys, so it is in no
   * template. Anything but a whole ARN is refused: `enclave/client-secret`.
   */
  readonly clientSecretArn: string;
  /** @default openid groups */
  readonly scope?: string;
}

/** Who vouches for the device people work on. */
export interface DeviceTrust {
  readonly provider: 'crowdstrike' | 'jamf' | 'jumpcloud';
  /** The client’s or vendor’s tenant at the provider. */
  readonly tenantId: string;
  /** @default - the provider’s own */
  readonly publicSigningKeyUrl?: string;
  /**
   * Least score of CrowdStrike, of 100; others have none.
   * @default 80
   */
  readonly scoreMin?: number;
}

export interface VerifiedAccessProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  readonly archive: LogArchive;

  /**
   * @default - IAM Identity Center of the organization, in the same region; groups are then told by their ids
   */
  readonly oidc?: OidcSignIn;

  /**
   * Group the identity provider sends only after a second factor; every policy demands it.
   * @default vpn-mfa
   */
  readonly mfaGroup?: string;

  /** @default - a known person may use any device */
  readonly device?: DeviceTrust;

  /** IPv4 ranges people may come from, /16 or smaller. None, or a wider one: `enclave/range-too-wide`. */
  readonly allowedRanges: string[];

  /** The applications, one endpoint for each. None is refused: `enclave/no-application`. */
  readonly applications: NamedApplicationSpec[];
}

/**
 * Named applications for the vendor’s people, one by one, without a network behind them.
 *
 * Each request is judged: the second factor, the group, the range it comes from, and the device where somebody vouches for
 * it. What was decided, and why, is recorded. What people do with what they see Verified Access does not know: it holds no
 * clipboard and no download.
 */
export class VerifiedAccess extends Construct {
  public readonly instanceId: string;
  public readonly applications: NamedApplication[];

  constructor(scope: Construct, id: string, props: VerifiedAccessProps) {
    super(scope, id);
    this.refuseMistakes(props);
    const name = prefixOf({ vendor: { id: props.vendor } });
    const group = new CfnVerifiedAccessGroup(this, 'Group', {
      description: `People of ${props.vendor}`,
      verifiedAccessInstanceId: this.makeInstance(props, name),
      policyEnabled: true,
      policyDocument: permitWhen(conditionsOfAll(props)),
    });
    this.instanceId = group.verifiedAccessInstanceId;
    this.applications = props.applications.map(
      (application) =>
        new NamedApplication(this, `Application-${application.id}`, {
          application,
          description: `${application.domain} for ${props.vendor}`,
          verifiedAccessGroupId: group.attrVerifiedAccessGroupId,
          allowedRanges: props.allowedRanges,
          policyDocument: permitWhen([anyOf(application.groups.map((one) => inGroup(one, styleOf(props))))]),
        }),
    );
    Tags.of(this).add(TAG_VENDOR, props.vendor);
    Tags.of(this).add(TAG_COMPONENT, component.applications);
    Tags.of(this).add('Name', name);
  }

  private makeInstance(props: VerifiedAccessProps, name: string): string {
    const providers = [this.makeIdentity(props), ...(props.device ? [this.makeDevice(props.device)] : [])];
    const logGroup = props.archive.logGroup(ACCESS_LOGS);
    props.archive.heartbeats.weekly(ACCESS_LOGS);
    return new CfnVerifiedAccessInstance(this, 'Instance', {
      description: name,
      fipsEnabled: true,
      verifiedAccessTrustProviderIds: providers,
      loggingConfigurations: {
        logVersion: 'ocsf-1.0.0-rc.2',
        // Without it the log says that somebody was refused, and not why.
        includeTrustContext: true,
        cloudWatchLogs: { enabled: true, logGroup: logGroup.logGroupName },
      },
    }).attrVerifiedAccessInstanceId;
  }

  private makeIdentity({ oidc }: VerifiedAccessProps): string {
    return new CfnVerifiedAccessTrustProvider(this, 'Identity', {
      description: 'Who somebody is',
      policyReferenceName: IDENTITY,
      trustProviderType: 'user',
      userTrustProviderType: oidc ? 'oidc' : 'iam-identity-center',
      oidcOptions: oidc && {
        issuer: oidc.issuer,
        authorizationEndpoint: oidc.authorizationEndpoint,
        tokenEndpoint: oidc.tokenEndpoint,
        userInfoEndpoint: oidc.userInfoEndpoint,
        clientId: oidc.clientId,
        clientSecret: `{{resolve:secretsmanager:${oidc.clientSecretArn}:SecretString}}`,
        scope: oidc.scope ?? 'openid groups',
      },
    }).attrVerifiedAccessTrustProviderId;
  }

  private makeDevice({ provider, tenantId, publicSigningKeyUrl }: DeviceTrust): string {
    return new CfnVerifiedAccessTrustProvider(this, 'Device', {
      description: 'Whether a device is in order',
      policyReferenceName: DEVICE,
      trustProviderType: 'device',
      deviceTrustProviderType: provider,
      deviceOptions: { tenantId, publicSigningKeyUrl },
    }).attrVerifiedAccessTrustProviderId;
  }

  private refuseMistakes({ applications, allowedRanges, oidc }: VerifiedAccessProps): void {
    const nobody = applications.find(({ groups }) => groups.length === 0);
    if (applications.length === 0 || nobody) {
      refuse(this, {
        what: 'there is no application, or one that nobody may open',
        saw: nobody ? `${nobody.id} without a group` : 'no application',
        want: 'applications, each with a group at least',
        mend: 'name the application and who may open it',
        code: 'enclave/no-application',
      });
    }
    if (oidc && !SECRET_ARN.test(oidc.clientSecretArn)) {
      refuse(this, {
        what: '`clientSecretArn` does not name the secret',
        // What stands here may be the secret itself.
        saw: 'something that is no ARN of Secrets Manager',
        want: 'the whole ARN of a secret in Secrets Manager',
        mend: 'put the client secret into Secrets Manager and name it',
        code: 'enclave/client-secret',
      });
    }
    // A group without a rule for coming in lets nobody in, so an empty list is a mistake too.
    refuseWideRanges(this, allowedRanges.length > 0 ? allowedRanges : ['none']);
  }
}

const styleOf = ({ oidc }: VerifiedAccessProps): GroupStyle => (oidc ? 'names' : 'ids');

/** What every request must fulfil, whichever application it is for. */
function conditionsOfAll(props: VerifiedAccessProps): string[] {
  const style = styleOf(props);
  const groups = [...new Set(props.applications.flatMap((application) => application.groups))];
  return [
    inGroup(props.mfaGroup ?? 'vpn-mfa', style),
    anyOf(groups.map((group) => inGroup(group, style))),
    anyOf(props.allowedRanges.map(fromRange)),
    ...(props.device ? [deviceInOrder(props.device.provider, props.device.scoreMin ?? 80)] : []),
  ];
}
