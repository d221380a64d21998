import { CfnSecurityGroup, SecurityGroup, type ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  CfnBrowserSettings,
  CfnDataProtectionSettings,
  CfnIdentityProvider,
  CfnIpAccessSettings,
  CfnNetworkSettings,
  CfnPortal,
  CfnUserSettings,
} from 'aws-cdk-lib/aws-workspacesweb';
import { CfnOutput, Stack, Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { urlFilterOf } from '../lib/manifest/allowed-url';
import { component, prefixOf, TAG_COMPONENT, TAG_VENDOR } from '../lib/manifest/names';
import { REDACTION_CONFIDENCE } from '../lib/manifest/personal-data';
import { browserPolicy } from './browser-policy';
import { browserMinutes, refuseBadLimits } from './browser-limits';
import { BROWSER_SERVICE, BrowserRecords } from './browser-records';
import { EnclaveKey } from './enclave-key';
import type { EnclaveNetwork } from './enclave-network';
import type { LogArchive } from './log-archive';
import { PERSONAL_DATA } from './personal-data-patterns';

/** What the service does with the key (Amazon WorkSpaces Secure Browser Administration Guide, "Encryption at rest"). */
const USE_KEY = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

const OFF = 'Disabled';

export interface SecureBrowserProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  readonly network: EnclaveNetwork;
  readonly archive: LogArchive;

  /** Where the identity provider publishes its SAML metadata for the portal: https. Anything else is refused: `enclave/browser-metadata`. */
  readonly samlMetadataUrl: string;

  /**
   * Addresses the browser may open, and everything below them: https, no port, no wildcard; 1 to 1000 of them (Amazon
   * WorkSpaces Secure Browser API Reference, "WebContentFilteringPolicy"). Anything else is refused: `enclave/browser-url`.
   */
  readonly urls: string[];

  /**
   * IPv4 ranges people may come from, /16 or smaller. Wider is refused: `enclave/range-too-wide`.
   * @default - anywhere
   */
  readonly allowedRanges?: string[];

  /**
   * Minutes without a key or a click until a session ends, 1 to 60. Others are refused: `enclave/browser-minutes`.
   * @default 15
   */
  readonly idleMinutesMax?: number;

  /**
   * Minutes that a session whose line broke can be picked up again, 1 to 60. Others are refused: `enclave/browser-minutes`.
   * @default 15
   */
  readonly disconnectedMinutesMax?: number;

  /**
   * ARNs of the roles that may end the key.
   * @default - whoever IAM of the account allows
   */
  readonly keyAdministrators?: string[];
}

/**
 * A way in that leaves nothing on the device: a browser at AWS, inside the enclave, of which people see pictures.
 *
 * Copying, pasting, printing, downloading and uploading are off, and there is no prop to switch them on. The browser opens
 * named addresses and reaches the private endpoints, nothing else. Who may sign in, and that a second factor is asked for,
 * the identity provider decides alone: the portal knows no groups (Amazon WorkSpaces Secure Browser Administration Guide,
 * "Data encryption": whoever has valid credentials starts a session). Assign its application to the vendor’s groups only.
 */
export class SecureBrowser extends Construct {
  public readonly portalArn: string;
  /** Carried by the browser; it may talk to the private endpoints and to nothing else. */
  public readonly securityGroup: ISecurityGroup;
  private readonly key: EnclaveKey;

  constructor(scope: Construct, id: string, props: SecureBrowserProps) {
    super(scope, id);
    refuseBadLimits(this, props);
    this.key = this.makeKey(props);
    this.securityGroup = this.makeSecurityGroup(props.network);
    const records = new BrowserRecords(this, 'Records', {
      vendor: props.vendor,
      archive: props.archive,
      key: this.key,
    });
    const portal = new CfnPortal(this, 'Portal', {
      displayName: prefixOf({ vendor: { id: props.vendor } }),
      authenticationType: 'Standard',
      customerManagedKey: this.key.keyArn,
      userSettingsArn: this.makeUserSettings(props),
      browserSettingsArn: this.makeBrowserSettings(props.urls),
      networkSettingsArn: this.makeNetworkSettings(props.network),
      dataProtectionSettingsArn: this.makeDataProtection(),
      ipAccessSettingsArn: this.makeIpAccess(props.allowedRanges ?? []),
      userAccessLoggingSettingsArn: records.accessSettingsArn,
      sessionLoggerArn: records.sessionLoggerArn,
    });
    this.portalArn = portal.attrPortalArn;
    Tags.of(portal).add(TAG_COMPONENT, component.browser);
    this.signInBySaml(props.samlMetadataUrl);
    new CfnOutput(this, 'PortalAddress', {
      description: 'What people open to start the browser',
      value: `https://${portal.attrPortalEndpoint}`,
    });
    Tags.of(this).add(TAG_VENDOR, props.vendor);
  }

