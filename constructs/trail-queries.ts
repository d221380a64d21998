import { listOf, select, type ReviewQuery } from './review-query';

/** The role a call was made under. */
export const ROLE = 'useridentity.sessioncontext.sessionissuer.username';
const MFA = 'useridentity.sessioncontext.attributes.mfaauthenticated';

/** The roles make people say who they are; the end of the ARN is the session's name, which must be the same. */
export const PERSON = `coalesce(useridentity.sessioncontext.sourceidentity, element_at(split(useridentity.arn, '/'), -1))`;

const READS = ['BatchGetItem', 'GetItem', 'GetObject', 'GetSecretValue', 'Query', 'ReceiveMessage', 'Scan'];

/** What weakens a control. The review looks at each, whoever did it. */
const CONTROL_CHANGES = [
  'AttachRolePolicy AuthorizeClientVpnIngress AuthorizeSecurityGroupIngress CreateClientVpnRoute CreateRoute DeleteAlarms',
  'DeleteBucketPolicy DeleteFlowLogs DeleteResolverQueryLogConfig DeleteRolePermissionsBoundary DeleteSubscriptionFilter',
  'DeleteTrail DisableKey DisassociateResolverQueryLogConfig ExportClientVpnClientConfiguration ModifyClientVpnEndpoint',
  'ModifyVpcEndpoint PutBucketPolicy PutBucketPublicAccessBlock PutEventSelectors PutKeyPolicy PutRolePolicy',
  'PutRolePermissionsBoundary ScheduleKeyDeletion StopLogging UpdateAssumeRolePolicy UpdateSAMLProvider UpdateTrail',
].flatMap((names) => names.split(' '));

/** What a review asks the trail; `vendor` is the condition that a call was made under one of the vendor's roles. */
export function trailQueries(vendor: string): ReviewQuery[] {
  const table = 'trail';
  const call = ['eventtime', 'eventsource', 'eventname'];
  return [
    {
      table,
      name: 'data-read-by-person',
      question: 'How much data did each person read on each day?',
      sql: select(
        [
          `${PERSON} AS person`,
          'day',
          'eventsource',
          'count(*) AS calls',
          `sum(try_cast(json_extract_scalar(additionaleventdata, '$.bytesTransferredOut') AS double)) AS bytes_out`,
        ],
        table,
        [vendor, `eventname IN (${listOf(READS)})`],
        'GROUP BY 1, 2, 3 ORDER BY calls DESC',
      ),
    },
    {
      table,
      name: 'calls-refused',
      question: 'Which calls of the vendor’s people were refused?',
      sql: select(
        [`${PERSON} AS person`, 'day', 'eventsource', 'eventname', 'errorcode', 'count(*) AS calls'],
        table,
        [vendor, `(errorcode LIKE '%AccessDenied%' OR errorcode LIKE '%Unauthorized%')`],
        'GROUP BY 1, 2, 3, 4, 5 ORDER BY calls DESC',
      ),
    },
    {
      table,
      name: 'calls-from-outside',
      question: 'Which calls under the vendor’s roles did not come through an endpoint of the enclave?',
      sql: select(
        [...call, `${PERSON} AS person`, 'sourceipaddress', 'errorcode'],
        table,
        [vendor, 'vpcendpointid IS NULL', 'useridentity.invokedby IS NULL'],
        'ORDER BY eventtime',
      ),
    },
    {
      table,
      name: 'calls-without-mfa',
      question:
        'Which users of the account called without a second factor? Of people who sign in by SAML CloudTrail does not know: ' +
        'there the connect handler asks.',
      sql: select(
        [...call, 'useridentity.arn', 'sourceipaddress'],
        table,
        [`useridentity.type IN ('IAMUser', 'Root')`, `coalesce(${MFA}, 'false') <> 'true'`],
        'ORDER BY eventtime',
      ),
    },
    {
      table,
      name: 'controls-changed',
      question: 'Who changed what keeps the enclave closed and recorded?',
      sql: select(
        [...call, 'useridentity.arn', 'requestparameters', 'errorcode'],
        table,
        [`eventname IN (${listOf(CONTROL_CHANGES)})`],
        'ORDER BY eventtime',
      ),
    },
  ];
}
