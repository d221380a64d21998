import { mustList } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'serverless-warehouse-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'Serverless warehouse does not export all of its logs',
  why: 'Nobody can say who connected to the warehouse, and what was read.',
  fix: 'Name connectionlog, userlog and useractivitylog in `LogExports`.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'], fsbp: ['redshiftserverless.6'] },
  appliesTo: ['AWS::RedshiftServerless::Namespace'],

  check(namespace, _world, report) {
    mustList(namespace.read('LogExports'), ['connectionlog', 'userlog', 'useractivitylog'], report);
  },

  bad: [
    {
      title: 'no exports',
      template: `
        Resources:
          House:
            Type: AWS::RedshiftServerless::Namespace
            Properties: { NamespaceName: house }`,
    },
    {
      title: 'connections are left out',
      template: `
        Resources:
          House:
            Type: AWS::RedshiftServerless::Namespace
            Properties: { LogExports: [userlog, useractivitylog] }`,
    },
    {
      title: 'changes of users are left out',
      template: `
        Resources:
          House:
            Type: AWS::RedshiftServerless::Namespace
            Properties: { LogExports: [connectionlog, useractivitylog] }`,
    },
    {
      title: 'queries are left out',
      template: `
        Resources:
          House:
            Type: AWS::RedshiftServerless::Namespace
            Properties: { LogExports: [connectionlog, userlog] }`,
    },
  ],
  good: [
    {
      title: 'all three',
      template: `
        Resources:
          House:
            Type: AWS::RedshiftServerless::Namespace
            Properties: { LogExports: [connectionlog, userlog, useractivitylog] }`,
    },
    {
      title: 'all three, by the default of a parameter',
      template: `
        Parameters:
          Logs: { Type: CommaDelimitedList, Default: 'userlog,connectionlog,useractivitylog' }
        Resources:
          House:
            Type: AWS::RedshiftServerless::Namespace
            Properties: { LogExports: !Ref Logs }`,
    },
  ],
  unknown: [
    {
      title: 'the list is a parameter',
      template: `
        Parameters:
          Logs: { Type: CommaDelimitedList }
        Resources:
          House:
            Type: AWS::RedshiftServerless::Namespace
            Properties: { LogExports: !Ref Logs }`,
    },
  ],
});
