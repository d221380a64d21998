import { Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { partitionOf } from '../lib/common/arn';
import { dayOf, systemClock, type Day } from '../lib/common/clock';
import { hostOf } from '../lib/manifest/allowed-url';
import { TAG_ENDS, TAG_OWNER, TAG_STAGE, TAG_VENDOR } from '../lib/manifest/names';
import { isPresent } from '../lib/manifest/presence';
import type { DataBoundary, Grant, JobFunction, Manifest, Person } from '../lib/manifest/schema';
import { accessBehind, accessTo, recordedResources, type Access } from '../lib/manifest/verbs';
import { acknowledgeFindings } from './acknowledged-findings';
import type { CollectionAccess } from './collection-access';
import type { ControlledEgress } from './controlled-egress';
import type { CreatedData } from './created-data';
import type { CriticalTransactions } from './critical-transactions';
import type { AssessorRole } from './assessor-role';
import type { BreakGlass } from './break-glass';
import type { DatabaseDoor } from './database-door';
import type { EndpointAccess } from './endpoint-policy';
import { EnclaveNetwork } from './enclave-network';
import { LogArchive } from './log-archive';
import type { LogCopies } from './log-copies';
import type { LogTables } from './log-tables';
import { OffboardedPeople } from './offboarded-people';
import type { OfficeVpn } from './office-vpn';
import { makeApis } from './parts/apis';
import { makeCollectionAccess } from './parts/collections';
import { makeCreatedData } from './parts/created-data';
import { makeCriticalTransactions } from './parts/critical-transactions';
import { makeAssessor } from './parts/assessor';
import { makeBreakGlass } from './parts/break-glass';
import { makeDatabases } from './parts/databases';
import { makeEgress } from './parts/egress';
import { earlier, type EnclaveParts } from './parts/enclave-parts';
import { makeOffices } from './parts/offices';
import { makeLogCopies } from './parts/log-copies';
import { makeLogTables } from './parts/log-tables';
import { makePrivateServices } from './parts/private-services';
import { publishValues } from './parts/published-values';
import { makeSecureBrowser } from './parts/secure-browser';
import { makeServices } from './parts/services';
import { permissionSetRoles, signInOf } from './parts/sign-in';
import { makeSharedServices } from './parts/shared-services';
import { makeVerifiedAccess } from './parts/verified-access';
import { makeVpn } from './parts/vpn';
import { PermissionsBoundary } from './permissions-boundary';
import type { PrivateApi } from './private-api';
import type { PrivateService } from './private-service';
import type { SecureBrowser } from './secure-browser';
import type { ServiceNetwork } from './service-network';
import type { SharedServices } from './shared-services';
import type { RolePerson } from './trust-policy';
import { VendorRole } from './vendor-role';
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
  private readonly today: Day;
  /** People who have not left. */
  private readonly present: Person[];

  constructor(scope: Construct, id: string, props: VendorEnclaveProps) {
    super(scope, id);
    this.manifest = props.manifest;
    this.vendor = props.manifest.vendor.id;
    this.today = props.today ?? dayOf(systemClock());
    this.present = props.manifest.people.filter((person) => isPresent(person, this.today));
    this.archive = this.makeArchive();
    this.network = this.makeNetwork();
    this.boundary = new PermissionsBoundary(this, 'Boundary', {
      vendor: this.vendor,
      endpointIds: this.network.endpointIds,
    });
    this.offboarded = new OffboardedPeople(this, 'Offboarded', { vendor: this.vendor });
    this.roles = this.manifest.jobFunctions.map((jobFunction) => this.makeRole(jobFunction));
    for (const grant of this.manifest.grants) this.applyGrant(grant);
    const parts = this.parts();
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

  /** What the parts below are made from, each in a file of its own in `parts/`. */
  private parts(): EnclaveParts {
    const { manifest, today, archive, network, roles } = this;
    const present = this.present.map((person) => ({ ...person, dates: this.datesOf(person) }));
    return { scope: this, manifest, today, archive, network, roles, present };
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

  private makeNetwork(): EnclaveNetwork {
    const { placement, jobFunctions, connect, egress } = this.manifest;
    return new EnclaveNetwork(this, 'Network', {
      vendor: this.vendor,
      archive: this.archive,
      cidr: placement.cidr,
      availabilityZones: placement.availabilityZones,
      roleArns: jobFunctions.map(({ id }) => VendorRole.arnOf(this, this.vendor, id)),
      permissionSetRoleArns: permissionSetRoles(this.manifest),
      accesses: this.endpointAccesses(),
      egressDomains: egress.domains,
      browserHosts: connect.secureBrowser?.urls.map(hostOf),
      officeCidrs: connect.siteToSite.flatMap(({ networks }) => networks),
    });
  }

  /** What all grants together do, and calling the APIs: nothing else gets through the endpoints. */
  private endpointAccesses(): EndpointAccess[] {
    const { apis, placement } = this.manifest;
    const all = this.manifest.grants.flatMap((grant) => [
      ...this.accessesOf(grant),
      ...this.boundariesOf(grant).flatMap((boundary) => accessBehind(boundary, grant.verbs).map(withService)),
    ]);
    // Nobody calls KMS directly: a key works only through the service that keeps the data.
    const data = all.filter(({ service }) => service !== 'kms');
    if (apis.length === 0) return data;
    // An API names its endpoint, so the endpoint cannot name the API: any of this account, and the roles say which.
    const resources = [`arn:${partitionOf(placement.region)}:execute-api:${placement.region}:${placement.account}:*`];
    return [...data, { service: 'execute-api', actions: ['execute-api:Invoke'], resources }];
  }

  private makeRole(jobFunction: JobFunction): VendorRole {
    return new VendorRole(this, `Role-${jobFunction.id}`, {
      vendor: this.vendor,
      jobFunction: jobFunction.id,
      ...signInOf(this.manifest, jobFunction.id),
      people: this.present
        .filter((person) => person.jobFunction === jobFunction.id)
        .map((person) => this.datesOf(person)),
      sessionHoursMax: jobFunction.sessionHoursMax,
      network: this.network,
      boundary: this.boundary,
      offboarded: this.offboarded,
    });
  }

  private applyGrant(grant: Grant): void {
    const role = this.roles.find(({ jobFunction }) => jobFunction === grant.jobFunction);
    const expires = earlier(grant.expires, this.manifest.engagement.ends);
    for (const access of this.accessesOf(grant)) role?.grantAccess({ ...access, expires });
  }

  private accessesOf(grant: Grant): EndpointAccess[] {
    const { region } = this.manifest.placement;
    return this.boundariesOf(grant).flatMap((boundary) => accessTo(boundary, grant.verbs, region).map(withService));
  }

  private boundariesOf(grant: Grant): DataBoundary[] {
    return this.manifest.dataBoundaries.filter(({ id }) => id === grant.boundary);
  }

  /** When somebody may come in: from the day they joined, until they leave or the engagement ends. */
  private datesOf({ email, identityCenterUserId, joined, left, tags }: Person): RolePerson & { from?: Day } {
    const { starts, ends } = this.manifest.engagement;
    const from = [joined, starts]
      .filter((day) => day !== undefined && day > this.today)
      .sort()
      .at(-1);
    return { email, identityCenterUserId, from, until: left ? earlier(left, ends) : ends, tags };
  }
}

/** The service is what stands before the colon of an action. */
function withService({ actions, resources, conditions }: Access): EndpointAccess {
  const service = actions[0]?.split(':')[0] ?? '';
  return { service, actions: [...actions], resources: [...resources], conditions: { ...conditions } };
}
