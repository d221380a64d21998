import { Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { dayOf, systemClock } from '../lib/common/clock';
import { TAG_ENDS, TAG_OWNER, TAG_STAGE, TAG_VENDOR } from '../lib/manifest/names';
import type { Manifest } from '../lib/manifest/schema';
import { recordedResources } from '../lib/manifest/verbs';
import { acknowledgeFindings } from './acknowledged-findings';
import type { AssessorRole } from './assessor-role';
import type { BreakGlass } from './break-glass';
import type { CollectionAccess } from './collection-access';
import type { ControlledEgress } from './controlled-egress';
import type { CreatedData } from './created-data';
import type { CriticalTransactions } from './critical-transactions';
import type { DatabaseDoor } from './database-door';
import type { EnclaveNetwork } from './enclave-network';
import { LogArchive } from './log-archive';
import type { LogCopies } from './log-copies';
import type { LogTables } from './log-tables';
import { OffboardedPeople } from './offboarded-people';
import type { OfficeVpn } from './office-vpn';
import { makeApis } from './parts/apis';
import { makeAssessor } from './parts/assessor';
import { makeBreakGlass } from './parts/break-glass';
import { makeCollectionAccess } from './parts/collections';
import { makeCreatedData } from './parts/created-data';
import { makeCriticalTransactions } from './parts/critical-transactions';
import { makeDatabases } from './parts/databases';
import { makeEgress } from './parts/egress';
import type { EnclaveParts } from './parts/enclave-parts';
import { makeLogCopies } from './parts/log-copies';
import { makeLogTables } from './parts/log-tables';
import { makeNetwork } from './parts/network';
import { makeOffices } from './parts/offices';
import { presentPeople } from './parts/people';
import { makePrivateServices } from './parts/private-services';
import { publishValues } from './parts/published-values';
import { makeRoles } from './parts/roles';
import { makeSecureBrowser } from './parts/secure-browser';
import { makeServices } from './parts/services';
import { makeSharedServices } from './parts/shared-services';
import { makeVerifiedAccess } from './parts/verified-access';
import { makeVpn } from './parts/vpn';
import { PermissionsBoundary } from './permissions-boundary';
import type { PrivateApi } from './private-api';
import type { PrivateService } from './private-service';
import type { SecureBrowser } from './secure-browser';
import type { ServiceNetwork } from './service-network';
import type { SharedServices } from './shared-services';
import type { VendorRole } from './vendor-role';
import type { VendorVpn } from './vendor-vpn';
import type { VerifiedAccess } from './verified-access';

/**
 * Resources that CloudFormation replaces when a tag changes (AWS CloudFormation Template Reference, each type's page):
 * they must not bear what changes: the stage, the owner and the last day.
 */
const REPLACED_WHEN_TAGGED = ['AWS::EC2::ClientVpnEndpoint', 'AWS::Route53Resolver::ResolverQueryLoggingConfig'];

export interface VendorEnclaveProps {
  /** The manifest, checked and with its defaults filled in: see `loadManifest`. */
  readonly manifest: Manifest;
  /**
   * Day to build for, YYYY-MM-DD in UTC: whoever left before it is not in the template.
   * @default - today
   */
  readonly today?: string;
}

/** Everything one manifest describes: network, way in, roles, APIs and the archive of what happened. */
export class VendorEnclave extends Construct {
  public readonly archive: LogArchive;
  public readonly network: EnclaveNetwork;
  public readonly boundary: PermissionsBoundary;
  /** Whom every role denies everything at once. */
  public readonly offboarded: OffboardedPeople;
  public readonly roles: VendorRole[];
  public readonly apis: PrivateApi[];
  /** Absent when the manifest names no service. */
  public readonly services?: ServiceNetwork;
  /** Absent when the manifest names nobody who may assume it. */
  public readonly assessor?: AssessorRole;
  /** Absent when the manifest names nobody to open it. */
  public readonly breakGlass?: BreakGlass;
  /** Absent when the manifest names no Client VPN. */
  public readonly vpn?: VendorVpn;
  /** The doors to databases, one for each. */
  public readonly databases: DatabaseDoor[];
  /** Absent when the manifest names no domain. */
  public readonly egress?: ControlledEgress;
  /** Absent when the manifest names no Secure Browser. */
  public readonly browser?: SecureBrowser;
  /** Absent when the manifest names no application. */
  public readonly applications?: VerifiedAccess;
  /** Absent when no data boundary holds a collection of OpenSearch Serverless. */
  public readonly collections?: CollectionAccess;
  /** Data that the enclave makes, one for each boundary that is `created`. */
  public readonly createdData: CreatedData[];
  /** Absent when the manifest names no critical transactions. */
  public readonly criticalTransactions?: CriticalTransactions;
  public readonly logTables: LogTables;
  /** Absent when the manifest names no account for a second archive. */
  public readonly logCopies?: LogCopies;
  /** The site-to-site VPNs, one for each office. */
  public readonly offices: OfficeVpn[];
  /** The ways to the client's own services. */
  public readonly privateServices: PrivateService[];
  /** Absent when the manifest names no shared service. */
  public readonly shared?: SharedServices;
  private readonly manifest: Manifest;
  private readonly vendor: string;

  constructor(scope: Construct, id: string, props: VendorEnclaveProps) {
    super(scope, id);
    this.manifest = props.manifest;
    this.vendor = props.manifest.vendor.id;
    this.archive = this.makeArchive();
    const { manifest, archive } = this;
    const today = props.today ?? dayOf(systemClock());
    const ground = { scope: this, manifest, today, archive, present: presentPeople(manifest, today) };
    this.network = makeNetwork(ground);
    this.boundary = new PermissionsBoundary(this, 'Boundary', {
      vendor: this.vendor,
      endpointIds: this.network.endpointIds,
    });
    this.offboarded = new OffboardedPeople(this, 'Offboarded', { vendor: this.vendor });
    this.roles = makeRoles({ ...ground, network: this.network }, this.boundary, this.offboarded);
    // How each part is made from the manifest stands in a file of its own in `parts/`.
    const parts: EnclaveParts = { ...ground, network: this.network, roles: this.roles };
    this.apis = makeApis(parts);
    this.services = makeServices(parts);
    this.privateServices = makePrivateServices(parts);
    this.shared = makeSharedServices(parts);
    this.collections = makeCollectionAccess(parts);
    this.createdData = makeCreatedData(parts);
    this.vpn = makeVpn(parts, this.privateServices, this.shared);
    this.databases = makeDatabases(parts, this.vpn);
    this.egress = makeEgress(parts);
    this.offices = makeOffices(parts);
    this.browser = makeSecureBrowser(parts);
    this.applications = makeVerifiedAccess(parts);
    this.assessor = makeAssessor(parts);
    this.breakGlass = makeBreakGlass(parts);
    publishValues(parts, this);
    this.criticalTransactions = makeCriticalTransactions(parts);
    this.logTables = makeLogTables(parts);
    this.logCopies = makeLogCopies(parts);
    Tags.of(this).add(TAG_VENDOR, this.vendor);
    this.tagEngagement();
    acknowledgeFindings(this);
  }

  private tagEngagement(): void {
    const { stage, ends, owner } = this.manifest.engagement;
    const tags = { [TAG_STAGE]: stage, [TAG_ENDS]: ends, ...(owner !== undefined && { [TAG_OWNER]: owner }) };
    for (const [key, value] of Object.entries(tags)) {
      Tags.of(this).add(key, value, { excludeResourceTypes: REPLACED_WHEN_TAGGED });
    }
  }

  private makeArchive(): LogArchive {
    const { logging, incidents, dataBoundaries } = this.manifest;
    return new LogArchive(this, 'Archive', {
      vendor: this.vendor,
      retentionDays: logging.retentionDays,
      lockDays: logging.lockDays,
      keyAdministrators: logging.keyAdministrators,
      alarmTopicArn: incidents.alarmTopicArn,
      dataResources: dataBoundaries.flatMap(recordedResources),
    });
  }
}
