import { databasesGuarded } from '../../lib/analysis/access/databases-guarded';
import { manifestWith } from '../constructs/fixtures';
import { manifest, whole, withMore, PROXY, OWN_GROUP, VENDOR_SUBNET, DOORS } from '../support/claims-database';
import { ANY, changesOfEnclave, decide } from '../support/proofs';

describe('a database is guarded', () => {
  const proxy = 'EnclaveDatabaseclaimsDatabaseProxy';
  const endpoint = 'EnclaveDatabaseclaimsEndpoint';
  changesOfEnclave(
    databasesGuarded,
    [
      ['but by a password', proxy, '"REQUIRED"', '"DISABLED"', /takes a password for a token of IAM: DISABLED/],
      ['but for one of its users', proxy, ',"IAMAuth":"REQUIRED"', '', /takes a password for a token of IAM: not set/],
      ['but without TLS', proxy, '"RequireTLS":true', '"RequireTLS":false', /takes connections without TLS/],
      ['but TLS is not spoken of', proxy, ',"RequireTLS":true', '', /takes connections without TLS/],
      [
        'but whether by TLS is hidden',
        proxy,
        '"RequireTLS":true',
        '"RequireTLS":{"Ref":"Any"}',
        /RequireTLS is hidden/,
        'unknown',
      ],
      ['but writes statements down', proxy, '"DebugLogging":false', '"DebugLogging":true', /writes statements/],
      ['but signs in as somebody else', proxy, 'harbour-ro-a1b2c3', 'master-a1b2c3', /no secret of the manifest/],
      [
        'but signs in as whom the deployment names',
        proxy,
        '"arn:aws:secretsmanager:eu-west-1:444455556666:secret:claims/harbour-ro-a1b2c3"',
        '{"Ref":"Any"}',
        /hidden/,
        'unknown',
      ],
      [
        'but signs in by IAM',
        proxy,
        '"RequireTLS"',
        '"DefaultAuthScheme":"IAM_AUTH","RequireTLS"',
        /signs in .* by IAM/,
      ],
      ['but speaks another language', proxy, '"POSTGRESQL"', '"MYSQL"', /speaks another language/],
      [
        'but idle connections stand',
        proxy,
        '"IdleClientTimeout":900',
        '"IdleClientTimeout":28800',
        /nobody uses: 28800/,
      ],
      ['but idle connections stand as AWS presets', proxy, '"IdleClientTimeout":900,', '', /nobody uses: not set/],
      [
        'but takes all of its connections',
        'EnclaveDatabaseclaimsDatabaseTargets',
        '"MaxConnectionsPercent":20',
        '"MaxConnectionsPercent":100',
        /connections of others: 100/,
      ],
      ['but its proxy is another', proxy, '"enclave-harbour-claims"', '"theirs"', /no database of the manifest/],
      ['but its proxy bears the name of another', proxy, '"enclave-harbour-claims"', '"enclave-harbour-rates"', /./],
      ['but in another network', proxy, 'subnet-0a1b2c3d4e5f60718', 'subnet-9', /subnet-9, no subnet of the database/],
      [
        'but as another role',
        proxy,
        '{"Fn::GetAtt":["EnclaveDatabaseclaimsDatabaseRole',
        '{"Fn::GetAtt":["No',
        /acts as|dangling/,
        'unknown',
      ],
      [
        'but by groups of nobody',
        proxy,
        `"VpcSecurityGroupIds":[{"Fn::GetAtt":["${OWN_GROUP}","GroupId"]}]`,
        '"VpcSecurityGroupIds":[]',
        /default security group/,
      ],
      [
        'but by a group of others',
        proxy,
        `{"Fn::GetAtt":["${OWN_GROUP}","GroupId"]}`,
        '"sg-9"',
        /lets .* in to a database/,
      ],
      [
        'but its role is assumed by others',
        'EnclaveDatabaseclaimsDatabaseRole',
        'rds.amazonaws.com',
        'ec2.amazonaws.com',
        /says more than agreed/,
      ],
      [
        'but its role reads more secrets',
        'EnclaveDatabaseclaimsDatabasePolicy',
        'harbour-ro-a1b2c3',
        '*',
        /says more than agreed/,
      ],
      [
        'but its key opens to more',
        'EnclaveDatabaseclaimsDatabasePolicy',
        '"kms:ViaService"',
        '"kms:CallerAccount"',
        /says more than agreed/,
      ],
      [
        'but its group is in another network',
        OWN_GROUP,
        'vpc-0a1b2c3d4e5f60718',
        'vpc-9',
        /belongs to another network/,
      ],
      ['but the proxy goes on to others', OWN_GROUP, 'sg-0a1b2c3d4e5f60718', 'sg-9', /elsewhere than to its database/],
      [
        'but the proxy goes on by other ports',
        OWN_GROUP,
        '"FromPort":5432',
        '"FromPort":0',
        /elsewhere than to its database/,
      ],
      ['but the proxy may go anywhere', OWN_GROUP, '"SecurityGroupEgress"', '"Other"', /all may go out/],
      [
        'but people of its network come too',
        OWN_GROUP,
        '"SecurityGroupEgress"',
        '"SecurityGroupIngress":[{"CidrIp":"10.0.0.0/8","IpProtocol":"tcp","FromPort":5432,"ToPort":5432}],"SecurityGroupEgress"',
        /from the database’s own network/,
      ],
      [
        'but it is another one',
        'EnclaveDatabaseclaimsDatabaseTargets',
        '["claims"]',
        '["payroll"]',
        /leads to payroll, not to claims/,
      ],
      [
        'but it is an instance',
        'EnclaveDatabaseclaimsDatabaseTargets',
        'DBClusterIdentifiers',
        'DBInstanceIdentifiers',
        /not to claims/,
      ],
      [
        'but a statement runs first',
        'EnclaveDatabaseclaimsDatabaseTargets',
        '"MaxConnectionsPercent"',
        '"InitQuery":"SET x=1","MaxConnectionsPercent"',
        /runs a statement of its own/,
      ],
      [
        'but opened at other ports',
        'EnclaveDatabaseclaimsDatabaseDatabaseOpens',
        '"ToPort":5432',
        '"ToPort":65535',
        /lets .* in to a database/,
      ],
      [
        'but opened to others',
        'EnclaveDatabaseclaimsDatabaseDatabaseOpens',
        `{"Fn::GetAtt":["${OWN_GROUP}","GroupId"]}`,
        '"sg-9"',
        /lets sg-9 in to a database/,
      ],
      ['but its door leads to another', endpoint, `{"Ref":"${PROXY}"}`, '"theirs"', /no proxy before a database/],
      [
        'but its door stands among the clerks',
        endpoint,
        '{"Ref":"EnclaveDatabaseclaimsSubnetsSubnet1',
        `{"Ref":"${VENDOR_SUBNET}"},{"Ref":"EnclaveDatabaseclaimsSubnetsSubnet1`,
        /who comes there by VPN/,
      ],
      [
        'but its door stands elsewhere',
        endpoint,
        '"VpcSubnetIds":[',
        '"VpcSubnetIds":["subnet-9",',
        /subnet-9, not in the enclave/,
      ],
      [
        'but its door has the group of all doors',
        endpoint,
        '"VpcSecurityGroupIds":[',
        `"VpcSecurityGroupIds":[{"Fn::GetAtt":["${DOORS}","GroupId"]},`,
        /no security group of its own/,
      ],
      ['but its door has no group', endpoint, '"VpcSecurityGroupIds"', '"Other"', /default security group/],
      [
        'but the wall of its door is wider',
        'EnclaveDatabaseclaimsSubnetsIn100',
        '"From":5432',
        '"From":1024',
        /lets ports 1024-5432 in/,
      ],
      [
        'but the wall of its door is hidden',
        'EnclaveDatabaseclaimsSubnetsIn100',
        '"From":5432',
        '"From":{"Ref":"Any"}',
        /is hidden/,
        'unknown',
      ],
    ],
    manifest,
  );

  test('but two proxies have its name, or one that the deployment gives', () => {
    const twin = whole.Resources[PROXY] as { Properties: object };
    expect(withMore(databasesGuarded(manifest), { Twin: twin })).toEqual([
      'fail',
      expect.stringContaining('two proxies'),
    ]);
    const hidden = { ...twin, Properties: { ...twin.Properties, DBProxyName: { Ref: 'Any' } } };
    expect(withMore(databasesGuarded(manifest), { Twin: hidden })).toEqual([
      'unknown',
      expect.stringContaining('hidden'),
    ]);
  });

  test('but a rule beside it lets somebody in to the proxy', () => {
    const Properties = {
      GroupId: { 'Fn::GetAtt': [OWN_GROUP, 'GroupId'] },
      CidrIp: '10.0.0.0/8',
      IpProtocol: 'tcp',
      FromPort: 5432,
      ToPort: 5432,
    };
    const Rule = { Type: 'AWS::EC2::SecurityGroupIngress', Properties };
    expect(withMore(databasesGuarded(manifest), { Rule })).toEqual(['fail', expect.stringContaining('own network')]);
  });

  test('and where the manifest names none, there is no way to any', () => {
    const claim = databasesGuarded(manifestWith());
    expect(decide(claim, `${ANY}\n  Bucket: { Type: AWS::S3::Bucket }`).verdict).toBe('pass');
    const proxy = `${ANY}\n  Proxy: { Type: AWS::RDS::DBProxy, Properties: { DBProxyName: theirs } }`;
    expect(decide(claim, proxy)).toMatchObject({
      verdict: 'fail',
      witness: expect.stringContaining('theirs') as string,
    });
  });
});
