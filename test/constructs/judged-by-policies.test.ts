import { App, CfnResource, Stack } from 'aws-cdk-lib/core';
import { EnclaveStack, PipelineRole, type PipelineRoleProps } from '../../constructs';
import type { Manifest } from '../../lib/manifest';
import { VendorEnclaveChecks } from '../../policies';
import {
  everythingAtOnce,
  EXAMPLES,
  exampleManifest,
  LINKED_API,
  manifestOfEveryKind,
  manifestWith,
  Surroundings,
  TODAY,
} from './fixtures';

/** Here, and only here, the judge meets the builder. */
const violationsIn = (app: App) => new VendorEnclaveChecks(app).validateScope(app).violations;

const enclaveOf = (manifest: ReturnType<typeof manifestWith>): App => {
  const app = new App();
  new EnclaveStack(app, 'Enclave', { manifest, today: TODAY });
  return app;
};

const surroundings = (): App => {
  const app = new App();
  new Surroundings(app);
  return app;
};

test.each<[string, Manifest]>([
  ...EXAMPLES.map((name): [string, Manifest] => [`the example ${name}`, exampleManifest(name)]),
  ['everything at once', everythingAtOnce()],
  ['the shortest enclave', manifestWith()],
  ['an enclave whose API leads to a load balancer', manifestWith({ apis: [LINKED_API] })],
  ['an enclave with data of every kind', manifestOfEveryKind()],
])('no rule of ours complains about %s', (_title, manifest) => {
  expect(violationsIn(enclaveOf(manifest))).toEqual([]);
});

test('nor about network, archive and boundary in a stack of somebody else', () => {
  expect(violationsIn(surroundings())).toEqual([]);
});

test.each<[string, PipelineRoleProps]>([
  ['a token', { oidcProviderArn: 'arn:aws:iam::111122223333:oidc-provider/ci.example', subject: 'enclaves/main' }],
  ['a role', { principalArn: 'arn:aws:iam::111122223333:role/ci', externalId: '9f1c4e7a-62b0-4d7e' }],
])('nor about a pipeline that enters by %s', (_title, props) => {
  const app = new App();
  const env = { account: '111122223333', region: 'eu-central-1' };
  new PipelineRole(new Stack(app, 'Theirs', { env }), 'Pipeline', props);
  expect(violationsIn(app)).toEqual([]);
});

/** What good teams differ about and our constructs do otherwise, on which type of resource, and why it stays. */
const OPINIONS_THAT_STAY: Readonly<Record<string, string>> = {
  'api-backend-certificate-missing on AWS::ApiGateway::Stage':
    'A client certificate proves API Gateway to an HTTP backend. The backend is a function, called with IAM.',
  'aws-policy-attached on AWS::IAM::Role':
    'API Gateway takes only a role with all that AWS’s own policy allows to write execution logs; the other role is the ' +
    'CDK’s, for the handler that empties the default security group.',
  'bucket-policy-foreign-account on AWS::S3::BucketPolicy':
    'The log vault stands in another account than the enclave, and one role of the enclave’s may add to it. What that account ' +
    'may do is held word by word by the proof of the vault.',
  'egress-open-to-internet on AWS::EC2::SecurityGroup':
    'Only where the manifest names domains. Their addresses change; the firewall, to which every route leads, knows their names.',
  'function-log-level-unset on AWS::Lambda::Function':
    'Lambda filters by level only what is logged as JSON (AWS Lambda Developer Guide, "Configuring log levels"). These ' +
    'functions log plain lines, and all of them are kept.',
  'network-acl-admin-port-open on AWS::EC2::NetworkAclEntry':
    'Only where the manifest names domains: answers come back to any high port. Nobody reaches one from outside, as NAT lets in ' +
    'nothing but answers, and the security groups hold state.',
  'network-acl-custom on AWS::EC2::NetworkAcl':
    'The vendor’s subnets hold endpoints only, which speak HTTPS: seven rules say that, and hold when a security group is ' +
    'opened by mistake. All of them are made in one place from the same ranges as the security groups.',
  'network-acl-custom on AWS::EC2::NetworkAclEntry': 'They are the rules of that network ACL.',
  'network-acl-open-to-internet on AWS::EC2::NetworkAclEntry':
    'Only where the manifest names domains: these are the answers of the domains, whose addresses change.',
  'policy-inline on AWS::IAM::Role':
    'It is the CDK’s role for the handler that empties the default security group; every role of ours has managed policies.',
  'policy-plaintext-allowed on AWS::EC2::VPCEndpoint':
    'The security groups let nothing but port 443 through to the endpoints and from the devices, and there the services ' +
    'speak TLS only.',
  'policy-plaintext-allowed on AWS::KMS::Key': 'AWS KMS answers HTTPS only.',
  'resource-policy-foreign-account on AWS::KMS::Key':
    'The log vault stands in another account than the enclave, and one role of the enclave’s may add to it. What that account ' +
    'may do is held word by word by the proof of the vault.',
  'role-trusts-foreign-account on AWS::IAM::Role':
    'The assessor works in an account of the assessor’s. The manifest names the one principal, which must say an external ' +
    'id, and the role may only read evidence.',
  'route-to-internet on AWS::EC2::Route':
    'Only where the manifest names domains, and only from the subnets of the NAT gateways, which hold nothing else.',
  'trail-object-events-missing on AWS::CloudTrail::Trail':
    'The trail records the objects of the archive and of every data boundary. Those of other buckets of the account are ' +
    'the business of the account’s own trail.',
  'trail-topic-missing on AWS::CloudTrail::Trail':
    'The trail writes to a log group too, where its events arrive within minutes and an alarm can watch for silence.',
  'vpc-encryption-unenforced on AWS::EC2::VPC':
    'Nothing stands in the enclave but endpoints, which speak TLS; there are no instances or load balancers that could ' +
    'talk in plain text. Whether AWS lets a network with Client VPN or endpoints enforce it is not documented, and a ' +
    'control that AWS refuses would stop the deployment.',
};

test('it differs from opinions only where it says why', () => {
  const enclaves = [...EXAMPLES.map(exampleManifest), manifestWith()].map(enclaveOf);
  const stays = [...enclaves, surroundings()].flatMap(opinionsIn);
  expect([...new Set(stays)].sort()).toEqual(Object.keys(OPINIONS_THAT_STAY));
});

/** As `rule on type`; what is no opinion is for the tests above. */
function opinionsIn(app: App): string[] {
  const types = new Map(
    app.node
      .findAll()
      .filter(CfnResource.isCfnResource)
      .map((node) => [node.node.path, node.cfnResourceType]),
  );
  const core = new Set(violationsIn(app).map(({ ruleName }) => ruleName));
  return new VendorEnclaveChecks(app, { opinions: true })
    .validateScope(app)
    .violations.filter(({ ruleName }) => !core.has(ruleName))
    .flatMap(({ ruleName, violatingResources }) => {
      const rule = ruleName.replace(/^VendorEnclave-(.*)\[.*\]$/, '$1');
      return violatingResources.map(({ constructPath }) => `${rule} on ${types.get(constructPath ?? '')}`);
    });
}
