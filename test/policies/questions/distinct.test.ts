import { Template } from '../../../lib/template';
import { outdent } from '../../../lib/common/outdent';
import { distinct } from '../../../policies/questions/distinct';

test('equal values count once, the last of them; what has no key to compare by stays, each for itself', () => {
  const text = outdent(`
    Parameters:
      Any: { Type: String }
    Resources:
      Probe:
        Type: Test::Probe
        Properties:
          Items: [one, two, one, !Ref Any, !Ref Any, { a: 1 }, { a: 1 }]
  `);
  const world = Template.parse({ file: 'probe.yaml', text }).openWorld();
  const items = world.resource('Probe')!.read('Items').each();
  expect(distinct(items).map(({ path }) => path)).toEqual(['Items.2', 'Items.1', 'Items.4', 'Items.5', 'Items.6']);
});
