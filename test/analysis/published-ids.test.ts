import { publishedIds } from '../../lib/analysis/published-ids';
import { manifestWith } from '../constructs/fixtures';
import { ANY, changes } from '../support/proofs';

const published = (path: string, value: string) =>
  `{ Type: AWS::SSM::Parameter, Properties: { Type: String, Name: /enclave/acme/${path}, Value: ${value} } }`;

const template = `${ANY}
  Net: { Type: AWS::EC2::VPC }
  Archive: { Type: AWS::S3::Bucket }
  Other: { Type: AWS::S3::Bucket }
  Key: { Type: AWS::KMS::Key }
  Vpn: { Type: AWS::EC2::ClientVpnEndpoint }
  Trail: { Type: AWS::CloudTrail::Trail, Properties: { S3BucketName: !Ref Archive, KMSKeyId: !GetAtt Key.Arn } }
  P1: ${published('network/vpc-id', '!Ref Net')}
  P2: ${published('archive/bucket-name', '!Ref Archive')}
  P3: ${published('archive/key-arn', '!GetAtt Key.Arn')}
  P4: ${published('roles/clerk/arn', '!Sub "arn:${AWS::Partition}:iam::111122223333:role/enclave/acme/enclave-acme.clerk"')}
  P5: ${published('vpn/endpoint-id', '!Ref Vpn')}
`;

describe('a published id', () => {
  changes(publishedIds(manifestWith({})), template, [
    ['names its part', '', '', 'pass', /5 ids/],
    ['names another network', 'Value: !Ref Net', 'Value: vpc-1', 'fail', /P1 says vpc-1/],
    [
      'names a bucket that is not the archive',
      'Value: !Ref Archive',
      'Value: !Ref Other',
      'fail',
      /P2 says Ref: Other/,
    ],
    ['names the key by its id', 'Value: !GetAtt Key.Arn', 'Value: !Ref Key', 'fail', /P3/],
    ['names another role', 'enclave-acme.clerk', 'enclave-acme.chief', 'fail', /P4/],
    ['is not a text', 'Type: String, Name', 'Type: StringList, Name', 'fail', /not as a text/],
    ['is not published', 'Name: /enclave/acme/network/vpc-id', 'Name: other', 'fail', /nobody finds .*network.vpc-id/],
    ['names what the deployment says', 'Value: !Ref Net', 'Value: !Ref Any', 'unknown', /Any/],
  ]);
});
