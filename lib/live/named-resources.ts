import type { GeneratedName } from './pattern';
import type { Resource } from './template-text';

interface NamedType {
  /** The property that fixes the name. */
  readonly name: string;
  /** What the ARN is made of; `Name` and `Path` come from the resource. */
  readonly arn: string;
  readonly arnAttribute: string;
  /** What `Ref` answers. */
  readonly ref: 'name' | 'arn';
  /** Does CloudFormation write the names it makes up in lower case? */
  readonly lowerCase?: boolean;
}

const ROOT = 'arn:${AWS::Partition}';
const PLACE = '${AWS::Region}:${AWS::AccountId}';

/**
 * Types whose ARN follows from a name. A reference to such a resource leaves nothing open when the template
 * fixes the name, and only the random end when CloudFormation makes it up: whatever else is deployed in its
 * place shows as drift.
 */
const NAMED_TYPES: Readonly<Record<string, NamedType>> = {
  'AWS::DynamoDB::Table': {
    name: 'TableName',
    arn: `${ROOT}:dynamodb:${PLACE}:table/\${Name}`,
    arnAttribute: 'Arn',
    ref: 'name',
  },
  'AWS::IAM::ManagedPolicy': {
    name: 'ManagedPolicyName',
    arn: `${ROOT}:iam::\${AWS::AccountId}:policy\${Path}\${Name}`,
    arnAttribute: 'PolicyArn',
    ref: 'arn',
  },
  'AWS::IAM::Role': {
    name: 'RoleName',
    arn: `${ROOT}:iam::\${AWS::AccountId}:role\${Path}\${Name}`,
    arnAttribute: 'Arn',
    ref: 'name',
  },
  'AWS::Lambda::Function': {
    name: 'FunctionName',
    arn: `${ROOT}:lambda:${PLACE}:function:\${Name}`,
    arnAttribute: 'Arn',
    ref: 'name',
  },
  'AWS::Logs::LogGroup': {
    name: 'LogGroupName',
    arn: `${ROOT}:logs:${PLACE}:log-group:\${Name}:*`,
    arnAttribute: 'Arn',
    ref: 'name',
  },
  'AWS::S3::Bucket': {
    name: 'BucketName',
    arn: `${ROOT}:s3:::\${Name}`,
    arnAttribute: 'Arn',
    ref: 'name',
    lowerCase: true,
  },
};

/**
 * What a reference to a named resource comes down to, as a value the template could have held itself.
 * Undefined when the type has no rule here, the attribute is another one, or it is the made-up name itself.
 */
export function namedValue(logicalId: string, resource: Resource, attribute: string): unknown {
  const rule = NAMED_TYPES[resource.Type];
  if (!rule) return undefined;
  const name = resource.Properties[rule.name];
  if (attribute === nameAttribute(rule)) return name;
  if (attribute !== 'Ref' && attribute !== rule.arnAttribute) return undefined;
  const Name = name ?? { 'Fn::GetAtt': [logicalId, nameAttribute(rule)] };
  return { 'Fn::Sub': [rule.arn, { Name, Path: resource.Properties.Path ?? '/' }] };
}

/** What a name may be that the template leaves to CloudFormation; undefined for all that is no such name. */
export function generatedName(
  logicalId: string,
  type: string,
  attribute: string,
  stackName: string,
): GeneratedName | undefined {
  const rule = NAMED_TYPES[type];
  if (!rule || attribute !== nameAttribute(rule)) return undefined;
  return { stackName, logicalId, lowerCase: rule.lowerCase ?? false };
}

/** The attribute that is the bare name. Managed policies have none; we call it `Name`. */
function nameAttribute(rule: NamedType): string {
  return rule.ref === 'name' ? 'Ref' : 'Name';
}
