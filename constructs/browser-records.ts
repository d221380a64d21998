import { CfnStream } from 'aws-cdk-lib/aws-kinesis';
import { CfnSessionLogger, CfnUserAccessLoggingSettings } from 'aws-cdk-lib/aws-workspacesweb';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { prefixOf } from '../lib/manifest/names';
import type { EnclaveKey } from './enclave-key';
import type { LogArchive } from './log-archive';

/** The portal writes to streams whose name begins so, and to no other (Amazon WorkSpaces Secure Browser Administration Guide, "Set up user access logging"). */
const STREAM_PREFIX = 'amazon-workspaces-web-';

/** The service as it appears in policies (the same guide, "Setting up Session Logger"). */
export const BROWSER_SERVICE = 'workspaces-web.amazonaws.com';

/** Folders for what people open as it happens, and for everything that happens in a session. */
export const BROWSER_ACCESS_FOLDER = 'browser-access';
export const BROWSER_SESSIONS_FOLDER = 'browser-sessions';

export interface BrowserRecordsProps {
  readonly vendor: string;
  readonly archive: LogArchive;
  readonly key: EnclaveKey;
}

/**
 * What people do in the portal, twice: each page and each session as it happens, through a stream into the archive under
 * `browser-access/`, and every event of a session, refused ones too, straight into the archive under `browser-sessions/`.
 */
export class BrowserRecords extends Construct {
  public readonly accessSettingsArn: string;
  public readonly sessionLoggerArn: string;

  constructor(scope: Construct, id: string, { vendor, archive, key }: BrowserRecordsProps) {
    super(scope, id);
    const stream = new CfnStream(this, 'Stream', {
      name: `${STREAM_PREFIX}${prefixOf({ vendor: { id: vendor } })}`,
      streamModeDetails: { streamMode: 'ON_DEMAND' },
      // The portal cannot write with a key of ours (the guide above); the archive encrypts with one a minute later.
      streamEncryption: { encryptionType: 'KMS', keyId: 'alias/aws/kinesis' },
    });
    archive.receiveStream(BROWSER_ACCESS_FOLDER, stream.attrArn);
    archive.heartbeats.weekly(BROWSER_ACCESS_FOLDER);
    this.accessSettingsArn = new CfnUserAccessLoggingSettings(this, 'Access', {
      kinesisStreamArn: stream.attrArn,
    }).attrUserAccessLoggingSettingsArn;
    const logger = new CfnSessionLogger(this, 'Sessions', {
      displayName: prefixOf({ vendor: { id: vendor } }),
      customerManagedKey: key.keyArn,
      eventFilter: { all: {} },
      logConfiguration: {
        s3: {
          bucket: archive.bucket.bucketName,
          bucketOwner: Stack.of(this).account,
          keyPrefix: archive.receiveFrom(BROWSER_SERVICE, BROWSER_SESSIONS_FOLDER),
          folderStructure: 'NestedByDate',
          logFileFormat: 'JSONLines',
        },
      },
    });
    logger.node.addDependency(archive.ready);
    archive.heartbeats.weekly(BROWSER_SESSIONS_FOLDER);
    this.sessionLoggerArn = logger.attrSessionLoggerArn;
  }
}
