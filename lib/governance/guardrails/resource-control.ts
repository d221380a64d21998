import { parseArn, partitionOf } from '../../common/arn';
import { iamPathOf, prefixOf, type Manifest } from '../../manifest';
import type { Guardrail, Statement } from './policy';

/**
 * Services whose resources such a policy guards (AWS Organizations User Guide, "Resource control policies"). Tables and
 * topics are not among those we are sure of: there the policy of the resource itself has to say it.
 */
const GUARDED: readonly string[] = ['kms', 's3', 'secretsmanager', 'sqs'];

/** Data of the boundaries that the policy cannot guard, by ARN. */
export function unguarded(manifest: Manifest): string[] {
  return dataOf(manifest).filter((arn) => !GUARDED.includes(parseArn(arn)?.service ?? ''));
}

/**
 * The data answers only to the organisation, in encrypted calls, and to the vendor's roles only through an endpoint.
 * None when a manifest has no data of a service that can be guarded.
 */
export function dataStays(manifest: Manifest, organisation: string): Guardrail | undefined {
  const { account, region } = manifest.placement;
  const data = dataOf(manifest).filter((arn) => GUARDED.includes(parseArn(arn)?.service ?? ''));
  if (data.length === 0) return undefined;
  const resources = [...new Set(data.flatMap(withBucket))].sort();
  const services = [...new Set(resources.map((arn) => `${parseArn(arn)?.service}:*`))].sort();
  const deny = { Effect: 'Deny', Principal: '*', Action: services, Resource: resources } as const;
  const statements: Statement[] = [
    {
      Sid: 'OnlyThisOrganisation',
      ...deny,
      Condition: {
        StringNotEqualsIfExists: { 'aws:PrincipalOrgID': organisation },
        BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
      },
    },
    { Sid: 'OnlyEncrypted', ...deny, Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } } },
    {
      Sid: 'VendorOnlyThroughAnEndpoint',
      ...deny,
      Condition: {
        ArnLike: { 'aws:PrincipalArn': `arn:${partitionOf(region)}:iam::${account}:role${iamPathOf(manifest)}*` },
        Null: { 'aws:SourceVpce': 'true' },
        // Keys are used by services on the person's behalf, and such calls come through no endpoint.
        BoolIfExists: { 'aws:ViaAWSService': 'false' },
      },
    },
  ];
  return {
    file: 'rcp-data.json',
    name: `${prefixOf(manifest)}-data`,
    kind: 'RESOURCE_CONTROL_POLICY',
    says: 'the data answers to the organisation alone, in encrypted calls, and to the vendor only through an endpoint',
    document: { Version: '2012-10-17', Statement: statements },
  };
}

function dataOf({ dataBoundaries }: Manifest): string[] {
  return dataBoundaries.flatMap(({ resources, keyArn }) => [...resources, ...(keyArn ? [keyArn] : [])]);
}

/** Objects are named below their bucket, and the bucket, which lists them, by itself. */
function withBucket(arn: string): string[] {
  const parsed = parseArn(arn);
  if (parsed?.service !== 's3') return [arn];
  const [bucket, ...keys] = parsed.resource.split('/');
  const base = `arn:${parsed.partition}:s3:::${bucket}`;
  return [base, keys.length === 0 ? `${base}/*` : arn];
}