  private makeKey({ vendor, keyAdministrators }: SecureBrowserProps): EnclaveKey {
    const key = new EnclaveKey(this, 'Key', {
      description: `Browser of ${prefixOf({ vendor: { id: vendor } })}`,
      administrators: keyAdministrators,
    });
    // Whoever deploys lends the service the right to use the key; later it acts on its own.
    key.allowCallersThrough('workspaces-web', USE_KEY);
    key.allowService('BrowserService', BROWSER_SERVICE, USE_KEY, {
      StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
    });
    return key;
  }

  /** Rules stand in the group itself: a group that has its rules elsewhere looks as if everything may go out. */
  private makeSecurityGroup(network: EnclaveNetwork): ISecurityGroup {
    const group = new CfnSecurityGroup(this, 'SecurityGroup', {
      vpcId: network.vpc.vpcId,
      groupDescription: 'Browser of the vendor: HTTPS to the private endpoints, nothing else',
      securityGroupEgress: [
        {
          destinationSecurityGroupId: network.doorsGroupId,
          description: 'HTTPS to the private endpoints',
          ipProtocol: 'tcp',
          fromPort: 443,
          toPort: 443,
        },
      ],
    });
    const securityGroup = SecurityGroup.fromSecurityGroupId(this, 'Browsers', group.attrGroupId, { mutable: false });
    network.allowFrom(securityGroup);
    return securityGroup;
  }

  private makeUserSettings(props: SecureBrowserProps): string {
    const { idle, disconnected } = browserMinutes(props);
    return new CfnUserSettings(this, 'UserSettings', {
      copyAllowed: OFF,
      pasteAllowed: OFF,
      printAllowed: OFF,
      downloadAllowed: OFF,
      uploadAllowed: OFF,
      // A link from outside would choose what a session opens, and a key of the device would reach into it.
      deepLinkAllowed: OFF,
      webAuthnAllowed: OFF,
      idleDisconnectTimeoutInMinutes: idle,
      disconnectTimeoutInMinutes: disconnected,
      customerManagedKey: this.key.keyArn,
    }).attrUserSettingsArn;
  }

  /** The list stands twice: Chrome reads the policy, the service’s own filter the other. Both let in the same addresses. */
  private makeBrowserSettings(urls: readonly string[]): string {
    return new CfnBrowserSettings(this, 'BrowserSettings', {
      browserPolicy: browserPolicy(urls),
      webContentFilteringPolicy: { allowedUrls: urls.map(urlFilterOf), blockedUrls: ['*'] },
      customerManagedKey: this.key.keyArn,
    }).attrBrowserSettingsArn;
  }

  private makeNetworkSettings({ vpc, subnets }: EnclaveNetwork): string {
    return new CfnNetworkSettings(this, 'NetworkSettings', {
      vpcId: vpc.vpcId,
      subnetIds: subnets.map(({ subnetId }) => subnetId),
      securityGroupIds: [this.securityGroup.securityGroupId],
    }).attrNetworkSettingsArn;
  }

  private makeDataProtection(): string {
    return new CfnDataProtectionSettings(this, 'DataProtection', {
      displayName: 'Personal data',
      description: 'Personal data is blackened before it is shown',
      inlineRedactionConfiguration: {
        inlineRedactionPatterns: [...PERSONAL_DATA],
        globalConfidenceLevel: REDACTION_CONFIDENCE,
      },
      customerManagedKey: this.key.keyArn,
    }).attrDataProtectionSettingsArn;
  }

  private makeIpAccess(ranges: readonly string[]): string | undefined {
    if (ranges.length === 0) return undefined;
    return new CfnIpAccessSettings(this, 'IpAccess', {
      displayName: 'Offices',
      ipRules: ranges.map((ipRange) => ({ ipRange })),
      customerManagedKey: this.key.keyArn,
    }).attrIpAccessSettingsArn;
  }

  private signInBySaml(metadataUrl: string): void {
    new CfnIdentityProvider(this, 'IdentityProvider', {
      portalArn: this.portalArn,
      identityProviderName: 'vendor-sign-in',
      identityProviderType: 'SAML',
      // A sign-in must begin at the portal: an answer nobody asked for is how stolen ones are played in.
      identityProviderDetails: { MetadataURL: metadataUrl, IDPInit: 'false', RequestSigningAlgorithm: 'rsa-sha256' },
    });
  }
}
