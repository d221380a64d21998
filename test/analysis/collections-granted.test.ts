import { collectionsGranted } from '../../lib/analysis/access/collections-granted';
import { SHORT_MANIFEST, parse, shortManifestWith } from '../support/manifests';
import { changes, decide } from '../support/proofs';

const claim = collectionsGranted(
  parse(
    shortManifestWith(
      ['arn:aws:s3:::client-letters/inbox/*', 'arn:aws:aoss:eu-central-1:111122223333:collection/1tg2xudton46'],
      ['purpose:', 'collectionName: closed, indexes: [claims, "open-*"], purpose:'],
    ),
  ).manifest,
);

const CLERK = 'arn:${AWS::Partition}:iam::111122223333:role/enclave/acme/enclave-acme.clerk';
const TEMPLATE = `
Parameters:
  Any: { Type: String }
Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/22 } }
  Door: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !Ref Net, ServiceName: com.amazonaws.eu-central-1.aoss-data } }
  Foreign: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: vpc-0a1b2c3d } }
  Data:
    Type: AWS::OpenSearchServerless::AccessPolicy
    Properties:
      Name: enclave-acme
      Type: data
      Policy: !Sub '[{"Rules":[{"ResourceType":"index","Resource":["index/closed/claims","index/closed/open-*"],"Permission":["aoss:DescribeIndex","aoss:ReadDocument"]}],"Principal":["${CLERK}"]}]'
  Network:
    Type: AWS::OpenSearchServerless::SecurityPolicy
    Properties:
      Name: enclave-acme
      Type: network
      Policy: !Sub '[{"Rules":[{"ResourceType":"collection","Resource":["collection/closed"]}],"AllowFromPublic":false,"SourceVPCEs":["\${Door}"]}]'
`;

test('what was granted, through the door of the network, passes', () => {
  expect(decide(claim, TEMPLATE)).toMatchObject({
    verdict: 'pass',
    explanation: ['2 policies of collections, 1 grants on their indexes'],
  });
});

test('an enclave without collections has no such policy', () => {
  expect(decide(collectionsGranted(parse(SHORT_MANIFEST).manifest), TEMPLATE)).toMatchObject({ verdict: 'fail' });
});

changes(claim, TEMPLATE, [
  ['a narrower pattern passes', 'open-*', 'open-2026-*', 'pass', /2 policies/],
  [
    'another index',
    'closed/claims',
    'closed/secrets',
    'fail',
    /aoss:ReadDocument|DescribeIndex on index\/closed\/secrets/,
  ],
  ['all indexes', 'closed/open-*', 'closed/*', 'fail', /index\/closed\/\*/],
  ['another collection', 'index/closed/claims', 'index/other/claims', 'fail', /index\/other\/claims/],
  ['a wider pattern', 'open-*', 'open*', 'fail', /index\/closed\/open\*/],
  ['a verb that was not granted', 'aoss:ReadDocument', 'aoss:WriteDocument', 'fail', /aoss:WriteDocument/],
  ['all permissions', 'aoss:ReadDocument', 'aoss:*', 'fail', /aoss:\*/],
  ['another role', 'enclave-acme.clerk', 'enclave-acme.lead', 'fail', /enclave-acme\.lead is given/],
  ['another account', '111122223333:role', '444455556666:role', 'fail', /444455556666/],
  ['aliases of the collection', '"ResourceType":"index"', '"ResourceType":"collection"', 'fail', /is given/],
  ['a role that nobody knows', CLERK, '${Any}', 'unknown', /Data says is hidden/],
  ['a role of the template', CLERK, '${Net}', 'unknown', /may be given/],
  ['an element we do not know', '"Principal":', '"Everybody":true,"Principal":', 'unknown', /says Everybody/],
  ['an element of a rule we do not know', '"Permission":', '"Fields":["x"],"Permission":', 'unknown', /says Fields/],
  ['a text that is no JSON', '[{"Rules":[{"ResourceType":"index"', '[{', 'unknown', /Data says is hidden/],
  ['a policy of another type', 'Type: data', 'Type: retention', 'fail', /no policy of the type data/],
  ['a policy of a hidden type', 'Type: data', 'Type: !Ref Any', 'unknown', /Type is hidden/],
  ['the internet', '"AllowFromPublic":false', '"AllowFromPublic":true', 'fail', /open to the internet/],
  ['nothing said of the internet', '"AllowFromPublic":false,', '', 'fail', /open to the internet/],
  ['a service of AWS', '"SourceVPCEs"', '"SourceServices":["bedrock.amazonaws.com"],"SourceVPCEs"', 'fail', /bedrock/],
  ['an endpoint by its id', '"${Door}"', '"vpce-0a1b2c3d"', 'fail', /vpce-0a1b2c3d is let in/],
  ['an endpoint of another network', '"${Door}"', '"${Foreign}"', 'fail', /is let in/],
  ['an endpoint that nobody knows', '["${Door}"]', '["${Any}"]', 'unknown', /Network says is hidden/],
  [
    'the dashboards',
    '"ResourceType":"collection"',
    '"ResourceType":"dashboard"',
    'fail',
    /dashboard of collection\/closed/,
  ],
  ['a collection of nobody’s', 'collection/closed"', 'collection/*"', 'fail', /collection\/\* is opened/],
  ['a policy that chooses a key', 'Type: network', 'Type: encryption', 'fail', /no policy of the type network/],
]);
