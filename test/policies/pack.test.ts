import { App, CfnElement, CfnParameter, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib/core';
import { CfnClientVpnEndpoint } from 'aws-cdk-lib/aws-ec2';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Construct } from 'constructs';
import type { ExceptionSpec } from '../../lib/manifest';
import { VendorEnclaveChecks, type VendorEnclaveChecksProps } from '../../policies/pack';
import { NOW } from '../support/manifests';
import { packAbout } from '../support/pack-about';
import { temporaryFolder } from '../support/temporary';

/** How the pack works, shown on two rules; what else the catalogue holds against a VPN or a trail is not the question. */
const Checks = packAbout(VendorEnclaveChecks, 'vpn-session-unlogged', 'trail-digest-missing');
const RULE = 'VendorEnclave-vpn-session-unlogged';
const PATH = 'ConnectionLogOptions.Enabled';
let app: App;
let stack: Stack;
beforeEach(() => {
  app = new App({ outdir: temporaryFolder() });
  stack = new Stack(app, 'Enclave');
});

function vpn(id: string, enabled: unknown, scope: Construct = stack): CfnClientVpnEndpoint {
  return new CfnClientVpnEndpoint(scope, id, {
    authenticationOptions: [{ type: 'federated-authentication' }],
    connectionLogOptions: { enabled: enabled as boolean },
    serverCertificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/x',
    clientCidrBlock: '10.20.0.0/22',
  });
}

function summary(scope: Construct = app, options: VendorEnclaveChecksProps = {}): string[] {
  return new Checks(scope, options)
    .validateScope(scope)
    .violations.flatMap((one) =>
      one.violatingResources.map((place) => `${one.severity} ${one.ruleName} ${place.constructPath}`),
    );
}

/** What core wrote down after a synthesis with the pack in it. */
function synthesised(): { conclusion: string; rules: string[]; suppressed: string[]; text: string } {
  try {
    app.synth();
  } catch {
    // A failing validation throws; the report is what we look at.
  }
  const text = readFileSync(join(app.outdir, 'validation-report.json'), 'utf8');
  interface Report {
    pluginReports: {
      conclusion: string;
      violations: { ruleName: string }[];
      suppressedViolations?: { ruleName: string }[];
    }[];
  }
  const [report] = (JSON.parse(text) as Report).pluginReports;
  const names = (list: { ruleName: string }[] = []) => list.map(({ ruleName }) => ruleName);
  return {
    conclusion: report!.conclusion,
    rules: names(report!.violations),
    suppressed: names(report!.suppressedViolations),
    text,
  };
}

test('a certain failure is an error that names the property', () => {
  vpn('Vpn', false);
  expect(summary()).toEqual([`error ${RULE}[${PATH}] Enclave/Vpn`]);
});

test('an unresolved value is a warning under its own id', () => {
  vpn('Vpn', new CfnParameter(stack, 'LogVpn').valueAsString);
  expect(summary()).toEqual([`warning ${RULE}.unknown[${PATH}] Enclave/Vpn`]);
});

test('an unresolved neighbour does not soften a certain failure', () => {
  vpn('Unsure', new CfnParameter(stack, 'LogVpn').valueAsString);
  vpn('Broken', false);
  expect(summary()).toContain(`error ${RULE}[${PATH}] Enclave/Broken`);
});

test('a property override is seen, both ways', () => {
  vpn('Weakened', true).addPropertyOverride(PATH, false);
  vpn('Mended', false).addPropertyOverride(PATH, true);
  expect(summary()).toEqual([`error ${RULE}[${PATH}] Enclave/Weakened`]);
});

test('resources that no construct stands for are judged too', () => {
  class Raw extends CfnElement {
    public _toCloudFormation(): object {
      return { Resources: { Trail: { Type: 'AWS::CloudTrail::Trail', Properties: {} } } };
    }
  }
  new Raw(stack, 'Raw');
  expect(summary()).toEqual([expect.stringMatching(/^error VendorEnclave-trail-digest-missing\[.*\] Enclave$/)]);
});

