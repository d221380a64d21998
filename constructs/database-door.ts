import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnSecurityGroup, CfnSecurityGroupIngress } from 'aws-cdk-lib/aws-ec2';
import { CfnDBProxyEndpoint } from 'aws-cdk-lib/aws-rds';
import { ArnFormat, CfnOutput, Duration, Stack, Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { DATABASE_USER } from '../lib/manifest/aws-limits';
import { CONNECT_TO_DATABASE, ENGINES } from '../lib/manifest/databases';
import { proxyNameOf, TAG_VENDOR } from '../lib/manifest/names';
import { topicAction } from './alarm-topic';
import type { DatabaseDoorProps } from './database-door-props';
import { DatabaseProxy } from './database-proxy';
import { DatabaseSubnets } from './database-subnets';
import { NOTHING_OUT } from './nothing-out';
import { refuse } from './refuse';
import type { VendorRole } from './vendor-role';
import type { VendorVpn } from './vendor-vpn';

/** A refusal now and then is a token that ran out; this many within five minutes are somebody who tries. */
const REFUSALS_MIN = 10;

/**
 * The way to one database of RDS or Aurora: an endpoint of a proxy, in two subnets of the enclave. The database and the
 * proxy stay in their own network, and no route joins the two (Amazon RDS User Guide, "Accessing RDS databases across VPCs").
 *
 * Whoever comes needs three things: the VPN must lead the job function here (`allowFrom`), its role must be granted a user
 * of the database (`grantTo`), and the connection must be TLS. Nobody is told a password: the token of IAM that stands in its
 * place is good for 15 minutes, and the proxy takes no password of anybody.
 *
 * CloudTrail records neither sign-ins nor queries. What the database writes down itself is copied into the archive, and
 * an alarm rings when the proxy has carried queries and that log says nothing. The proxy's own log holds errors.
 *
 * What a user may do in the database is granted there, by SQL: no template shows it. A connection that stands lives on when
 * a grant ends, until its VPN session does. Devices of a VPN share its address in the network, and the token says to nobody
 * but IAM whose it is: give each person a user of their own where the log of the database must name the person.
 */
export class DatabaseDoor extends Construct {
  /** Short name of the database. */
  public readonly database: string;
  /** Name people connect to. */
  public readonly host: string;
  /** Port they connect to. */
  public readonly port: number;
  /** Ranges of the network that the door stands in. */
  public readonly ranges: string[];
  /** Id of the security group that the door carries. */
  public readonly groupId: string;
  private readonly props: DatabaseDoorProps;
  private readonly proxy: DatabaseProxy;

  constructor(scope: Construct, id: string, props: DatabaseDoorProps) {
    super(scope, id);
    this.props = props;
    const { vendor, database, network } = props;
    this.refuseUnfit();
    this.database = database;
    this.port = ENGINES[props.engine].port;
    this.ranges = [...props.ranges];
    const name = proxyNameOf(vendor, database);
    const { subnetIds } = new DatabaseSubnets(this, 'Subnets', network, this.ranges, this.port);
    const door = new CfnSecurityGroup(this, 'Door', {
      vpcId: network.vpc.vpcId,
      groupDescription: `Door to the database ${database}: its one port in, nothing out`,
      securityGroupEgress: [NOTHING_OUT],
    });
    this.groupId = door.attrGroupId;
    this.proxy = new DatabaseProxy(this, 'Database', name, props);
    const endpoint = new CfnDBProxyEndpoint(this, 'Endpoint', {
      dbProxyName: this.proxy.proxyName,
      dbProxyEndpointName: name,
      targetRole: 'READ_WRITE',
      vpcSubnetIds: subnetIds,
      vpcSecurityGroupIds: [this.groupId],
    });
    this.host = endpoint.attrEndpoint;
    network.answerTo(this.host);
    this.record(name);
    this.ringWhenTried();
    new CfnOutput(this, 'Host', {
      description: `Where ${database} answers, at port ${this.port}: TLS, and a token of IAM for a password`,
      value: this.host,
    });
    Tags.of(this).add(TAG_VENDOR, vendor);
  }

  /** Lets some job functions of a VPN come as far as the proxy, which asks for their token. Once for each VPN. */
  public allowFrom(vpn: VendorVpn, jobFunctions: string[]): void {
    new CfnSecurityGroupIngress(this, `Opens-${vpn.node.id}`, {
      groupId: this.groupId,
      sourceSecurityGroupId: vpn.securityGroup.securityGroupId,
      description: 'Devices of the VPN',
      ipProtocol: 'tcp',
      fromPort: this.port,
      toPort: this.port,
    });
    vpn.leadTo(this, jobFunctions);
  }

  /**
   * Lets a role sign in as one of the users, until a day (YYYY-MM-DD in UTC). Another user is refused: `enclave/database-user`.
   *
   * @param identity source identity of the one person of the role whose user it is: the e-mail address in lower case, or the id in
   *   IAM Identity Center; everybody's when there is none
   */
  public grantTo(role: VendorRole, user: string, expires: string, identity?: string): void {
    const known = this.props.users.map(({ name }) => name);
    if (!known.includes(user)) this.refuseUser(user, known.join(', '), 'name one of the users of the door');
    const resource = Stack.of(this).formatArn({
      service: 'rds-db',
      resource: 'dbuser',
      resourceName: `${this.proxy.proxyId}/${user}`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    role.grantAccess({
      service: 'rds-db',
      actions: [CONNECT_TO_DATABASE],
      resources: [resource],
      ...(identity !== undefined && { conditions: { StringEquals: { 'aws:SourceIdentity': [identity] } } }),
      expires,
    });
  }

  /** Both logs go into the archive: the proxy's, which RDS would otherwise make itself, and the database's own. */
  private record(name: string): void {
    const { archive, database, auditLogGroup } = this.props;
    const errors = archive.logGroup(`proxy-${database}`, `/aws/rds/proxy/${name}`);
    this.proxy.resource.node.addDependency(errors);
    const audit = `database-${database}`;
    archive.copyGroup(audit, auditLogGroup);
    archive.heartbeats.whenUsed(audit, `proxy-${database}`, this.count('QueryRequests'), 'hour');
  }

  private ringWhenTried(): void {
    const { alarmTopicArn, database, vendor } = this.props;
    const alarm = new Alarm(this, 'SignInsRefused', {
      alarmDescription: `Database ${database} of ${vendor}: somebody tries to sign in`,
      metric: this.count('ClientConnectionsSetupFailedAuth').with({ period: Duration.minutes(5) }),
      threshold: REFUSALS_MIN,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    if (alarmTopicArn !== undefined) alarm.addAlarmAction(topicAction(alarmTopicArn));
  }

  /** A count of the proxy (Amazon RDS User Guide, "Monitoring RDS Proxy metrics with Amazon CloudWatch"). */
  private count(metricName: string): Metric {
    const dimensionsMap = { ProxyName: this.proxy.proxyName };
    return new Metric({ namespace: 'AWS/RDS', metricName, dimensionsMap, statistic: 'Sum' });
  }

  private refuseUnfit(): void {
    const { users, clusterIdentifier, instanceIdentifier } = this.props;
    const odd = users.find(({ name }) => !DATABASE_USER.test(name));
    const apart = new Set(users.flatMap(({ name, secretArn }) => [name, secretArn])).size === 2 * users.length;
    if (odd || users.length === 0 || !apart) {
      const saw = odd?.name ?? users.map(({ name }) => name).join(', ');
      this.refuseUser(saw || 'no user', 'at least one user, each with a name and a secret of its own', 'name them');
    }
    if ((clusterIdentifier === undefined) !== (instanceIdentifier === undefined)) return;
    refuse(this, {
      what: 'a door leads to one database',
      saw: clusterIdentifier === undefined ? 'no name of a database' : 'a cluster and an instance',
      want: '`clusterIdentifier` or `instanceIdentifier`',
      mend: 'name one of the two',
      code: 'enclave/database-target',
    });
  }

  private refuseUser(saw: string, want: string, mend: string): never {
    const what = 'people come to a database as one of its users, and this is none';
    return refuse(this, { what, saw, want, mend, code: 'enclave/database-user' });
  }
}
