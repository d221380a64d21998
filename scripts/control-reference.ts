import { FRAMEWORKS, namesOf, type ShippedControl } from '../lib/common/shipped-control';
import { shippedControls } from '../lib/common/shipped-controls';

export const CONTROLS = 'docs/controls.md';

const INTRODUCTION = `A control answers four questions: what governs this, how are requests evaluated, who approves, how do we verify that it
works. The set below ships with the product, one file each in \`controls/set\`. A manifest says who answers for them, sharpens
what it needs sharper, and adds its own:

\`\`\`yaml
controlOwners: # for every control of a party; shared ones are the client’s unless a control names somebody
  client: { accountable: kim@client.example, backup: lee@client.example }
  vendor: { accountable: ben@acme.example, backup: ana@acme.example }
controls:
  - { id: session-limits, threshold: 8 or less, accountable: lee@client.example, backup: kim@client.example }
  - id: calls-announced # one of your own: the four answers, an owner, what is measured
    statement: Each call to a customer is announced in the case
    owner: vendor
    evaluation: A call outside a case is not granted
    approvers: [kim@client.example]
    verification: [{ review: quarterly }, Ten cases of the quarter are compared with the list of calls]
    metric: calls of ten cases that the case does not announce
    threshold: "0"
concerns:
  - { id: leaver-gets-in, text: A leaver could still get in, raisedBy: Claims, controls: [leavers-shut-out] }
\`\`\`

| command | says |
|---|---|
| \`enclave control\` | every control with owner, accountable person, backup and how it stands |
| \`enclave control <id>\` | its four answers, each way to verify it with the latest evidence, and the hash of the check |
| \`enclave concern "<text or id>"\` | the controls that answer a worry and which words matched; or the nearest, where that is not sure; or that none does |
| \`enclave sign\` | signs the digest of the whole set for one party, into the manifest and its ledger |

A control **holds** when every way to verify it has evidence, nothing speaks against it and the newest is within its period;
holds **in part** where of some ways nothing is known; **fails** when a rule, a proof or the last drill says so; is **unowned**, **unverifiable** (nothing that exists verifies it), **stale** (its newest evidence is too
old) or **unproven** (no evidence at hand). Evidence of rules and proofs comes from \`findings.json\` of \`enclave check --out\`:
the report says when it was made and of which manifest, and its hash is printed. Once the manifest, or a document that it
names, is another, the report proves nothing of it: what held has no evidence, what failed is unknown, until the next
\`enclave check\`. Reviews, drills and dated records come from the manifest, actions
from the ledger. The manifest may replace words, add ways to verify and shorten the period; it takes nothing away. The
digest that both parties sign covers the answers, the owners and the people, so every change of them shows until both
sign again.

\`enclave check\` tells what is wrong with controls as findings: \`control-unowned\`, \`control-unbacked\`, \`control-unverifiable\`,
\`control-unmeasured\`, \`control-stale\`, \`concern-unanswered\`, \`agreement-drifted\`, \`agreement-half-signed\`. A pilot whose manifest speaks
neither of controls nor of concerns is told nothing; every later stage needs \`controlOwners\`.

Limits: a report of an earlier version says neither time nor manifest; it counts by the time of its file, and that is said. A
report is not signed: who writes the file can write anything. Worries are matched by English
words and some German ones: their endings, typing mistakes, the \`words\` of each control and \`controls/synonyms.yaml\`. An answer is
sure only where enough of what was said is understood; of forty worries that were written after the matcher, 31 had a right control
among the first three, and none was answered wrongly for sure. \`controls/outside.yaml\` lists matters that no
control answers.

In the ids, \`?\` marks what nobody has checked against the framework’s own text; \`(not yet)\` marks what the product cannot
tell yet.`;

/** Every control of the product, and the controls by the ids of each framework. */
export function controlReference(): string {
  const all = shippedControls();
  return [
    '# Controls',
    '<!-- Written by `npm run generate` from controls/set; do not edit. -->',
    INTRODUCTION,
    `## The ${all.length} controls`,
    ...all.map(sectionOf),
    '## By framework',
    ...FRAMEWORKS.map((framework) => byFramework(framework, all)),
    '## By requirement',
    byRequirement(all),
  ]
    .join('\n\n')
    .concat('\n');
}

function sectionOf(control: ShippedControl): string {
  const { id, statement, concerns, evaluation, approvers, verification, owner, split, frameworks, unconfirmed } =
    control;
  const verified = verification.flatMap((entry) =>
    namesOf(entry).map(({ kind, name }) => `${kind} \`${name}\`${entry.notYet ? ' (not yet)' : ''}`),
  );
  const parted = split ? `: the client ${split.client}; the vendor ${split.vendor}` : '';
  const ids = FRAMEWORKS.filter((name) => frameworks[name]).map(
    (name) => `${name} ${frameworks[name]!.map((one) => marked(one, unconfirmed[name])).join(', ')}`,
  );
  return `### ${id}

${statement}

- **Answers**: ${concerns.join(' · ')}
- **Requests**: ${evaluation}
- **Approved by**: ${approvers.join(', ')}
- **Verified by**: ${verified.join('; ')}
- **Owner**: ${owner}${parted}
- **Measured by**: ${control.metric}: ${control.threshold}; evidence at most ${control.periodDays} days old
- **Answers to**: ${[...control.requirements, ...ids].join('; ')}`;
}

function byFramework(framework: (typeof FRAMEWORKS)[number], all: readonly ShippedControl[]): string {
  const rows = new Map<string, string[]>();
  for (const { id, frameworks, unconfirmed } of all)
    for (const one of frameworks[framework] ?? []) {
      const key = marked(one, unconfirmed[framework]);
      rows.set(key, [...(rows.get(key) ?? []), linkTo(id)]);
    }
  return `### ${framework}\n\n${table(rows)}`;
}

function byRequirement(all: readonly ShippedControl[]): string {
  const rows = new Map<string, string[]>();
  for (const { id, requirements } of all)
    for (const one of requirements) rows.set(one, [...(rows.get(one) ?? []), linkTo(id)]);
  return table(rows);
}

function table(rows: ReadonlyMap<string, readonly string[]>): string {
  const sorted = [...rows].sort(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }));
  return [
    '| id | controls |',
    '|---|---|',
    ...sorted.map(([id, controls]) => `| ${id} | ${controls.join(', ')} |`),
  ].join('\n');
}

const linkTo = (id: string) => `[${id}](#${id})`;
const marked = (id: string, unconfirmed: readonly string[] = []) => (unconfirmed.includes(id) ? `${id}?` : id);
