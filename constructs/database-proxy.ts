import { CfnSecurityGroup, CfnSecurityGroupIngress } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnDBProxy, CfnDBProxyTargetGroup } from 'aws-cdk-lib/aws-rds';
import { Fn, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { serviceHost } from '../lib/common/arn';
import { DATABASE_CONNECTIONS_PERCENT_MAX, DATABASE_IDLE_SECONDS_MAX } from '../lib/manifest/aws-limits';
import { ENGINES } from '../lib/manifest/databases';
import { servicePathOf } from '../lib/manifest/names';
import type { DatabaseDoorProps } from './database-door-props';

/** A user of the database, as the vendor signs in. */
export interface DatabaseUser {
  /** Name in the database: at most 32 letters, digits, `_` and `-`. Anything else is refused: `enclave/database-user`. */
  readonly name: string;
  /** ARN of the secret with `username` and `password` of this user alone. */
  readonly secretArn: string;
}

/**
 * The proxy before a database, in the database's network: it takes people who show a token of IAM, over TLS, and signs in
 * to the database with the secret of the user they were granted. Nobody in that network reaches the proxy: its group lets
 * nothing in. People come by an endpoint of it in the enclave, see `DatabaseDoor`.
 */
export class DatabaseProxy extends Construct {
  public readonly proxyName: string;
  /** Id of the proxy as policies name it, `prx-…`: AWS makes it up. */
  public readonly proxyId: string;
  /** The proxy itself, for what must wait for it or come before it. */
  public readonly resource: CfnDBProxy;

  constructor(scope: Construct, id: string, name: string, props: DatabaseDoorProps) {
    super(scope, id);
    const { engine, users } = props;
    const { role, policy } = this.makeRole(props);
    const proxy = new CfnDBProxy(this, 'Proxy', {
      dbProxyName: name,
      engineFamily: ENGINES[engine].family,
      auth: users.map(({ secretArn, name: user }) => ({
        authScheme: 'SECRETS',
        description: `The vendor as ${user}`,
        iamAuth: 'REQUIRED',
        secretArn,
      })),
      requireTls: true,
      // It would write down statements, and with them the data (Amazon RDS User Guide, "Creating an RDS Proxy").
      debugLogging: false,
      idleClientTimeout: DATABASE_IDLE_SECONDS_MAX,
      roleArn: role.roleArn,
      vpcSubnetIds: props.subnetIds,
      vpcSecurityGroupIds: [this.makeGroup(props)],
    });
    proxy.node.addDependency(policy);
    this.resource = proxy;
    this.proxyName = proxy.ref;
    // arn:aws:rds:<region>:<account>:db-proxy:prx-…
    this.proxyId = Fn.select(6, Fn.split(':', proxy.attrDbProxyArn));
    new CfnDBProxyTargetGroup(this, 'Targets', {
      dbProxyName: proxy.ref,
      targetGroupName: 'default',
      ...(props.clusterIdentifier === undefined
        ? { dbInstanceIdentifiers: [props.instanceIdentifier ?? ''] }
        : { dbClusterIdentifiers: [props.clusterIdentifier] }),
      connectionPoolConfigurationInfo: {
        maxConnectionsPercent: DATABASE_CONNECTIONS_PERCENT_MAX,
        maxIdleConnectionsPercent: DATABASE_CONNECTIONS_PERCENT_MAX / 2,
      },
    });
  }

  /**
   * The role the proxy reads its secrets with. RDS says nothing of the account when it assumes it, in no document of AWS;
   * who names such a role must be allowed to pass it.
   */
  private makeRole({ vendor, users, secretKeyArn }: DatabaseDoorProps): { role: Role; policy: ManagedPolicy } {
    const path = servicePathOf({ vendor: { id: vendor } });
    const role = new Role(this, 'Role', {
      path,
      description: 'A proxy signs in to its database',
      assumedBy: new ServicePrincipal('rds.amazonaws.com'),
    });
    const policy = new ManagedPolicy(this, 'Policy', { path, roles: [role] });
    const resources = users.map(({ secretArn }) => secretArn);
    policy.addStatements(new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources }));
    if (secretKeyArn === undefined) return { role, policy };
    policy.addStatements(
      new PolicyStatement({
        actions: ['kms:Decrypt'],
        resources: [secretKeyArn],
        conditions: { StringEquals: { 'kms:ViaService': serviceHost('secretsmanager', Stack.of(this).region) } },
      }),
    );
    return { role, policy };
  }

  /** The same group is for what comes to the proxy in its own network and for its way to the database. */
  private makeGroup({ vpcId, securityGroupId, engine, port }: DatabaseDoorProps): string {
    const ports = { ipProtocol: 'tcp', fromPort: port ?? ENGINES[engine].port, toPort: port ?? ENGINES[engine].port };
    const group = new CfnSecurityGroup(this, 'SecurityGroup', {
      vpcId,
      groupDescription: 'Proxy of the vendor: on to the database, and nothing in',
      securityGroupEgress: [{ destinationSecurityGroupId: securityGroupId, description: 'The database', ...ports }],
    });
    new CfnSecurityGroupIngress(this, 'DatabaseOpens', {
      groupId: securityGroupId,
      sourceSecurityGroupId: group.attrGroupId,
      description: 'The proxy of the vendor',
      ...ports,
    });
    return group.attrGroupId;
  }
}
