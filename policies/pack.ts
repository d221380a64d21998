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
import { systemClock } from '../lib/common/clock';
import { type Finding, TOPICS, type Topic } from '../lib/common/finding';
import { readText, type SourceText } from '../lib/common/read-text';
import type { Profile, RuleCard } from '../lib/common/rule-card';
import type { ExceptionSpec } from '../lib/manifest';
import { type Environment, Template, linkStacks } from '../lib/template';
import { cardOf, cards as ourCards } from './catalogue';
import { judgeTogether } from './judge-together';
import { acceptRules } from './own-rules';
import type { Rule } from './rule';
import { rules as ourRules } from './rules';
import { PACK_NAME, type Violation, locationsOf, ruleNameOf, violationOf, withPlace } from './violation-of';
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
  public readonly name: string = PACK_NAME;
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
    this.packName = PACK_NAME;
    const own = acceptRules((options.rules ?? []).map((value, index) => ({ where: `rules.${index}`, value })));
    this.rules = [...ourRules, ...own];
    this.cards = [...ourCards, ...own.map(cardOf)];
    this.ruleIds = this.cards
      .filter(({ id, topic, tier = 'core' }) => this.speaksAbout({ rule: id, topic, tier }))
      .map(({ id }) => `${PACK_NAME}-${id}`);
  }

  /** What a smaller pack leaves out it still judges: an exception for it must not seem stale. */
  protected get topics(): readonly Topic[] {
    return TOPICS;
  }

  protected speaksAbout({ topic, tier }: Pick<Finding, 'rule' | 'topic' | 'tier'>): boolean {
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
    const placed = violations.map((violation) => {
      const finding = this.properties.get(violation.ruleName);
      return finding ? withPlace(violation, finding, (path) => this.placeOf(path)) : violation;
    });
    const all = [...placed, ...direct];
    return { success: all.every(({ severity }) => severity !== 'error' && severity !== 'fatal'), violations: all };
  }

  protected checkResource(node: CfnResource): void {
    const stack = Stack.of(node);
    const id = logicalIdOf(node);
    for (const finding of this.findings.get(stack) ?? []) {
      if (finding.exception || finding.resource.logicalId !== id || !this.speaksAbout(finding)) continue;
      const level = levelOf(finding);
      const templatePath = this.templateFiles.get(stack.node.path);
      if (templatePath) this.written.set(node.node.path, { resourceLogicalId: id, templatePath });
      if (level === 'fatal') continue;
      this.properties.set(ruleNameOf(finding), finding);
      this.applyRule({
        node,
        ruleSuffixOverride: suffixOf(finding),
        level: level === 'error' ? NagMessageLevel.ERROR : NagMessageLevel.WARN,
        info: describeFinding(finding),
        explanation: finding.why,
        rule: () => [idSafe(finding.property)],
      });
    }
  }

  /** An exception is agreed for a stack and holds for the stacks nested in it. */
  private judge(stacks: readonly Stack[]): Map<Stack, readonly Finding[]> {
    const { exceptions = {}, now = systemClock(), profile } = this.options;
    const names = new Set([...stacks.map(agreedName), ...Object.keys(exceptions)]);
    const byStack = new Map<Stack, readonly Finding[]>();
    const sourceOf = new Map(stacks.map((stack) => [stack, this.sourceOf(stack)]));
    const templateOf = this.templatesOf(sourceOf);
    for (const target of names) {
      const group = stacks.filter((stack) => agreedName(stack) === target);
      const templates = group.map((stack) => {
        return { source: sourceOf.get(stack)!, template: templateOf.get(stack)! };
      });
      const { rules, cards } = this;
      const agreed = exceptions[target] ?? [];
      const judged = judgeTogether(templates, { target, rules, cards, profile, agreed, now });
      for (const [index, stack] of group.entries()) byStack.set(stack, judged.perTemplate[index]!);
      // An exception for a stack that is not there has no home at all.
      const home = group[0] ?? stacks[0];
      if (home) byStack.set(home, [...(byStack.get(home) ?? []), ...judged.aboutExceptions]);
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

  /** Where a construct stands, in the written template where there is one. */
  private placeOf(constructPath = ''): { constructPath: string } | { resourceLogicalId: string; templatePath: string } {
    return this.written.get(constructPath) ?? { constructPath };
  }

  /** Findings that nobody may acknowledge, each at its construct. */
  private fatalViolations(stack: Stack): Violation[] {
    const paths = new Map(resourcesOf(stack).map((node) => [logicalIdOf(node), node.node.path]));
    return (this.findings.get(stack) ?? [])
      .filter((finding) => levelOf(finding) === 'fatal' && this.speaksAbout(finding))
      .flatMap((finding) => {
        const constructPath = paths.get(finding.resource.logicalId);
        if (constructPath === undefined) return [];
        return [violationOf(finding, { ...this.placeOf(constructPath), locations: locationsOf(finding) })];
      });
  }

  /** Findings about no construct: expired exceptions, and parts of the template that no construct wrote. */
  private homelessViolations(stack: Stack): Violation[] {
    const ids = new Set(resourcesOf(stack).map(logicalIdOf));
    const home = { constructPath: stack.node.path, locations: [] };
    return (this.findings.get(stack) ?? [])
      .filter((finding) => !finding.exception && !ids.has(finding.resource.logicalId) && this.speaksAbout(finding))
      .map((finding) => violationOf(finding, home, `${finding.resource.logicalId}.${finding.property}`));
  }
}

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
