import type { Composed, Property, Reference, Resource, Unresolved, Value, World } from '../../../template';
import { type Deployment, pseudoParameter } from './deployment';
import type { Letters } from './letters';
import { mayBeList } from './may-be-list';
import { partOfText } from './part-of-text';
import { ResourceTexts } from './resource-texts';

/**
 * The texts of a template as policies hold them: whatever cannot be read is one letter of the symbol table, and the same
 * unknown is the same letter everywhere.
 */
export class TemplateTexts {
  readonly resources: ResourceTexts;

  constructor(
    readonly world: World,
    readonly deployment: Deployment,
    readonly letters: Letters,
    /** Do the templates beside count as well? */
    readonly besides = false,
  ) {
    this.resources = new ResourceTexts(world, deployment, letters, (value, place) => this.of(value, place));
  }

  /** Resources of the template, and of those beside it where they count: theirs go by `template/id`. */
  ofType(...types: readonly string[]): readonly Resource[] {
    const views = this.besides ? this.world.views() : [];
    return [this.world, ...views].flatMap((view) => view.ofType(...types));
  }

  /** Undefined where it is no text, or may be several. */
  of(value: Value, place: string): string | undefined {
    switch (value.kind) {
      case 'known':
        return this.letters.literal(String(value.value));
      case 'reference':
      case 'unresolved':
        return value.kind === 'unresolved' && mayBeList(value, this.world) ? undefined : this.part(value, place);
      case 'composed': {
        const parts = value.parts.map((part) => this.part(part, place));
        return parts.includes(undefined) ? undefined : parts.join('');
      }
      default:
        return undefined;
    }
  }

  ofProperty(holder: Resource, property: Property): string | undefined {
    return this.of(property.value, `${holder.id}.${property.path}`);
  }

  /** A text in which `${Partition}`, `${Region}`, `${Account}` and `${Suffix}` stand for those of the deployment. */
  fill(template: string): string | undefined {
    return this.resources.place(template);
  }

  private part(part: Composed['parts'][number], place: string): string | undefined {
    if (typeof part === 'string') return this.letters.literal(part);
    return part.kind === 'reference' ? this.reference(part) : this.hidden(part, place);
  }

  private reference({ logicalId, attribute }: Reference): string | undefined {
    return this.resources.of(logicalId, attribute);
  }

  private hidden({ symbol }: Unresolved, place: string): string | undefined {
    if (symbol === '') return this.letters.fresh(place);
    const [, template = '', pseudo] = /^([^{"]*)\{"Ref":"(AWS::\w+)"\}$/.exec(symbol) ?? [];
    if (pseudo === undefined) return partOfText(symbol, this) ?? this.letters.ofFunction(symbol);
    // What a template beside does not say of its place is taken to be as here.
    const isHere = template === '' || (this.besides && SHARED.includes(pseudo));
    const said = isHere ? pseudoParameter(pseudo, this.deployment) : undefined;
    return said ?? this.letters.ofFunction(isHere ? `{"Ref":"${pseudo}"}` : symbol);
  }
}

/** What two stacks of one account and region have in common. */
const SHARED = ['AWS::AccountId', 'AWS::Region', 'AWS::Partition', 'AWS::URLSuffix'];
