import { mustNotBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'graph-database-public',
  topic: 'exposure',
  severity: 'error',
  title: 'Graph database instance is public',
  why: 'The graph is reachable from the internet; what keeps people out is one policy.',
  fix: 'Set `PubliclyAccessible` to false.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'] },
  appliesTo: ['AWS::Neptune::DBInstance'],

  // The default: title "Neptune public endpoints" of the Neptune user guide.
  check(resource, _world, report) {
    mustNotBeTrue(resource.read('PubliclyAccessible'), { want: 'false' }, report);
  },

  bad: [
    {
      title: 'a public endpoint',
      template: `
        Resources:
          G:
            Type: AWS::Neptune::DBInstance
            Properties: { DBInstanceClass: db.r6g.large, PubliclyAccessible: true }`,
    },
    {
      title: 'the same as a text',
      template: `
        Resources:
          G:
            Type: AWS::Neptune::DBInstance
            Properties: { DBInstanceClass: db.r6g.large, PubliclyAccessible: 'true' }`,
    },
  ],
  good: [
    {
      title: 'no public endpoint',
      template: `
        Resources:
          G:
            Type: AWS::Neptune::DBInstance
            Properties: { DBInstanceClass: db.r6g.large, PubliclyAccessible: false }`,
    },
    {
      title: 'nothing said, which means none',
      template: `
        Resources:
          G:
            Type: AWS::Neptune::DBInstance
            Properties: { DBInstanceClass: db.r6g.large }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Public: { Type: String }
        Resources:
          G:
            Type: AWS::Neptune::DBInstance
            Properties: { PubliclyAccessible: !Ref Public }`,
    },
  ],
});
