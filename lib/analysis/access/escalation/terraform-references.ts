import type { SymbolTable } from '../policy/symbols';

/** Whose ARN a reference may be, by what Terraform calls it. */
export interface Nameable {
  readonly type: 'role' | 'user' | 'group';
  /** The name in AWS, the name in Terraform, or both. */
  readonly names: readonly string[];
  readonly name: string;
  readonly arn: string;
}

/** How the ARN of a Terraform type ends, and with which service it begins; `{name}` is what nobody can read. */
const ARNS: Readonly<Record<string, string>> = {
  aws_iam_role: 'iam::{account}:role/{name}',
  aws_iam_user: 'iam::{account}:user/{name}',
  aws_iam_group: 'iam::{account}:group/{name}',
  aws_iam_policy: 'iam::{account}:policy/{name}',
  aws_iam_instance_profile: 'iam::{account}:instance-profile/{name}',
  aws_iam_saml_provider: 'iam::{account}:saml-provider/{name}',
  aws_iam_openid_connect_provider: 'iam::{account}:oidc-provider/{name}',
  aws_lambda_function: 'lambda:{region}:{account}:function:{name}',
  aws_instance: 'ec2:{region}:{account}:instance/{name}',
  aws_launch_template: 'ec2:{region}:{account}:launch-template/{name}',
  aws_s3_bucket: 's3:::{name}',
  aws_dynamodb_table: 'dynamodb:{region}:{account}:table/{name}',
  aws_sqs_queue: 'sqs:{region}:{account}:{name}',
  aws_sns_topic: 'sns:{region}:{account}:{name}',
  aws_kms_key: 'kms:{region}:{account}:key/{name}',
  aws_secretsmanager_secret: 'secretsmanager:{region}:{account}:secret:{name}',
  aws_ssm_parameter: 'ssm:{region}:{account}:parameter/{name}',
  aws_ssm_document: 'ssm:{region}:{account}:document/{name}',
  aws_cloudwatch_log_group: 'logs:{region}:{account}:log-group:{name}',
  aws_codebuild_project: 'codebuild:{region}:{account}:project/{name}',
  aws_cloudformation_stack: 'cloudformation:{region}:{account}:stack/{name}',
  aws_ecs_cluster: 'ecs:{region}:{account}:cluster/{name}',
  aws_ecs_task_definition: 'ecs:{region}:{account}:task-definition/{name}',
  aws_ecs_service: 'ecs:{region}:{account}:service/{name}',
  aws_ecr_repository: 'ecr:{region}:{account}:repository/{name}',
  aws_apprunner_service: 'apprunner:{region}:{account}:service/{name}',
  aws_sfn_state_machine: 'states:{region}:{account}:stateMachine:{name}',
  aws_glue_job: 'glue:{region}:{account}:job/{name}',
  aws_glue_dev_endpoint: 'glue:{region}:{account}:devEndpoint/{name}',
  aws_sagemaker_notebook_instance: 'sagemaker:{region}:{account}:notebook-instance/{name}',
  aws_batch_job_definition: 'batch:{region}:{account}:job-definition/{name}',
  aws_batch_job_queue: 'batch:{region}:{account}:job-queue/{name}',
};

/** IAM's own variables, which differ from request to request, and its three literal characters. */
const OF_IAM = /^([*?$]|[A-Za-z][\w.-]*:[^}]*)$/;

/** Where the account of an ARN is a reference, it is the account that is deployed to. */
const OPEN_ACCOUNT = /(arn:[^:\s]*:[^:\s]*:[^:\s]*:)\$\{[^}]*\}(?=:)/g;
const OPEN_PARTITION = /arn:\$\{[^}]*\}:/g;
const ACCOUNT_ID = /^(data\.aws_caller_identity\.[\w-]+\.(account_id|id)|(var|local)\.(\w*_)?account(_?id)?)$/;

interface Place {
  readonly account: string;
  readonly partition: string;
  readonly symbols: SymbolTable;
  readonly known: readonly Nameable[];
}

/**
 * A text of a policy with what Terraform would fill in: ARNs of principals that are known, and of things of which only the
 * name is not. Anything else becomes the letter of an opaque symbol. IAM's policy variables stay.
 *
 * Limits: functions and conditionals of Terraform are opaque, and so are outputs of modules.
 */
export function resolveReferences(text: string, place: Place): string {
  if (!text.includes('${') && !text.includes('&{')) return text;
  return text
    .replaceAll('&{', '${')
    .replace(OPEN_ACCOUNT, `$1${place.account}`)
    .replace(OPEN_PARTITION, `arn:${place.partition}:`)
    .replace(/\$?\$\{([^}]*)\}/g, (whole, inner: string) => {
      const expression = inner.trim();
      if (OF_IAM.test(expression)) return whole.replace('$$', '$');
      return valueOf(expression, place);
    });
}

function valueOf(expression: string, place: Place): string {
  if (ACCOUNT_ID.test(expression)) return place.account;
  const [, type = '', name = '', attribute = ''] =
    /^(?:data\.)?(aws_\w+)\.([\w-]+)(?:\[[^\]]*\]|\.\d+)?\.(\w+)$/.exec(expression) ?? [];
  const kind = type.replace('aws_iam_', '');
  const named = place.known.find((one) => one.type === kind && one.names.includes(name));
  if (named && attribute === 'arn') return named.arn;
  if (named && ['name', 'id'].includes(attribute)) return named.name;
  const letter = place.symbols.letterOf({ name: `\${${expression}}`, kind: 'opaque' }) ?? '*';
  const shape = attribute === 'arn' && Object.hasOwn(ARNS, type) ? ARNS[type] : undefined;
  if (shape === undefined) return letter;
  const filled = shape.replace('{region}', '*').replace('{account}', place.account).replace('{name}', letter);
  return `arn:${place.partition}:${filled}`;
}
