import type { Resource } from '../../../template';
import { type Given, NOTHING_GIVEN, together } from './managed-policies';
import type { TemplateTexts } from './template-texts';

const ADDITIONS = { type: 'AWS::IAM::UserToGroupAddition', path: 'Users', name: 'UserName' };

/** The groups of a user: what each gives, for certain or perhaps. */
export class Groups {
  private byName: Map<string, Resource> | undefined;

  constructor(
    private readonly texts: TemplateTexts,
    /** What a group gives to somebody. */
    private readonly gives: (group: Resource, whose: string) => Given,
  ) {}

  /**
   * What a user has of the groups it names and of those it is added to.
   *
   * Limits: a group that is not in the template is known by its name only.
   */
  ofUser(user: Resource, whose: string): Given {
    const { certain, possible } = this.texts.world.referrers(user, ADDITIONS);
    const named = user.read('Groups').each();
    return together([
      ...named.map((name) => this.of(this.texts.ofProperty(user, name), whose, true)),
      ...certain.map((addition) => this.added(addition, whose, true)),
      ...possible.map((addition) => this.added(addition, whose, false)),
    ]);
  }

  private added(addition: Resource, whose: string, certain: boolean): Given {
    return this.of(this.texts.ofProperty(addition, addition.read('GroupName')), whose, certain);
  }

  private of(name: string | undefined, whose: string, certain: boolean): Given {
    this.byName ??= new Map(
      this.texts.ofType('AWS::IAM::Group').flatMap((group) => {
        const text = this.texts.resources.nameOf(group);
        return text === undefined ? [] : [[text, group] as const];
      }),
    );
    const group = name === undefined ? undefined : this.byName.get(name);
    if (!group) return { ...NOTHING_GIVEN, unread: [`${whose}, group ${this.shown(name)}`] };
    const { policies, unread } = this.gives(group, `${whose}, group ${group.id}`);
    const surely = certain && group.existence === 'certain';
    return { policies: policies.map((policy) => ({ ...policy, certain: policy.certain && surely })), unread };
  }

  private shown(name: string | undefined): string {
    return name === undefined ? 'that is hidden' : this.texts.letters.table.show(name);
  }
}
