import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { Template } from 'aws-cdk-lib/assertions';
import { App, Stack, Validations } from 'aws-cdk-lib/core';
import { PipelineRole, type PipelineRoleProps } from '../../constructs';
import { temporaryFolder } from '../support/temporary';
import { codesOf, onlyOf, statementsIn } from './fixtures';

const PROVIDER = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
const SUBJECT = 'repo:meridian/enclaves:environment:production';
const BY_TOKEN = { oidcProviderArn: PROVIDER, subject: SUBJECT };
const BY_ROLE = { principalArn: 'arn:aws:iam::777788889999:role/deployer', externalId: '9f1c4e7a-62b0-4d7e' };

function stackWith(props: PipelineRoleProps, app = new App()): Stack {
  const stack = new Stack(app, 'Theirs', { env: { account: '111122223333', region: 'eu-central-1' } });
  new PipelineRole(stack, 'Pipeline', props);
  return stack;
}

const built = (props: PipelineRoleProps) => {
  const template = Template.fromStack(stackWith(props));
  const role = onlyOf(template, 'AWS::IAM::Role');
  return {
    role,
    trust: statementsIn(role.AssumeRolePolicyDocument),
    policy: onlyOf(template, 'AWS::IAM::ManagedPolicy'),
  };
};

test('one subject of one provider enters, for one audience, letter by letter', () => {
  expect(built(BY_TOKEN).trust).toEqual([
    {
      Effect: 'Allow',
      Principal: { Federated: PROVIDER },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
          'token.actions.githubusercontent.com:sub': SUBJECT,
        },
      },
    },
  ]);
});

test('or one role, which says an external id', () => {
  expect(built(BY_ROLE).trust).toEqual([
    {
      Effect: 'Allow',
      Principal: { AWS: BY_ROLE.principalArn },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': BY_ROLE.externalId } },
    },
  ]);
});

test('it may take the CDK’s roles of this account and region and do nothing else, whatever is attached', () => {
  const { role, policy } = built({ ...BY_TOKEN, qualifier: 'acme' });
  const [only, ...others] = statementsIn(policy.PolicyDocument);
  expect([only?.Action, others]).toEqual(['sts:AssumeRole', []]);
  const roles = (only?.Resource as object[]).map((arn) => /role\/([\w-]+)/.exec(JSON.stringify(arn))?.[1]);
  expect(roles).toEqual(
    ['deploy-role', 'file-publishing-role', 'lookup-role'].map((name) => `cdk-acme-${name}-111122223333-eu-central-1`),
  );
  expect([role.PermissionsBoundary]).toEqual(role.ManagedPolicyArns);
});

test.each<[string, PipelineRoleProps, string]>([
  ['nobody', {}, 'enclave/pipeline-trust'],
  ['a provider without a subject', { oidcProviderArn: PROVIDER }, 'enclave/pipeline-trust'],
  ['two ways', { ...BY_TOKEN, ...BY_ROLE }, 'enclave/pipeline-trust'],
  ['a whole account', { ...BY_ROLE, principalArn: 'arn:aws:iam::777788889999:root' }, 'enclave/pipeline-trust'],
  ['any role', { ...BY_ROLE, principalArn: 'arn:aws:iam::777788889999:role/*' }, 'enclave/pipeline-trust'],
  ['any branch', { ...BY_TOKEN, subject: 'repo:meridian/enclaves:*' }, 'enclave/pipeline-subject'],
  ['pull requests', { ...BY_TOKEN, subject: 'repo:meridian/enclaves:pull_request' }, 'enclave/pipeline-subject'],
  ['any audience', { ...BY_TOKEN, audience: '*' }, 'enclave/pipeline-subject'],
  ['a role without external id', { principalArn: BY_ROLE.principalArn }, 'enclave/pipeline-external-id'],
  ['a short external id', { ...BY_ROLE, externalId: '123456789012345' }, 'enclave/pipeline-external-id'],
])('refuses %s', (_title, props, code) => {
  expect(codesOf(() => stackWith(props))).toEqual([code]);
});

test('it is clean under AwsSolutions and NIST 800-53 r5 as it is', () => {
  const app = new App({ outdir: temporaryFolder() });
  stackWith(BY_TOKEN, app);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new NIST80053R5Checks(app));
  expect(() => app.synth()).not.toThrow();
});
