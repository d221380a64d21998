/** Smaller packs, profiles, opinions, own rules, and what nobody can acknowledge: shown on three rules. */
import { App, Stack, Validations } from 'aws-cdk-lib/core';
import { CfnClientVpnEndpoint } from 'aws-cdk-lib/aws-ec2';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AccessChecks,
  LoggingChecks,
  type Rule,
  TransitChecks,
  VendorEnclaveChecks,
  type VendorEnclaveChecksProps,
  defineRule,
} from '../../policies';
import type { UserError } from '../../lib/common/user-error';
import { packAbout } from '../support/pack-about';
import { temporaryFolder } from '../support/temporary';

const SHOWN = ['acme-queue-unencrypted', 'trail-digest-missing', 'vpn-certificate-alone'];
const Checks = packAbout(VendorEnclaveChecks, ...SHOWN);
const OnlyTransit = packAbout(TransitChecks, ...SHOWN);
const OnlyLogging = packAbout(LoggingChecks, ...SHOWN);
const OnlyAccess = packAbout(AccessChecks, ...SHOWN);

let app: App;
let stack: Stack;
let queue: CfnQueue;
beforeEach(() => {
  app = new App({ outdir: temporaryFolder() });
  stack = new Stack(app, 'Enclave');
  queue = new CfnQueue(stack, 'Queue');
});

const queueRule = (change: Partial<Rule> = {}): Rule =>
  defineRule({
    id: 'acme-queue-unencrypted',
    topic: 'exposure',
    severity: 'error',
    title: 'Queue without a key of ours',
    why: 'Acme reads every queue.',
    fix: 'Set `KmsMasterKeyId`.',
    controls: {},
    appliesTo: ['AWS::SQS::Queue'],
    check(resource, _world, report, profile) {
      const key = resource.read('KmsMasterKeyId');
      if (key.value.kind === 'absent') report.fail(key, { want: `a key for ${profile}` });
    },
    bad: [{ title: 'none', template: 'Resources: { Q: { Type: AWS::SQS::Queue } }' }],
    good: [
      { title: 'one', template: 'Resources: { Q: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: k } } }' },
    ],
    unknown: [],
    ...change,
  });

const found = (options: VendorEnclaveChecksProps = {}, Pack = Checks) =>
  new Pack(app, options).validateScope(app).violations.map(({ severity, ruleName }) => `${severity} ${ruleName}`);
const OWN = 'VendorEnclave-acme-queue-unencrypted[KmsMasterKeyId]';

