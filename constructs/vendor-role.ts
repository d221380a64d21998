import { CfnManagedPolicy, CfnRole, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnOutput, Duration, Lazy, Stack, Tags } from 'aws-cdk-lib/core';
import { Construct, type IConstruct } from 'constructs';
import { endOfDay } from '../lib/common/clock';
import { component, iamPathOf, roleNameOf, TAG_COMPONENT, TAG_VENDOR } from '../lib/manifest/names';
import { accessToRoutes } from '../lib/manifest/service-access';
import { refuseLostRoutes, shadowedRoutes, type ApiRoute } from './api-route';
import type { EndpointAccess } from './endpoint-policy';
import type { EnclaveNetwork } from './enclave-network';
import { enrolledOnly } from './enrolled-only';
import { mergeAccesses, type Access } from './merge-accesses';
import type { OffboardedPeople } from './offboarded-people';
import type { PermissionsBoundary } from './permissions-boundary';
import { MANAGED_POLICY_LENGTH_MAX, refuseLongPolicy, TRUST_POLICY_LENGTH_MAX } from './policy-size';
import type { PrivateApi } from './private-api';
import { refuse } from './refuse';
import { makeDoor, signIn } from './role-sign-in';
import type { ServiceRoute } from './service-auth-policy';
import type { ServiceNetwork } from './service-network';
import type { RolePerson } from './trust-policy';

export interface VendorRoleProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  /** Short name of the job function: lower case, hyphens. */
  readonly jobFunction: string;
  /**
   * ARN of the SAML provider people sign in with. Give this or `permissionSetRoleArn`, and not both:
   * `enclave/role-sign-in`.
   * @default - none, a permission set opens the role
   */
  readonly samlProviderArn?: string;
  /**
   * ARN of the role that IAM Identity Center makes of the permission set of this job function, with `?` for each of the 16
   * characters nobody knows. Everybody then needs an `identityCenterUserId`: `enclave/identity-center-user`. A session
   * lasts one hour, as AWS has it for a role that is taken from another.
   * @default - none, people sign in by SAML
   */
  readonly permissionSetRoleArn?: string;
  /** Who may sign in. Nobody is refused: `enclave/role-without-people`. Too many: `enclave/trust-length`. */
  readonly people: RolePerson[];
  readonly network: EnclaveNetwork;
  readonly boundary: PermissionsBoundary;
  /** Whom the role denies everything at once, whatever the list of people says. */
  readonly offboarded: OffboardedPeople;
  /**
   * Longest session, in hours, 1 to 12.
   * @default 4
   */
  readonly sessionHoursMax?: number;
}

/** Access to give to a role, until a day. The service decides through which endpoint it must come. */
export interface RoleAccess extends EndpointAccess {
  /** Last day the access holds, YYYY-MM-DD in UTC. */
  readonly expires: string;
}

/**
 * What the people of one job function become in AWS: a role they sign in to under their own name, that may do what was
 * granted, through the enclave's endpoints, until the grant ends.
 */
export class VendorRole extends Construct {
  /** ARN a role will have, before it exists: endpoints and APIs name roles that in turn name them. */
  public static arnOf(scope: IConstruct, vendor: string, jobFunction: string): string {
    const path = iamPathOf({ vendor: { id: vendor } }).slice(1);
    const resourceName = `${path}${roleNameOf(vendor, jobFunction)}`;
    return Stack.of(scope).formatArn({ service: 'iam', region: '', resource: 'role', resourceName });
  }

  /** ARN of the role, as text: an API that names its callers and a role that names its APIs would wait for each other. */
  public readonly roleArn: string;
  public readonly jobFunction: string;
  private readonly network: EnclaveNetwork;
  private readonly boundary: PermissionsBoundary;
  private readonly trust: PolicyDocument;
  private readonly granted: Access[] = [];
  private readonly denied: PolicyStatement[];

  constructor(scope: Construct, id: string, props: VendorRoleProps) {
    super(scope, id);
    this.jobFunction = props.jobFunction;
    this.network = props.network;
    this.boundary = props.boundary;
    const { trust, names } = signIn(this, props.jobFunction, props);
    this.trust = trust;
    this.denied = [enrolledOnly(names)];
    const role = this.makeRole(props);
    this.roleArn = VendorRole.arnOf(this, props.vendor, props.jobFunction);
    if (props.permissionSetRoleArn !== undefined) makeDoor(this, props.vendor, props.jobFunction, this.roleArn);
    new CfnManagedPolicy(this, 'Grants', {
      managedPolicyName: `${roleNameOf(props.vendor, props.jobFunction)}-grants`,
      path: iamPathOf({ vendor: { id: props.vendor } }),
      policyDocument: Lazy.any({ produce: () => this.document() }),
      roles: [role.ref],
    });
    new CfnOutput(this, 'Arn', {
      description: `Role the identity provider names for ${props.jobFunction}`,
      value: role.attrArn,
    });
    this.node.addValidation({ validate: () => [...this.checkTrust(), ...this.checkGrants()] });
    Tags.of(this).add(TAG_VENDOR, props.vendor);
    Tags.of(this).add(TAG_COMPONENT, component.role(props.jobFunction));
  }

