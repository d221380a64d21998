import {
  CfnResource,
  type IPolicyValidationContext,
  type PolicyValidationPluginReport,
  Stack,
  Token,
} from 'aws-cdk-lib/core';
import { NagMessageLevel, NagPack, type NagPackProps } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import type { Finding } from '../lib/common/finding';
import type { ExceptionSpec } from '../lib/manifest';
import { type Environment, Template } from '../lib/template';
import { cards } from './catalogue';
import { applyExceptions } from './exceptions';
import { judgeTemplate } from './judge-template';

export interface VendorEnclaveChecksProps extends NagPackProps {
  /** What may stay as it is for a while, by the name of the stack it was agreed for. @default - nothing */
  readonly exceptions?: Readonly<Record<string, readonly ExceptionSpec[]>>;
  /** The moment that decides which exceptions have expired. @default - now */
  readonly now?: Date;
}

/**
 * Our rules as a cdk-nag pack: `Validations.of(app).addPlugins(new VendorEnclaveChecks(app))`.
 *
 * This is the only file that knows cdk-nag. It judges each stack's finished template, so property overrides count,
 * and hands every finding to cdk-nag at the construct it belongs to. What cdk-nag 3.0 does otherwise is mended here:
 * a pack on a stage leaves other stages alone; warnings do not fail synthesis; every property has an id of its own,
 * `VendorEnclave::VendorEnclave-<rule>[<property>]`; "cannot tell" is a warning under `<rule>.unknown`, because two
 * violations with one id share the first one's severity; locations name the property.
 */
export class VendorEnclaveChecks extends NagPack {
  public readonly name: string = 'VendorEnclave';
  public override readonly ruleIds: string[] = cards.map(({ id }) => `VendorEnclave-${id}`);
  private findings = new Map<Stack, readonly Finding[]>();
  private properties = new Map<string, Finding>();
  private templateFiles = new Map<string, string>();
  private judgedPaths = new Set<string>();
  /** Resources in written templates, by construct path. */
  private written = new Map<string, { resourceLogicalId: string; templatePath: string }>();

  constructor(
    private readonly scope?: IConstruct,
    private readonly options: VendorEnclaveChecksProps = {},
  ) {
    super(scope, options);
    this.packName = 'VendorEnclave';
  }

