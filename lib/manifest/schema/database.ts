import { z } from 'zod';
import { DATABASE_USER } from '../aws-limits';
import { guide } from '../guidance';
import { arnOf, awsId, personEmail } from './scalars';

const userName = guide(z.string().regex(DATABASE_USER), 'Name of a user in the database.', {
  want: 'a name of at most 32 letters, digits, `_` and `-` that begins with a letter, such as `vendor_ro`',
  mend: 'give the vendor a user of that form',
  code: 'manifest/database-user-name',
});

const user = {
  name: userName,
  secretArn: arnOf('secretsmanager', 'secret:', 'the secret with the name and password of this user').describe(
    'Secret with `username` and `password` of this user alone: the proxy signs in with it, and nobody else needs it.',
  ),
};

/**
 * How people come to a database: through a proxy of the enclave's own, in the database's network. What must fit to other
 * parts stands in `cross-checks/databases.ts`.
 *
 * A proxy that stands already cannot be named: nothing in a template of ours would say whom it asks for what. A database
 * takes several (Amazon RDS User Guide, "Quotas and limitations for RDS Proxy").
 */
export const database = z
  .strictObject({
    engine: z
      .enum(['mysql', 'postgresql'])
      .describe(
        'What the database speaks: `mysql` is MariaDB’s language too. SQL Server keeps no audit log that can be copied.',
      ),
    users: z
      .strictObject({
        read: z.strictObject(user).optional(),
        write: z.strictObject(user).optional(),
        people: z
          .array(z.strictObject({ person: personEmail, verb: z.enum(['read', 'write']), ...user }))
          .default([])
          .describe(
            'Users for one person each, in the place of one for everybody: the log of the database then names the person.',
          ),
      })
      .describe(
        'Which user of the database each verb stands for. What a user may do there is granted in the database, by SQL.',
      ),
    secretKeyArn: arnOf('kms', 'key/', 'the key that encrypts the secrets')
      .optional()
      .describe('Key of the secrets; by default AWS’s own for Secrets Manager.'),
    vpcId: awsId('vpc', 'the network of the database'),
    subnetIds: z
      .array(awsId('subnet', 'a subnet of the database’s network'))
      .min(2)
      .describe('Subnets of that network for the proxy, in two zones at least.'),
    securityGroupId: awsId('sg', 'the security group of the database').describe(
      'Security group of the database: it gets one rule, which lets the proxy in.',
    ),
    port: z.int().min(1).max(65_535).optional().describe('Port of the database itself; by default that of its engine.'),
    auditLogGroup: guide(
      z.string().regex(/^\/aws\/rds\/(cluster|instance)\/[a-z0-9-]+\/[a-z]+$/),
      'Log group in which the database writes down sign-ins and statements. It must be there before the enclave.',
      {
        want: 'a log group of RDS, such as `/aws/rds/cluster/claims/postgresql`',
        mend: 'publish the audit log of the database to CloudWatch Logs, and name its group',
        code: 'manifest/database-audit-log',
      },
    ),
  })
  .describe('Only with one database among the resources: how people come to it, and under which names.');
