import { type Claim, prove } from '../../lib/analysis/claim';
import { Template } from '../../lib/template';
import { enclaveTemplate, LINKED_API, manifestWith } from '../constructs/fixtures';

export const LINKED = manifestWith({ apis: [LINKED_API] });

interface Raw {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
}

/** Something done to the resources of a template. */
export type Change = (resources: Record<string, Raw>) => void;

const whole = JSON.stringify(enclaveTemplate(LINKED).toJSON());

/** What a claim says of the enclave of `LINKED_API` once it is changed. */
export function saidOfLinked(claim: Claim, change: Change = () => undefined): string {
  const template = JSON.parse(whole) as { Resources: Record<string, Raw> };
  change(template.Resources);
  const proof = prove(Template.parse({ file: 'enclave.json', text: JSON.stringify(template) }), 'enclave', claim);
  return `${proof.verdict}: ${proof.witness ?? proof.explanation.join('; ')}`;
}

/** One text in the place of another, in the first resource of a type that holds it. */
export function swap(type: string, from: string, to: string): Change {
  return (resources) => {
    const id = idsOf(resources, type).find((one) => JSON.stringify(resources[one]).includes(from));
    if (id === undefined) throw new Error(`no ${type} holds ${from}`);
    resources[id] = JSON.parse(JSON.stringify(resources[id]).replace(from, to)) as Raw;
  };
}

export function without(type: string): Change {
  return (resources) => {
    for (const id of idsOf(resources, type)) delete resources[id];
  };
}

export function beside(Type: string, Properties: Record<string, unknown> = {}): Change {
  return (resources) => {
    resources['Added'] = { Type, Properties };
  };
}

function idsOf(resources: Record<string, Raw>, type: string): string[] {
  return Object.keys(resources).filter((id) => resources[id]!.Type === type);
}