  public override validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    this.templateFiles = new Map(context.stackTemplates.map((one) => [one.stackConstructPath, one.templatePath]));
    return this.validateScope(this.scope ?? context.appConstruct);
  }

  /** Judges everything below a construct; tests may call it without synthesising. */
  public override validateScope(scope: IConstruct): PolicyValidationPluginReport {
    this.properties = new Map();
    const stacks = stacksIn(scope);
    this.judgedPaths = new Set(stacks.map((stack) => stack.node.path));
    this.findings = this.judge(stacks);
    const { violations } = super.validateScope(scope);
    const homeless = [...this.findings.keys()].flatMap((stack) => this.homelessViolations(stack));
    const all = [...violations.map((violation) => this.withPlace(violation)), ...homeless];
    return { success: all.every(({ severity }) => severity !== 'error'), violations: all };
  }

  protected checkResource(node: CfnResource): void {
    const stack = Stack.of(node);
    const id = logicalIdOf(node);
    for (const finding of this.findings.get(stack) ?? []) {
      if (finding.exception || finding.resource.logicalId !== id) continue;
      const suffix = suffixOf(finding);
      const place = idSafe(finding.property);
      const templatePath = this.templateFiles.get(stack.node.path);
      if (templatePath) this.written.set(node.node.path, { resourceLogicalId: id, templatePath });
      this.properties.set(`${this.packName}-${suffix}[${place}]`, finding);
      this.applyRule({
        node,
        ruleSuffixOverride: suffix,
        level: levelOf(finding) === 'error' ? NagMessageLevel.ERROR : NagMessageLevel.WARN,
        info: describe(finding),
        explanation: finding.why,
        rule: () => [place],
      });
    }
  }

  /** An exception is agreed for a stack and holds for the stacks nested in it; whether it is stale, all of them decide. */
  private judge(stacks: readonly Stack[]): Map<Stack, readonly Finding[]> {
    const names = new Set([...stacks.map(agreedName), ...Object.keys(this.options.exceptions ?? {})]);
    const byStack = new Map<Stack, readonly Finding[]>();
    for (const name of names) {
      const group = stacks.filter((stack) => agreedName(stack) === name);
      const judged = group.map((stack) => judgeTemplate(this.templateOf(stack), { target: name }).findings);
      const excepted = applyExceptions(judged.flat(), this.options.exceptions?.[name] ?? [], {
        now: this.options.now ?? new Date(),
        target: name,
        cards,
      });
      let at = 0;
      for (const [index, stack] of group.entries()) {
        byStack.set(stack, excepted.slice(at, (at += judged[index]!.length)));
      }
      // What is left is about the exceptions themselves. An exception for a stack that is not there has no home at all.
      const home = group[0] ?? stacks[0];
      if (home) byStack.set(home, [...(byStack.get(home) ?? []), ...excepted.slice(at)]);
    }
    return byStack;
  }

  /** The written template where there is one; else what the stack would write. */
  private templateOf(stack: Stack): Template {
    const constructPaths = new Map(resourcesOf(stack).map((node) => [logicalIdOf(node), node.node.path]));
    const options = { environment: environmentOf(stack), constructPaths, judgedBeside: this.judgedPaths };
    const file = this.templateFiles.get(stack.node.path);
    if (file) return Template.load(file, options);
    const body: unknown = stack.resolve((stack as unknown as { _toCloudFormation(): unknown })._toCloudFormation());
    return Template.parse({ file: stack.templateFile, text: JSON.stringify(body) }, options);
  }

  /** cdk-nag says only "Properties"; the property itself lets the CDK find the line of code that set it. */
  private withPlace(violation: Violation): Violation {
    const finding = this.properties.get(violation.ruleName);
    if (!finding) return violation;
    const locations = [`Properties.${finding.property}`];
    return {
      ...violation,
      fix: finding.fix,
      ruleMetadata: { topic: finding.topic },
      violatingResources: violation.violatingResources.map(({ constructPath }) => {
        const written = this.written.get(constructPath ?? '');
        return written ? { ...written, locations } : { constructPath, locations };
      }),
    };
  }

  /** Findings about no construct: expired exceptions, and parts of the template that no construct wrote. */
  private homelessViolations(stack: Stack): Violation[] {
    const ids = new Set(resourcesOf(stack).map(logicalIdOf));
    return (this.findings.get(stack) ?? [])
      .filter((finding) => !finding.exception && !ids.has(finding.resource.logicalId))
      .map((finding) => ({
        ruleName: `${this.packName}-${suffixOf(finding)}[${idSafe(`${finding.resource.logicalId}.${finding.property}`)}]`,
        description: describe(finding),
        fix: finding.fix,
        severity: levelOf(finding),
        ruleMetadata: { topic: finding.topic },
        violatingResources: [{ constructPath: stack.node.path, locations: [] }],
      }));
  }
}

type Violation = PolicyValidationPluginReport['violations'][number];

/** The stacks below a construct, or the one it stands in. */
function stacksIn(scope: IConstruct): Stack[] {
  const below = scope.node.findAll().filter(Stack.isStack);
  return below.length > 0 ? below : [Stack.of(scope)];
}

/** The name exceptions are agreed for: a nested stack goes by the stack that holds it. */
function agreedName(stack: Stack): string {
  return stack.nestedStackParent ? agreedName(stack.nestedStackParent) : stack.stackName;
}

function resourcesOf(stack: Stack): CfnResource[] {
  return stack.node
    .findAll()
    .filter(CfnResource.isCfnResource)
    .filter((node) => Stack.of(node) === stack);
}

function logicalIdOf(node: CfnResource): string {
  return Stack.of(node).resolve(node.logicalId) as string;
}

function suffixOf({ rule, verdict }: Finding): string {
  return verdict === 'unknown' ? `${rule}.unknown` : rule;
}

function levelOf({ verdict, severity }: Finding): 'error' | 'warning' {
  return verdict === 'fail' ? severity : 'warning';
}

function describe({ verdict, saw, want, fix }: Finding): string {
  const lead = verdict === 'unknown' ? 'Cannot tell before deployment' : 'Saw';
  return `${lead}: ${saw}; want ${want}. ${fix}`;
}

/** An id with spaces cannot be acknowledged, and an unbalanced bracket or `::` in one aborts synthesis. */
function idSafe(property: string): string {
  return property.replace(/[^A-Za-z0-9_.-]+/g, '-') || 'resource';
}

function environmentOf({ account, region }: Stack): Environment {
  return {
    ...(Token.isUnresolved(account) ? {} : { account }),
    ...(Token.isUnresolved(region) ? {} : { region }),
  };
}
