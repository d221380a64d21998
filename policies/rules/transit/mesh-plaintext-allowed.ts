import { mustBeTrue, mustSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'mesh-plaintext-allowed',
  topic: 'transit',
  severity: 'error',
  title: 'App Mesh node or gateway accepts plain text',
  why: 'Inside a mesh services trust each other; one that takes plain text lets anything beside it speak to it.',
  fix: 'Set `TLS.Mode` of every listener to STRICT, and leave `Enforce` of client policies true.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'] },
  appliesTo: ['AWS::AppMesh::VirtualGateway', 'AWS::AppMesh::VirtualNode'],

  check(resource, _world, report) {
    const spec = resource.read('Spec');
    for (const listener of spec.get('Listeners').each()) {
      mustSay(listener.read('TLS.Mode'), { texts: ['STRICT'], want: 'STRICT' }, report);
    }
    const backends = spec.get('Backends').each();
    const policies = [spec.get('BackendDefaults'), ...backends.map((backend) => backend.get('VirtualService'))];
    // "ClientPolicyTls" (CloudFormation): enforced by default.
    for (const policy of policies) {
      mustBeTrue(policy.read('ClientPolicy.TLS.Enforce'), { preset: true, want: 'true, or not set' }, report);
    }
  },

  bad: [
    {
      title: 'a node whose second listener takes both',
      template: `
        Resources:
          Node:
            Type: AWS::AppMesh::VirtualNode
            Properties:
              Spec:
                Listeners:
                  - { PortMapping: { Port: 443, Protocol: http2 }, TLS: { Mode: STRICT } }
                  - { PortMapping: { Port: 8443, Protocol: http2 }, TLS: { Mode: PERMISSIVE } }`,
    },
    {
      title: 'a gateway without TLS',
      template: `
        Resources:
          Gateway:
            Type: AWS::AppMesh::VirtualGateway
            Properties: { Spec: { Listeners: [{ PortMapping: { Port: 80, Protocol: http } }] } }`,
    },
    {
      title: 'a node that goes on without TLS where it finds none',
      template: `
        Resources:
          Node:
            Type: AWS::AppMesh::VirtualNode
            Properties: { Spec: { BackendDefaults: { ClientPolicy: { TLS: { Enforce: false } } } } }`,
    },
    {
      title: 'a node that goes on without TLS towards one service',
      template: `
        Resources:
          Node:
            Type: AWS::AppMesh::VirtualNode
            Properties: { Spec: { Backends: [{ VirtualService: { ClientPolicy: { TLS: { Enforce: 'false' } } } }] } }`,
    },
  ],
  good: [
    {
      title: 'TLS only, in and out',
      template: `
        Resources:
          Node:
            Type: AWS::AppMesh::VirtualNode
            Properties:
              Spec:
                Listeners: [{ PortMapping: { Port: 443, Protocol: http2 }, TLS: { Mode: STRICT } }]
                BackendDefaults: { ClientPolicy: { TLS: { Enforce: true } } }
                Backends: [{ VirtualService: { VirtualServiceName: claims } }]`,
    },
    {
      title: 'a gateway that takes TLS only',
      template: `
        Resources:
          Gateway:
            Type: AWS::AppMesh::VirtualGateway
            Properties: { Spec: { Listeners: [{ PortMapping: { Port: 443, Protocol: http }, TLS: { Mode: STRICT } }] } }`,
    },
  ],
  unknown: [
    {
      title: 'the mode is a parameter',
      template: `
        Parameters:
          Mode: { Type: String }
        Resources:
          Node:
            Type: AWS::AppMesh::VirtualNode
            Properties: { Spec: { Listeners: [{ TLS: { Mode: !Ref Mode } }] } }`,
    },
  ],
});
