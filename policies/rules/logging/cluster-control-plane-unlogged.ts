import { all } from '../../judge';
import { listsEntry, mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

const KINDS = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

export default defineRule({
  id: 'cluster-control-plane-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'Kubernetes control plane does not keep all of its logs',
  why: 'Who changed a role, read a secret or was refused by the API server cannot be reconstructed.',
  fix: 'Enable api, audit, authenticator, controllerManager and scheduler in `Logging.ClusterLogging.EnabledTypes`.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12', 'si-4'], fsbp: ['eks.8'] },
  appliesTo: ['AWS::EKS::Cluster'],

  check(cluster, _world, report) {
    const types = cluster.read('Logging.ClusterLogging.EnabledTypes');
    const listed = KINDS.map((Type) => listsEntry(types, { Type }));
    const saw = `${KINDS.filter((_, index) => !listed[index]).join(', ')} not listed`;
    mustHold(all(listed), types, { saw, want: KINDS.join(', ') }, report);
  },

  bad: [
    {
      title: 'no logging',
      template: `
        Resources:
          Cluster:
            Type: AWS::EKS::Cluster
            Properties: { Name: claims }`,
    },
    {
      title: 'the API server is left out',
      template: `
        Resources:
          Cluster:
            Type: AWS::EKS::Cluster
            Properties: { Logging: { ClusterLogging: { EnabledTypes: [{ Type: audit }, { Type: authenticator }, { Type: controllerManager }, { Type: scheduler }] } } }`,
    },
    {
      title: 'the audit log is left out',
      template: `
        Resources:
          Cluster:
            Type: AWS::EKS::Cluster
            Properties: { Logging: { ClusterLogging: { EnabledTypes: [{ Type: api }, { Type: authenticator }, { Type: controllerManager }, { Type: scheduler }] } } }`,
    },
    {
      title: 'the authenticator is left out',
      template: `
        Resources:
          Cluster:
            Type: AWS::EKS::Cluster
            Properties: { Logging: { ClusterLogging: { EnabledTypes: [{ Type: api }, { Type: audit }, { Type: controllerManager }, { Type: scheduler }] } } }`,
    },
    {
      title: 'the controller manager is left out',
      template: `
        Resources:
          Cluster:
            Type: AWS::EKS::Cluster
            Properties: { Logging: { ClusterLogging: { EnabledTypes: [{ Type: api }, { Type: audit }, { Type: authenticator }, { Type: scheduler }] } } }`,
    },
    {
      title: 'the scheduler is left out',
      template: `
        Resources:
          Cluster:
            Type: AWS::EKS::Cluster
            Properties: { Logging: { ClusterLogging: { EnabledTypes: [{ Type: api }, { Type: audit }, { Type: authenticator }, { Type: controllerManager }] } } }`,
    },
  ],
  good: [
    {
      title: 'all five',
      template: `
        Resources:
          Cluster:
            Type: AWS::EKS::Cluster
            Properties:
                Logging: { ClusterLogging: { EnabledTypes: [{ Type: api }, { Type: audit }, { Type: authenticator }, { Type: controllerManager }, { Type: scheduler }] } }`,
    },
    {
      title: 'all five in another order, with one that is yet to come',
      template: `
        Resources:
          Cluster:
            Type: AWS::EKS::Cluster
            Properties:
                Logging: { ClusterLogging: { EnabledTypes: [{ Type: scheduler }, { Type: network }, { Type: controllerManager }, { Type: authenticator }, { Type: audit }, { Type: api }] } }`,
    },
  ],
  unknown: [
    {
      title: 'the list is imported',
      template: `
        Resources:
          Cluster:
            Type: AWS::EKS::Cluster
            Properties: { Logging: { ClusterLogging: { EnabledTypes: !ImportValue log-types } } }`,
    },
  ],
});
