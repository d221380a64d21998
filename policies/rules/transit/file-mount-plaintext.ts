import { type Property, type Resource } from '../../../lib/template';
import { mustSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'file-mount-plaintext',
  topic: 'transit',
  severity: 'error',
  title: 'Container mounts a file system in plain text',
  why: 'NFS without TLS shows every file that is read or written to whoever watches the network.',
  fix: 'Set `TransitEncryption` to ENABLED in the volume’s EFS configuration.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'], fsbp: ['ecs.18'] },
  appliesTo: ['AWS::Batch::JobDefinition', 'AWS::ECS::TaskDefinition'],

  check(definition, _world, report) {
    for (const volume of volumesOf(definition)) {
      // ECS spells it EFS, Batch spells it Efs.
      for (const name of ['EFSVolumeConfiguration', 'EfsVolumeConfiguration']) {
        const efs = volume.get(name);
        if (efs.value.kind === 'absent') continue;
        // AWS::ECS::TaskDefinition EFSVolumeConfiguration: "If this parameter is omitted, the default value of DISABLED".
        mustSay(efs.get('TransitEncryption'), { texts: ['ENABLED'], want: 'ENABLED' }, report);
      }
    }
  },

  bad: [
    {
      title: 'a task that says nothing',
      template: `
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties: { Volumes: [{ Name: data, EFSVolumeConfiguration: { FilesystemId: fs-0 } }] }`,
    },
    {
      title: 'the second volume of a task is in plain text',
      template: `
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              Volumes:
                - { Name: data, EFSVolumeConfiguration: { FilesystemId: fs-0, TransitEncryption: ENABLED } }
                - { Name: more, EFSVolumeConfiguration: { FilesystemId: fs-1, TransitEncryption: DISABLED } }`,
    },
    {
      title: 'a job',
      template: `
        Resources:
          Job:
            Type: AWS::Batch::JobDefinition
            Properties:
              Type: container
              ContainerProperties: { Volumes: [{ Name: data, EfsVolumeConfiguration: { FileSystemId: fs-0 } }] }`,
    },
    {
      title: 'a job of many nodes',
      template: `
        Resources:
          Job:
            Type: AWS::Batch::JobDefinition
            Properties:
              Type: multinode
              NodeProperties:
                NodeRangeProperties: [{ Container: { Volumes: [{ EfsVolumeConfiguration: { FileSystemId: fs-0 } }] } }]`,
    },
    {
      title: 'a job of many containers',
      template: `
        Resources:
          Job:
            Type: AWS::Batch::JobDefinition
            Properties:
              Type: container
              EcsProperties: { TaskProperties: [{ Volumes: [{ EfsVolumeConfiguration: { FileSystemId: fs-0 } }] }] }`,
    },
    {
      title: 'a job of many nodes, each with many containers',
      template: `
        Resources:
          Job:
            Type: AWS::Batch::JobDefinition
            Properties:
              Type: multinode
              NodeProperties:
                NodeRangeProperties:
                  - EcsProperties: { TaskProperties: [{ Volumes: [{ EfsVolumeConfiguration: { FileSystemId: fs-0 } }] }] }`,
    },
  ],
  good: [
    {
      title: 'encrypted mounts',
      template: `
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties: { Volumes: [{ EFSVolumeConfiguration: { FilesystemId: fs-0, TransitEncryption: ENABLED } }] }
          Job:
            Type: AWS::Batch::JobDefinition
            Properties:
              Type: container
              ContainerProperties: { Volumes: [{ EfsVolumeConfiguration: { FileSystemId: fs-0, TransitEncryption: ENABLED } }] }`,
    },
    {
      title: 'volumes that are no file systems',
      template: `
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties: { Volumes: [{ Name: scratch }, { Name: logs, Host: { SourcePath: /var/log } }] }
          Job:
            Type: AWS::Batch::JobDefinition
            Properties: { Type: container, ContainerProperties: { Image: claims } }`,
    },
  ],
  unknown: [
    {
      title: 'the setting is a parameter',
      template: `
        Parameters:
          Encryption: { Type: String }
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties: { Volumes: [{ EFSVolumeConfiguration: { FilesystemId: fs-0, TransitEncryption: !Ref Encryption } }] }`,
    },
  ],
});

function volumesOf(definition: Resource): readonly Property[] {
  const all = (path: string, holder: Property = definition.properties) => holder.read(path).each();
  const tasks = (holder: Property) => all('EcsProperties.TaskProperties', holder);
  const nodes = all('NodeProperties.NodeRangeProperties');
  const holders = [
    definition.properties,
    definition.read('ContainerProperties'),
    ...tasks(definition.properties),
    ...nodes.map((node) => node.get('Container')),
    ...nodes.flatMap(tasks),
  ];
  return holders.flatMap((holder) => all('Volumes', holder));
}
