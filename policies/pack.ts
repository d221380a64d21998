import {
  CfnResource,
  type IPolicyValidationContext,
  type PolicyValidationPluginReport,
  Stack,
  Stage,
  Token,
} from 'aws-cdk-lib/core';
import { NagMessageLevel, NagPack, type NagPackProps } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { type Finding, TOPICS, type Topic } from '../lib/common/finding';
import { readText, type SourceText } from '../lib/common/read-text';
import type { Profile, RuleCard } from '../lib/common/rule-card';
import type { ExceptionSpec } from '../lib/manifest';
import { type Environment, Template, linkStacks } from '../lib/template';
import { cardOf, cards as ourCards } from './catalogue';
import { applyExceptions } from './exceptions';
import { judgeTemplate } from './judge-template';
import { acceptRules } from './own-rules';
import type { Rule } from './rule';
import { rules as ourRules } from './rules';
import { templateExceptions } from './template-exceptions';
import { describeFinding, idSafe, levelOf, suffixOf } from './violation-words';

export interface VendorEnclaveChecksProps extends NagPackProps {
  /** What may stay as it is for a while, by the name of the stack it was agreed for. @default - nothing */
  readonly exceptions?: Readonly<Record<string, readonly ExceptionSpec[]>>;
  /** The moment that decides which exceptions have expired. @default - now */
  readonly now?: Date;
  /** How strict cryptography must be. @default 'modern' */
  readonly profile?: Profile;
  /** Also what good teams differ about. @default false */
  readonly opinions?: boolean;
  /** Rules of your own, judged beside ours. @default - none */
  readonly rules?: readonly Rule[];
}

/** What CloudFormation takes at most, twenty times: larger is something else. */
const TEMPLATE_BYTES_MAX = 20 * 1024 * 1024;

/**
 * Our rules as a cdk-nag pack: `Validations.of(app).addPlugins(new VendorEnclaveChecks(app))`.
 *
 * This is the only file that knows cdk-nag. It judges each stack's finished template, so property overrides count,
 * and hands every finding to cdk-nag at the construct it belongs to. What cdk-nag 3.0 does otherwise is mended here:
 * a pack on a stage leaves other stages alone; warnings do not fail synthesis; every property has an id of its own,
 * `VendorEnclave::VendorEnclave-<rule>[<property>]`; "cannot tell" is a warning under `<rule>.unknown`, because two
 * violations with one id share the first one's severity; locations name the property.
 * A failure of a rule that nobody may waive is `fatal` and does not go through cdk-nag, which would let it be acknowledged.
 */
