import { parseArn } from '../common/arn';
import type { GeneratedName, Reference, Values } from './pattern';

/** Values of the place. */
const PSEUDO: Readonly<Record<string, RegExp>> = {
  'AWS::AccountId': /^\d{12}$/,
  'AWS::Partition': /^aws(-[a-z]+)*$/,
  'AWS::Region': /^[a-z]{2}(-[a-z]+)+-\d$/,
  'AWS::URLSuffix': /^(amazonaws\.(com|com\.cn|eu)|c2s\.ic\.gov|sc2s\.sgov\.gov)$/,
};

const SECURITY_GROUP = /^sg-[0-9a-f]+$/;
const API_PART = /^[a-z0-9]{4,32}$/;

/** Ids that a service makes up, by type and attribute. */
const IDS: Readonly<Record<string, RegExp>> = {
  'AWS::EC2::VPC.Ref': /^vpc-[0-9a-f]+$/,
  'AWS::EC2::VPC.DefaultSecurityGroup': SECURITY_GROUP,
  'AWS::EC2::SecurityGroup.Ref': SECURITY_GROUP,
  'AWS::EC2::Subnet.Ref': /^subnet-[0-9a-f]+$/,
  'AWS::EC2::VPCEndpoint.Ref': /^vpce-[0-9a-f]+$/,
  'AWS::EC2::ClientVpnEndpoint.Ref': /^cvpn-endpoint-[0-9a-f]+$/,
  'AWS::ApiGateway::RestApi.Ref': API_PART,
  'AWS::ApiGateway::RestApi.RootResourceId': API_PART,
  'AWS::KMS::Key.Ref': /^(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
};

/** Attributes that say what `Ref` says: one thing must not become two references. */
const SAME_AS_REF: Readonly<Record<string, readonly string[]>> = {
  'AWS::EC2::VPC': ['VpcId'],
  'AWS::EC2::SecurityGroup': ['GroupId', 'Id'],
  'AWS::EC2::Subnet': ['SubnetId'],
  'AWS::EC2::VPCEndpoint': ['Id'],
  'AWS::ApiGateway::RestApi': ['RestApiId'],
  'AWS::KMS::Key': ['KeyId'],
};

/** How ARNs name the service of a type, where both are sure. */
const ARN_SERVICES: Readonly<Record<string, string>> = {
  'AWS::CloudTrail': 'cloudtrail',
  'AWS::DynamoDB': 'dynamodb',
  'AWS::EC2': 'ec2',
  'AWS::IAM': 'iam',
  'AWS::KMS': 'kms',
  'AWS::KinesisFirehose': 'firehose',
  'AWS::Lambda': 'lambda',
  'AWS::Logs': 'logs',
  'AWS::S3': 's3',
  'AWS::SNS': 'sns',
  'AWS::SQS': 'sqs',
  'AWS::SecretsManager': 'secretsmanager',
  'AWS::StepFunctions': 'states',
};

/** Services whose ARNs leave the account out. */
const WITHOUT_ACCOUNT = new Set(['s3', 'apigateway']);

/** `Ref` for every attribute that says the same. */
export function plainAttribute(type: string, attribute: string): string {
  return SAME_AS_REF[type]?.includes(attribute) ? 'Ref' : attribute;
}

/**
 * May the reference stand for this text, judging by what it names?
 *
 * A reference names one thing, so it never stands for a wildcard: a policy opened from `${Bucket.Arn}`
 * to `*` must not pass as a fitting value. An ARN of our own template lies in our own account.
 */
export function mayStandFor(reference: Reference, text: string, values: Values): boolean {
  if (text === '' || /[*?]|\$\{/.test(text)) return false;
  const { kind, generated } = reference;
  if (generated) return isGenerated(text, generated);
  const shape = PSEUDO[reference.name] ?? (kind === undefined ? undefined : IDS[kind]);
  if (shape) return shape.test(text);
  if (kind?.endsWith('Arn') === true) return isHomeArn(text, values, ARN_SERVICES[kind.split('::', 2).join('::')]);
  // A parameter may hold a whole ARN; any other attribute is one name.
  return !/[/:]/.test(text) || (kind === undefined && isHomeArn(text, values));
}

/** Does the text alone tell our thing from another of its kind? An account or a region does not. */
export function isTelling({ name, generated }: Reference): boolean {
  return generated !== undefined || name === 'AWS::Partition' || name === 'AWS::URLSuffix';
}

function isHomeArn(text: string, values: Values, service?: string): boolean {
  const arn = parseArn(text);
  if (!arn || (service !== undefined && arn.service !== service)) return false;
  const home = values.get('AWS::AccountId');
  return WITHOUT_ACCOUNT.has(arn.service) ? arn.account === '' || arn.account === home : isHome(arn.account, home);
}

function isHome(account: string, home: string | undefined): boolean {
  return home === undefined ? account !== '' : account === home;
}

const RANDOM_END = /-[A-Za-z0-9]{8,16}$/;

/** Shorter names are never cut: no service we name limits them to less than 63 characters. */
const CUT_FROM = 56;

/** A part that had to be cut keeps about half of the room: 25 and 24 of 64 characters, as seen; it is not documented. */
const PART_MIN = 20;

function isGenerated(text: string, { stackName, logicalId, lowerCase }: GeneratedName): boolean {
  const cased = (part: string) => (lowerCase ? part.toLowerCase() : part);
  const [stack, id] = [cased(stackName), cased(logicalId)];
  if (!RANDOM_END.test(text)) return false;
  const head = text.replace(RANDOM_END, '');
  if (head === `${stack}-${id}`) return true;
  if (text.length < CUT_FROM) return false;
  // Logical ids hold no hyphen, so the last one divides.
  const middle = head.lastIndexOf('-');
  return isCut(head.slice(0, middle), stack) && isCut(head.slice(middle + 1), id);
}

function isCut(part: string, whole: string): boolean {
  return whole.startsWith(part) && part.length >= Math.min(PART_MIN, whole.length);
}
