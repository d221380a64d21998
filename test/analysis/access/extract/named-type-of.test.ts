import { arnTemplateOf } from '../../../../lib/analysis/access/data/arn-templates';
import { namedTypeOf } from '../../../../lib/analysis/access/extract/named-type-of';
import { NAMED_TYPES } from '../../../../lib/analysis/access/extract/named-types';
import { accountOf, shown } from '../../../support/account-of';

const FUNCTION = 'arn:${Partition}:lambda:${Region}:${Account}:function:*';
const PLACE = /^(Partition|Region|Account)$/;
const MADE = /^(Id|Name|Path)$/;

const plainly = (text: string) => text.replace(/[${}.|]/g, '\\$&');

/** The ARN of a type with a star for each part but where the resource stands. */
function outline(type: string): string {
  const { texts } = namedTypeOf(type)!;
  const fill = (text: string): string =>
    text
      .replace('${Function}', () => FUNCTION)
      .replace(/\$\{(\w+)\}/g, (whole, name: string) =>
        PLACE.test(name) ? whole : name in texts && !MADE.test(name) ? fill(texts[name]!) : '*',
      );
  return fill(texts['Self'] ?? texts['Arn'] ?? '');
}

const OWN = Object.keys(NAMED_TYPES).filter((type) => arnTemplateOf(type));

test('most types that are named here have an ARN that AWS documents', () => expect(OWN.length).toBeGreaterThan(30));

test.each(OWN)('the ARN of %s is the one that AWS documents, as far as it goes', (type) => {
  const { template, others } = arnTemplateOf(type)!;
  const forms = [template, ...others].map((text) => text.split(/\$\{(?!Partition|Region|Account)\w+\}/).map(plainly));
  expect(forms.some((pieces) => new RegExp(`^${pieces.join('.*')}$`).test(outline(type)))).toBe(true);
});

test.each([
  ['a name', 'AWS::Athena::WorkGroup', '{ Name: desk }', 'Ref', 'desk'],
  [
    'an id that AWS makes up',
    'AWS::VpcLattice::ServiceNetwork',
    '{}',
    'Arn',
    'arn:aws:vpc-lattice:eu-central-1:111122223333:servicenetwork/#{It.ServiceNetworkId}',
  ],
  [
    'a name and an id',
    'AWS::MSK::Cluster',
    '{ ClusterName: desk }',
    'Ref',
    'arn:aws:kafka:eu-central-1:111122223333:cluster/desk/#{It.Uuid}',
  ],
])('a type that is not named here has %s by its ARN', (_title, type, properties, attribute, text) => {
  const account = accountOf(`
Resources:
  It: { Type: "${type}", Properties: ${properties} }
  Role: { Type: AWS::IAM::Role, Properties: { Tags: [{ Key: it, Value: ${attribute === 'Ref' ? '!Ref It' : `!GetAtt It.${attribute}`} }] } }`);
  expect(shown(account, account.identities[0]!.tags)).toEqual({ it: text });
});