export class VendorEnclaveChecks extends NagPack {
  public readonly name: string = 'VendorEnclave';
  public override readonly ruleIds: string[];
  private readonly rules: readonly Rule[];
  private readonly cards: readonly RuleCard[];
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
    const own = acceptRules((options.rules ?? []).map((value, index) => ({ where: `rules.${index}`, value })));
    this.rules = [...ourRules, ...own];
    this.cards = [...ourCards, ...own.map(cardOf)];
    this.ruleIds = this.cards
      .filter(({ topic, tier }) => this.speaksAbout({ topic, tier: tier ?? 'core' }))
      .map(({ id }) => `VendorEnclave-${id}`);
  }

  /** What a smaller pack leaves out it still judges: an exception for it must not seem stale. */
  protected get topics(): readonly Topic[] {
    return TOPICS;
  }

  private speaksAbout({ topic, tier }: Pick<Finding, 'topic' | 'tier'>): boolean {
    const asked = topic === 'governance' || this.topics.includes(topic);
    return asked && (tier === 'core' || this.options.opinions === true);
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
    const direct = [...this.findings.keys()].flatMap((stack) => [
      ...this.fatalViolations(stack),
      ...this.homelessViolations(stack),
    ]);
    const all = [...violations.map((violation) => this.withPlace(violation)), ...direct];
    return { success: all.every(({ severity }) => severity !== 'error' && severity !== 'fatal'), violations: all };
  }

  protected checkResource(node: CfnResource): void {
    const stack = Stack.of(node);
    const id = logicalIdOf(node);
    for (const finding of this.findings.get(stack) ?? []) {
      if (finding.exception || finding.resource.logicalId !== id || !this.speaksAbout(finding)) continue;
      const suffix = suffixOf(finding);
      const place = idSafe(finding.property);
      const level = levelOf(finding);
      const templatePath = this.templateFiles.get(stack.node.path);
      if (templatePath) this.written.set(node.node.path, { resourceLogicalId: id, templatePath });
      if (level === 'fatal') continue;
      this.properties.set(`${this.packName}-${suffix}[${place}]`, finding);
      this.applyRule({
        node,
        ruleSuffixOverride: suffix,
        level: level === 'error' ? NagMessageLevel.ERROR : NagMessageLevel.WARN,
        info: describeFinding(finding),
        explanation: finding.why,
        rule: () => [place],
      });
    }
  }

  /** An exception is agreed for a stack and holds for the stacks nested in it; whether it is stale, all of them decide. */
  private judge(stacks: readonly Stack[]): Map<Stack, readonly Finding[]> {
    const names = new Set([...stacks.map(agreedName), ...Object.keys(this.options.exceptions ?? {})]);
    const byStack = new Map<Stack, readonly Finding[]>();
    const sourceOf = new Map(stacks.map((stack) => [stack, this.sourceOf(stack)]));
    const templateOf = this.templatesOf(sourceOf);
    for (const name of names) {
      const group = stacks.filter((stack) => agreedName(stack) === name);
      const { profile } = this.options;
      const noted = group.map((stack) => templateExceptions(sourceOf.get(stack)!, name));
      const judged = group.map((stack, index) => {
        return [
          ...judgeTemplate(templateOf.get(stack)!, { target: name, rules: this.rules, profile }).findings,
          ...noted[index]!.findings,
        ];
      });
      const agreed = [...(this.options.exceptions?.[name] ?? []), ...noted.flatMap(({ exceptions }) => exceptions)];
      const excepted = applyExceptions(judged.flat(), agreed, {
        now: this.options.now ?? new Date(),
        target: name,
        cards: this.cards,
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

  /** The stacks of one stage are deployed together and see each other; those of another stage are another deployment. */
  private templatesOf(sources: ReadonlyMap<Stack, SourceText>): ReadonlyMap<Stack, Template> {
    const templates = new Map([...sources].map(([stack, source]) => [stack, this.templateOf(stack, source)]));
    const members = [...templates].map(([stack, template]) => ({
      stage: Stage.of(stack),
      name: stack.node.path,
      template,
    }));
    for (const deployed of new Set(members.map(({ stage }) => stage))) {
      linkStacks(members.filter(({ stage }) => stage === deployed));
    }
    return templates;
  }

  private templateOf(stack: Stack, source: SourceText): Template {
    const constructPaths = new Map(resourcesOf(stack).map((node) => [logicalIdOf(node), node.node.path]));
    return Template.parse(source, {
      environment: environmentOf(stack),
      constructPaths,
      judgedBeside: this.judgedPaths,
      ofStack: true,
    });
  }

  /** The written template where there is one; else what the stack would write. */
  private sourceOf(stack: Stack): SourceText {
    const file = this.templateFiles.get(stack.node.path);
    if (file) return readText(file, { what: 'a CloudFormation template', bytesMax: TEMPLATE_BYTES_MAX });
    const body: unknown = stack.resolve((stack as unknown as { _toCloudFormation(): unknown })._toCloudFormation());
    return { file: stack.templateFile, text: JSON.stringify(body) };
  }

  /** cdk-nag says only "Properties"; the property itself lets the CDK find the line of code that set it. */
  private withPlace(violation: Violation): Violation {
    const finding = this.properties.get(violation.ruleName);
    if (!finding) return violation;
    const locations = locationsOf(finding);
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

  /** Findings that nobody may acknowledge, each at its construct. */
  private fatalViolations(stack: Stack): Violation[] {
    const paths = new Map(resourcesOf(stack).map((node) => [logicalIdOf(node), node.node.path]));
    return (this.findings.get(stack) ?? [])
      .filter((finding) => levelOf(finding) === 'fatal' && this.speaksAbout(finding))
      .flatMap((finding) => {
        const constructPath = paths.get(finding.resource.logicalId);
        if (constructPath === undefined) return [];
        const place = this.written.get(constructPath) ?? { constructPath };
        const locations = locationsOf(finding);
        return [this.violationOf(finding, idSafe(finding.property), { ...place, locations })];
      });
  }

  private violationOf(finding: Finding, place: string, resource: Violation['violatingResources'][number]): Violation {
    return {
      ruleName: `${this.packName}-${suffixOf(finding)}[${place}]`,
      description: describeFinding(finding),
      fix: finding.fix,
      severity: levelOf(finding),
      ruleMetadata: { topic: finding.topic },
      violatingResources: [resource],
    };
  }

  /** Findings about no construct: expired exceptions, and parts of the template that no construct wrote. */
  private homelessViolations(stack: Stack): Violation[] {
    const ids = new Set(resourcesOf(stack).map(logicalIdOf));
    return (this.findings.get(stack) ?? [])
      .filter((finding) => !finding.exception && !ids.has(finding.resource.logicalId) && this.speaksAbout(finding))
      .map((finding) =>
        this.violationOf(finding, idSafe(`${finding.resource.logicalId}.${finding.property}`), {
          constructPath: stack.node.path,
          locations: [],
        }),
      );
  }
}

/** An exception stands in the metadata of a resource; everything else a rule looks at is a property. */
function locationsOf({ property }: Finding): string[] {
  return [property.startsWith('Metadata.') ? property : `Properties.${property}`];
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

function environmentOf({ account, region }: Stack): Environment {
  return {
    ...(Token.isUnresolved(account) ? {} : { account }),
    ...(Token.isUnresolved(region) ? {} : { region }),
  };
}
