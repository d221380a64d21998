import type { Reference } from '../../lib/live/pattern';
import { mayStandFor } from '../../lib/live/shapes';
import { textReader, type Resource } from '../../lib/live/template-text';

const LONG = 'EnclaveArchiveDeliveryWriterForTheClaimsOfMeridian';
const PAIRS: Readonly<Record<string, string>> = {
  Vpc: 'AWS::EC2::VPC',
  Group: 'AWS::EC2::SecurityGroup',
  Endpoint: 'AWS::EC2::VPCEndpoint',
  Api: 'AWS::ApiGateway::RestApi',
  Log: 'AWS::Logs::LogGroup',
  Bucket: 'AWS::S3::Bucket',
  Role: 'AWS::IAM::Role',
  [LONG]: 'AWS::IAM::Role',
  Handler: 'AWS::Lambda::Function',
  Key: 'AWS::KMS::Key',
  Other: 'Custom::Thing',
};
const resources = new Map<string, Resource>(Object.entries(PAIRS).map(([id, Type]) => [id, { Type, Properties: {} }]));
const HOME = new Map([['AWS::AccountId', '111122223333']]);

function stands(value: unknown, text: string, stackName = 'enclave-acme'): boolean {
  const [reference] = textReader(resources, stackName)(value) as readonly Reference[];
  return mayStandFor(reference!, text, HOME);
}

const ref = (id: string) => ({ Ref: id });
const get = (id: string, attribute: string) => ({ 'Fn::GetAtt': [id, attribute] });

describe('a reference may stand for', () => {
  it.each<[string, unknown, string]>([
    ['the id of a VPC', ref('Vpc'), 'vpc-0a1b'],
    ['the id of a security group', ref('Group'), 'sg-0a1b'],
    ['the id of an endpoint', ref('Endpoint'), 'vpce-0a1b'],
    ['the id of an API', ref('Api'), 'a1b2c3d4e5'],
    ['a log group of the stack', ref('Log'), 'enclave-acme-Log-1ABCDEFGHIJK'],
    ['a bucket of the stack', ref('Bucket'), 'enclave-acme-bucket-1abcdefghijk'],
    ['a function of the stack', ref('Handler'), 'enclave-acme-Handler-aB1cD2eF3gH4'],
    ['a role with a name cut at 64', ref(LONG), 'enclave-acme-EnclaveArchiveDeliveryWriterForTheClai-1ABCDEFGHIJK'],
    ['the ARN of a key at home', get('Key', 'Arn'), 'arn:aws:kms:eu-central-1:111122223333:key/x'],
    ['a name of what we do not know', get('Other', 'Name'), 'name'],
    ['an ARN at home in a parameter', ref('Parameter'), 'arn:aws:kms:eu-central-1:111122223333:key/x'],
  ])('%s', (_title, value, text) => expect(stands(value, text)).toBe(true));

  it('a name of which both parts were cut', () => {
    const cut = 'enclave-acme-and-its-heir-EnclaveArchiveDeliveryWr-1GRP3N0TVA1LD';
    expect(stands(ref(LONG), cut, 'enclave-acme-and-its-heirs')).toBe(true);
    expect(stands(ref(LONG), cut, 'enclave-acme-and-its-hair')).toBe(false);
  });
});

describe('a reference never stands for', () => {
  it.each<[string, unknown, string]>([
    ['a VPC by name', ref('Vpc'), 'vpc-corporate'],
    ['a security group by name', ref('Group'), 'sg-open-to-all'],
    ['an id of another kind', ref('Endpoint'), 'vpc-0a1b'],
    ['a path behind an API', ref('Api'), 'evilapi/v1/GET/x'],
    ['a log group of somebody else', ref('Log'), '/aws/devnull'],
    ['a resource of another stack', ref('Log'), 'enclave-acme2-Log-1ABCDEFGHIJK'],
    ['another resource of our stack', ref('Log'), 'enclave-acme-Logs-1ABCDEFGHIJK'],
    ['a name without its random end', ref('Log'), 'enclave-acme-Log'],
    ['a name with more before it', ref('Log'), 'my-enclave-acme-Log-1ABCDEFGHIJK'],
    ['a bucket in capitals', ref('Bucket'), 'enclave-acme-Bucket-1abcdefghijk'],
    ['a short name that was cut', ref(LONG), 'enclave-acme-EnclaveArchiveDeliveryWri-1ABCDEFGHIJK'],
    ['a name of which hardly anything is left', ref(LONG), `enclave-acme-E-${'1'.repeat(16)}`],
    ['a path behind a role', ref('Role'), 'enclave-acme-Role-1ABCDEFGHIJK/x'],
    ['the ARN of a key elsewhere', get('Key', 'Arn'), 'arn:aws:kms:eu-central-1:999988887777:key/x'],
    ['the ARN of another service', get('Key', 'Arn'), 'arn:aws:s3:::key'],
    ['no ARN', get('Key', 'Arn'), 'key'],
    ['a path of what we do not know', get('Other', 'Name'), 'name/x'],
    ['an ARN elsewhere in a parameter', ref('Parameter'), 'arn:aws:kms:eu-central-1:999988887777:key/x'],
    ['a wildcard', ref('Parameter'), 'a*'],
    ['a policy variable', ref('Parameter'), '${aws:username}'],
    ['nothing', ref('Parameter'), ''],
  ])('%s', (_title, value, text) => expect(stands(value, text)).toBe(false));
});