test('each pack speaks about its topics only, under the same ids', () => {
  new CfnTrail(stack, 'Trail', { isLogging: true, s3BucketName: 'b' });
  new CfnClientVpnEndpoint(stack, 'Vpn', {
    authenticationOptions: [{ type: 'certificate-authentication' }],
    connectionLogOptions: { enabled: true },
    serverCertificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/x',
  });
  const rules = [queueRule()];
  const names = (Pack: typeof VendorEnclaveChecks) =>
    found({ rules }, Pack).map((one) =>
      one
        .split(/[ [-]/)
        .slice(2)
        .join('-')
        .replace(/-[A-Z].*$/, ''),
    );
  const logging = ['trail-digest-missing'];
  const access = ['acme-queue-unencrypted', 'vpn-certificate-alone'];
  expect(names(OnlyLogging)).toEqual(logging);
  expect(names(OnlyAccess).sort()).toEqual(access);
  expect(names(OnlyTransit)).toEqual([]);
  expect(names(Checks).sort()).toEqual([...access, ...logging].sort());
  expect(new TransitChecks(app).ruleIds).not.toContain('VendorEnclave-trail-digest-missing');
  expect(new LoggingChecks(app).ruleIds).toContain('VendorEnclave-trail-digest-missing');
});

test('an exception for a topic that a pack leaves out is not stale in it', () => {
  new CfnTrail(stack, 'Trail', { isLogging: true, s3BucketName: 'b' });
  const exception = {
    rule: 'trail-digest-missing',
    resource: 'Trail',
    reason: 'x',
    owner: 'o@x.example',
    expires: '2030-01-01',
  };
  expect(found({ exceptions: { Enclave: [exception] } }, OnlyTransit)).toEqual([]);
});

test('opinions are silent until they are asked for', () => {
  const rules = [queueRule({ tier: 'opinion' })];
  expect(found({ rules })).toEqual([]);
  expect(found({ rules, opinions: true })).toEqual([`error ${OWN}`]);
});

test('the profile reaches the rules', () => {
  const description = (profile?: 'fips') =>
    new Checks(app, { rules: [queueRule()], profile }).validateScope(app).violations[0]!.description;
  expect(description()).toContain('a key for modern');
  expect(description('fips')).toContain('a key for fips');
});

test('own rules are held to the same shape, and may not take an id of ours', () => {
  const codes = (rule: object) => {
    try {
      new Checks(app, { rules: [rule as Rule] });
      return [];
    } catch (error) {
      return (error as UserError).problems.map(({ where, code }) => `${where} ${code}`);
    }
  };
  expect(codes({ ...queueRule(), id: 'trail-digest-missing' })).toEqual(['rules.0 own-rule/id-taken']);
  expect(codes({ ...queueRule(), bad: [] })).toEqual(['rules.0 own-rule/bad']);
});

interface Report {
  pluginReports: {
    violations: { ruleName: string; severity: string; violatingConstructs: { constructPath: string }[] }[];
  }[];
}

/** What core reports once somebody has acknowledged the finding of the queue in both ways there are. */
function acknowledged(rule: Rule) {
  Validations.of(queue).acknowledge({ id: `VendorEnclave::${OWN}`, reason: 'please' });
  Validations.of(queue).acknowledge({ id: OWN, reason: 'please' });
  Validations.of(app).addPlugins(new Checks(app, { rules: [rule] }));
  try {
    app.synth();
  } catch {
    // A failing validation throws; the report is what we look at.
  }
  const report = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8')) as Report;
  return (report.pluginReports[0]?.violations ?? []).map(({ ruleName, severity, violatingConstructs }) => {
    return `${severity} ${ruleName} ${violatingConstructs[0]!.constructPath}`;
  });
}

test('a rule that may be waived can be acknowledged, the CDK’s way and cdk-nag’s', () => {
  expect(acknowledged(queueRule())).toEqual([]);
});

test('a rule that nobody may waive is fatal, at its construct, whoever acknowledges it', () => {
  expect(acknowledged(queueRule({ waivable: false }))).toEqual([`fatal ${OWN} Enclave/Queue`]);
});

test('a fatal violation alone fails the validation', () => {
  const judged = new Checks(app, { rules: [queueRule({ waivable: false })] }).validateScope(app);
  expect([judged.success, judged.violations.map(({ severity }) => severity)]).toEqual([false, ['fatal']]);
});

test('an exception for it is refused, and that is fatal too', () => {
  const exception = {
    rule: 'acme-queue-unencrypted',
    resource: 'Queue',
    reason: 'x',
    owner: 'o@x.example',
    expires: '2030-01-01',
  };
  const rules = [queueRule({ waivable: false })];
  expect(found({ rules, exceptions: { Enclave: [exception] } })).toEqual([
    `fatal ${OWN}`,
    'fatal VendorEnclave-exception-refused[exceptions.0.rule]',
  ]);
});

test('metadata on a construct is an exception, if it is an agreement', () => {
  const entry = { rule: 'acme-queue-unencrypted', owner: 'o@x.example', reason: 'moving', expires: '2030-01-01' };
  queue.addMetadata('VendorEnclave', { exceptions: [entry] });
  expect(found({ rules: [queueRule()] })).toEqual([]);
  queue.addMetadata('VendorEnclave', { exceptions: [{ ...entry, owner: undefined }] });
  expect(found({ rules: [queueRule()] })).toEqual([
    `error ${OWN}`,
    expect.stringMatching(/^fatal VendorEnclave-exception-incomplete\[.*owner\]$/),
  ]);
});

test('two packs stand in one app', () => {
  Validations.of(app).addPlugins(new OnlyTransit(app), new OnlyLogging(app));
  expect(() => app.synth()).not.toThrow();
});
