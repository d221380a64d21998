interface NamedType {
  /** The property that fixes the name. */
  readonly name: string;
  /** What the ARN is made of; `Name` and `Path` come from the resource. */
  readonly arn: string;
  readonly arnAttribute: string;
  /** What `Ref` answers. */
  readonly ref: 'name' | 'arn';
}

const ROOT = 'arn:${AWS::Partition}';
const PLACE = '${AWS::Region}:${AWS::AccountId}';

/**
 * Types whose ARN follows from a name in the template. A reference to such a resource is no unknown:
 * whatever else is deployed in its place shows as drift.
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
  'AWS::S3::Bucket': { name: 'BucketName', arn: `${ROOT}:s3:::\${Name}`, arnAttribute: 'Arn', ref: 'name' },
};

/**
 * What a reference to a named resource comes down to, as a value the template could have held itself.
 * Undefined when the type has no rule here, the resource no name, or the attribute is another one.
 */
export function namedValue(type: string, properties: Readonly<Record<string, unknown>>, attribute: string): unknown {
  const rule = NAMED_TYPES[type];
  const name = rule && properties[rule.name];
  if (!rule || name === undefined) return undefined;
  if (attribute === 'Ref' && rule.ref === 'name') return name;
  if (attribute !== 'Ref' && attribute !== rule.arnAttribute) return undefined;
  return { 'Fn::Sub': [rule.arn, { Name: name, Path: properties.Path ?? '/' }] };
}
