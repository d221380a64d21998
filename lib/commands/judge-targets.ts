import { basename, relative, resolve, sep } from 'node:path';
import type { OtherEnclave } from '../analysis/access/proven/other-enclave';
import { enclaveProofs, signInProofs, vaultProofs } from '../analysis/enclave-proofs';
import { isPast } from '../common/clock';
import type { Finding } from '../common/finding';
import type { Profile } from '../common/rule-card';
import type { LoadedManifest } from '../manifest/load-manifest';
import type { AcceptedGap } from '../reports/accepted';
import type { TargetResult } from '../reports/findings-report';
import type { Target } from '../template';
import { applyExceptions, type PlacedException } from '../../policies/exceptions';
import { type Judgement, judgeTemplate } from '../../policies/judge-template';
import { templateExceptions } from '../../policies/template-exceptions';
import type { BuiltEnclave } from './build-enclaves';
import type { Catalogue } from './catalogue';
import { CodeLines } from './code-lines';
import type { Io } from './io';
import { ledgerBeside } from './ledger-beside';
import { manifestFindings } from './manifest-findings';
import type { Selection } from './select-rules';
import type { SourceTexts } from './source-texts';

/** What every target is judged by and with. */
export interface Bench {
  readonly catalogue: Catalogue;
  readonly selection: Selection;
  readonly profile: Profile | undefined;
  readonly sources: SourceTexts;
  readonly io: Io;
}

export function judgeEnclaves(built: readonly BuiltEnclave[], bench: Bench): TargetResult[] {
  const everyone = built.map(asOther);
  return built.flatMap(({ loaded, target, vault, signIn }, index) => {
    const { manifest } = loaded;
    const name = manifest.vendor.id;
    const others = everyone.filter((_, at) => at !== index);
    const prove: Prove = (...asked) => enclaveProofs(...asked, bench.io.now(), others);
    const enclave = { loaded, target, name, agreed: manifest.exceptions, prove, governed: true as const };
    // What the manifest accepts, it accepts of the enclave: nothing of the stacks beside it is excepted.
    const kept = vault && { loaded, target: vault, name: `${name}/vault`, agreed: [], prove: vaultProofs };
    const opened = signIn && { loaded, target: signIn, name: `${name}/sign-in`, agreed: [], prove: signInProofs };
    return [enclave, ...(kept ? [kept] : []), ...(opened ? [opened] : [])].map((stack) => judgeStack(stack, bench));
  });
}

/** An enclave as the others of the call see it. */
function asOther({ loaded: { manifest }, target, vault, signIn }: BuiltEnclave): OtherEnclave {
  const stacks = [target, ...(vault ? [vault] : []), ...(signIn ? [signIn] : [])];
  return { name: manifest.vendor.id, manifest, templates: stacks.map(({ template }) => template) };
}

type Prove = typeof vaultProofs;

/** One stack that was built from a manifest. */
interface BuiltStack {
  readonly loaded: LoadedManifest;
  readonly target: Target;
  readonly name: string;
  readonly agreed: readonly PlacedException[];
  readonly prove: Prove;
  /** Its findings hold those about the manifest itself. @default - the stack beside an enclave */
  readonly governed?: true;
}

function judgeStack({ loaded, target, name, agreed, prove, governed }: BuiltStack, bench: Bench): TargetResult {
  // The folder a template was built in is gone, or somebody's business; its name and the construct path are not.
  const shownAs = basename(target.file);
  const { findings, passed } = judge(target, name, shownAs, agreed, bench, { loaded, governed });
  return {
    target: { name, file: loaded.file, resources: target.template.resources.size },
    findings: findings.map((finding) =>
      finding.resource.file === target.file
        ? { ...finding, resource: { ...finding.resource, file: shownAs } }
        : finding,
    ),
    proofs: bench.selection.whole ? prove(target.template, loaded.manifest, name) : [],
    passed,
    ...(governed && { gaps: acceptedGaps(loaded, bench.io) }),
  };
}

/** What the vendor lacks, and somebody answers for until a day that has not passed; later it is a finding. */
function acceptedGaps({ manifest }: LoadedManifest, io: Io): readonly AcceptedGap[] {
  return manifest.dueDiligence.gaps.filter(({ expires }) => !isPast(expires, io.now()));
}

export function judgeTemplates(templates: readonly Target[], bench: Bench): TargetResult[] {
  const lines = new CodeLines(bench.io);
  return templates.map((target) => {
    const { findings, passed } = judge(target, target.name, target.file, [], bench);
    return {
      target: { name: target.name, file: target.file, resources: target.template.resources.size },
      subject: subjectOf(target, bench.io),
      findings: findings.map((finding) => lines.locate(finding, target)),
      proofs: [],
      passed,
    };
  });
}

/** A stack goes by its name; a file by its path from here, however it was spelt. */
function subjectOf({ name, file }: Target, { cwd }: Io): string {
  return name === file ? relative(cwd, resolve(cwd, file)).split(sep).join('/') : name;
}

function judge(
  target: Target,
  name: string,
  shownAs: string,
  agreed: readonly PlacedException[],
  { catalogue, selection, profile, sources, io }: Bench,
  made?: { readonly loaded: LoadedManifest; readonly governed: true | undefined },
): { findings: readonly Finding[]; passed: number } {
  const onResources = templateExceptions(sources.read(target.file, shownAs), name);
  const exceptions = [...agreed, ...onResources.exceptions];
  const ledger = made?.governed && ledgerBeside(resolve(io.cwd, made.loaded.file), made.loaded.file, io.now());
  const judgeBy = ({ rules, manifestRules }: Pick<Catalogue, 'rules' | 'manifestRules'>): Judgement => {
    const built = judgeTemplate(target.template, { target: name, rules, profile });
    if (!made?.governed) return built;
    const agreedOn = manifestFindings(made.loaded, manifestRules, name, io.now(), ledger);
    return { findings: [...agreedOn.findings, ...built.findings], passed: agreedOn.passed + built.passed };
  };
  const selected = judgeBy(selection);
  // Whether an exception is stale shows only when its rule has run, asked for or not.
  const allNeeded = exceptions.length > 0 && !selection.whole;
  const { findings } = allNeeded ? judgeBy(catalogue) : selected;
  const excepted = applyExceptions(findings, exceptions, {
    now: io.now(),
    target: name,
    cards: catalogue.cards,
    ...(made && { positionOf: (index) => made.loaded.locate(['exceptions', index]) }),
  });
  const all = [...excepted, ...onResources.findings];
  return { findings: all.filter((finding) => selection.includes(finding)), passed: selected.passed };
}