  /**
   * Gives access, and moves the permissions boundary outwards by the same. Access to a service the network has no
   * endpoint for is refused: `enclave/grant-without-endpoint`.
   */
  public grantAccess(access: RoleAccess): void {
    const { service } = access;
    // Keys are used by other services on the person's behalf, and databases are reached by their own door: neither comes
    // through an endpoint for a service.
    this.give(access, ['kms', 'rds-db'].includes(service) ? {} : { 'aws:SourceVpce': this.doorsFor(service) });
  }

  /** Lets the role call some routes of the client’s services, until a day (YYYY-MM-DD in UTC). */
  public grantCalls(services: ServiceNetwork, routes: ServiceRoute[], expires: string): void {
    this.boundary.allowCallsFrom(this.network.vpc.vpcId);
    for (const { actions, resources, conditions } of accessToRoutes(routes)) {
      const access = { actions: [...actions], resources: [...resources], conditions };
      this.give({ ...access, expires }, services.conditions);
    }
  }

  private give(access: Access & Pick<RoleAccess, 'expires'>, through: Record<string, unknown>): void {
    const { actions, resources, conditions = {}, expires } = access;
    const equal = { ...conditions['StringEquals'], ...through };
    this.boundary.allow({ actions, resources, conditions });
    this.granted.push({
      actions,
      resources,
      conditions: {
        ...conditions,
        ...(Object.keys(equal).length > 0 ? { StringEquals: equal } : {}),
        DateLessThanEquals: { 'aws:CurrentTime': endOfDay(expires) },
      },
    });
  }

  /**
   * Lets the role call some routes of an API, until a day (YYYY-MM-DD in UTC). Call it once for each API, after all its
   * routes exist: routes that the wildcards of the given ones happen to cover are denied. Where such a denial would
   * take a given route away again, the grant is refused: `enclave/route-overlap`.
   */
  public grantInvoke(api: PrivateApi, routes: ApiRoute[], expires: string): void {
    const actions = ['execute-api:Invoke'];
    const arnsOf = (some: readonly ApiRoute[]) => some.map((route) => api.arnFor(route));
    this.grantAccess({ service: 'execute-api', actions, resources: arnsOf(routes), expires });
    const shadowed = shadowedRoutes(routes, api.routes);
    if (shadowed.length === 0) return;
    refuseLostRoutes(this, this.jobFunction, routes, shadowed);
    this.denied.push(new PolicyStatement({ effect: Effect.DENY, actions, resources: arnsOf(shadowed) }));
  }

  private doorsFor(service: string): string[] {
    const doors = this.network.endpointIdsFor(service);
    if (doors.length > 0) return doors;
    return refuse(this, {
      what: `a grant of \`${this.jobFunction}\` leads through a door that is not there`,
      saw: `no endpoint for \`${service}\``,
      want: 'an endpoint for every service that is granted',
      mend: `add an access of the service \`${service}\` to the network`,
      code: 'enclave/grant-without-endpoint',
    });
  }

  private makeRole(props: VendorRoleProps): CfnRole {
    return new CfnRole(this, 'Role', {
      roleName: roleNameOf(props.vendor, props.jobFunction),
      path: iamPathOf({ vendor: { id: props.vendor } }),
      description: `${props.jobFunction} of ${props.vendor}`,
      assumeRolePolicyDocument: this.trust,
      maxSessionDuration: Duration.hours(
        props.permissionSetRoleArn === undefined ? (props.sessionHoursMax ?? 4) : 1,
      ).toSeconds(),
      managedPolicyArns: [props.offboarded.policyArn],
      permissionsBoundary: props.boundary.policyArn,
    });
  }

  private checkTrust(): string[] {
    refuseLongPolicy(this, this.trust, {
      what: `the list of people who may sign in as \`${this.jobFunction}\``,
      charactersMax: TRUST_POLICY_LENGTH_MAX,
      mend: 'split the job function in two, each with its own people',
      code: 'enclave/trust-length',
    });
    return [];
  }

  private document(): PolicyDocument {
    const allowed = mergeAccesses(this.granted).map((access) => new PolicyStatement(access));
    return new PolicyDocument({ minimize: false, statements: [...allowed, ...this.denied] });
  }

  private checkGrants(): string[] {
    refuseLongPolicy(this, this.document(), {
      what: `what \`${this.jobFunction}\` was granted`,
      charactersMax: MANAGED_POLICY_LENGTH_MAX,
      mend: 'split the job function in two, or merge its data boundaries into fewer resources',
      code: 'enclave/grants-length',
    });
    return [];
  }
}