test('a pack on one stage leaves another stage alone', () => {
  const [one, other] = [new Stage(app, 'One'), new Stage(app, 'Other')];
  vpn('Vpn', false, new Stack(one, 'S'));
  vpn('Vpn', true, new Stack(other, 'S'));
  Validations.of(app).addPlugins(new Checks(other));
  app.synth();
  expect(summary(one)).toEqual([`error ${RULE}[${PATH}] One/S/Vpn`]);
});

test('warnings alone do not fail synthesis; an error does', () => {
  vpn('Vpn', new CfnParameter(stack, 'LogVpn').valueAsString);
  expect(new Checks(app).validateScope(app).success).toBe(true);
  vpn('Broken', false);
  expect(new Checks(app).validateScope(app).success).toBe(false);
});

test('in a synthesis the finding has its place, its mend, and fails it', () => {
  vpn('Vpn', false);
  Validations.of(app).addPlugins(new Checks(app));
  const { conclusion, rules, text } = synthesised();
  expect([conclusion, rules]).toEqual(['failure', [`${RULE}[${PATH}]`]]);
  expect(text).toContain('Properties.ConnectionLogOptions.Enabled');
  expect(text).toContain('suggestedFix');
});

test('acknowledging one finding silences only that one, and leaves a trace', () => {
  Validations.of(vpn('Accepted', false)).acknowledge({
    id: `VendorEnclave::${RULE}[${PATH}]`,
    reason: 'ticket SEC-12',
  });
  vpn('Other', false);
  Validations.of(app).addPlugins(new Checks(app));
  const { rules, suppressed, text } = synthesised();
  expect([rules, suppressed]).toEqual([[`${RULE}[${PATH}]`], [`${RULE}[${PATH}]`]]);
  expect(text).toContain('ticket SEC-12');
});

describe('exceptions', () => {
  const exception = (change: Partial<ExceptionSpec> = {}): ExceptionSpec => ({
    rule: 'vpn-session-unlogged',
    resource: 'Enclave/Vpn',
    reason: 'moving to a new archive',
    owner: 'owner@client.example',
    expires: '2027-01-31',
    ...change,
  });
  const judged = (exceptions: Record<string, ExceptionSpec[]>) => summary(app, { exceptions, now: NOW });

  test('cover what they name, in the stack they were agreed for', () => {
    vpn('Vpn', false);
    vpn('Other', false);
    expect(judged({ Enclave: [exception()] })).toEqual([`error ${RULE}[${PATH}] Enclave/Other`]);
    expect(judged({ Elsewhere: [exception({ resource: '*' })] })).toEqual([
      `error ${RULE}[${PATH}] Enclave/Vpn`,
      `error ${RULE}[${PATH}] Enclave/Other`,
      expect.stringMatching(/^warning VendorEnclave-exception-stale/),
    ]);
  });

  test('reach into nested stacks, and are stale only when no stack of that name needs them', () => {
    vpn('Vpn', false, new NestedStack(stack, 'Inner'));
    expect(judged({ Enclave: [exception({ resource: 'Enclave/Inner/Vpn' })] })).toEqual([]);
    expect(judged({ Enclve: [exception({ resource: '*' })] })).toEqual([
      `error ${RULE}[${PATH}] Enclave/Inner/Vpn`,
      expect.stringMatching(/^warning VendorEnclave-exception-stale\[/),
    ]);
  });

  test('are findings themselves when they expired or cover nothing', () => {
    vpn('Vpn', false);
    expect(judged({ Enclave: [exception({ expires: '2026-11-20' })] })).toEqual([
      `error ${RULE}[${PATH}] Enclave/Vpn`,
      expect.stringMatching(/^fatal VendorEnclave-exception-expired\[.*\] Enclave$/),
    ]);
    expect(judged({ Enclave: [exception(), exception({ resource: 'Nothing' })] })).toEqual([
      expect.stringMatching(/^warning VendorEnclave-exception-stale\[.*\] Enclave$/),
    ]);
  });
});
