import type { Property } from '../../../lib/template';
import { any, isText, says } from '../../judge';
import { mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

const WANT = 'a log group or a bucket';

export default defineRule({
  id: 'shell-session-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'Shell sessions on instances are not logged',
  why: 'What the vendor typed on the machine, and what it answered, is recorded nowhere.',
  fix: 'Name a log group in `inputs.cloudWatchLogGroupName`, or a bucket in `inputs.s3BucketName`.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12', 'ac-17.1'] },
  appliesTo: ['AWS::SSM::Document'],

  check(document, _world, report) {
    const isSession = says(document.read('DocumentType'), 'Session');
    if (isSession === false) return;
    const written = document.read('Content');
    const content = parsed(written);
    // Port forwarding carries bytes, of which Session Manager keeps no log.
    if (content && says(content.get('sessionType'), 'Port')) return;
    const inputs = content?.get('inputs') ?? written;
    const places = ['cloudWatchLogGroupName', 's3BucketName'].map((name) => isText(inputs.get(name).value));
    mustHold(any([...places, content && isSession && false]), inputs, { want: WANT }, report);
  },

  bad: [
    {
      title: 'no log',
      template: `
        Resources:
          Shell:
            Type: AWS::SSM::Document
            Properties: { DocumentType: Session, Content: { schemaVersion: '1.0', sessionType: Standard_Stream, inputs: { idleSessionTimeout: '20' } } }`,
    },
    {
      title: 'empty names, in JSON',
      template: `
        Resources:
          Shell:
            Type: AWS::SSM::Document
            Properties: { DocumentType: Session, Content: '{"sessionType":"Standard_Stream","inputs":{"s3BucketName":"","cloudWatchLogGroupName":""}}' }`,
    },
  ],
  good: [
    {
      title: 'a log group, and a bucket',
      template: `
        Resources:
          One:
            Type: AWS::SSM::Document
            Properties: { DocumentType: Session, Content: { sessionType: Standard_Stream, inputs: { cloudWatchLogGroupName: !Ref Logs } } }
          Two:
            Type: AWS::SSM::Document
            Properties: { DocumentType: Session, Content: '{"sessionType":"Standard_Stream","inputs":{"s3BucketName":"shell"}}' }
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
    {
      title: 'documents for other ends',
      template: `
        Resources:
          Run:
            Type: AWS::SSM::Document
            Properties: { DocumentType: Command, Content: { schemaVersion: '2.2' } }
          Plain:
            Type: AWS::SSM::Document
            Properties: { Content: { schemaVersion: '2.2' } }
          Port:
            Type: AWS::SSM::Document
            Properties: { DocumentType: Session, Content: { sessionType: Port } }`,
    },
  ],
  unknown: [
    {
      title: 'the bucket is a parameter, which may be empty',
      template: `
        Parameters:
          Shell: { Type: String }
        Resources:
          Shell:
            Type: AWS::SSM::Document
            Properties: { DocumentType: Session, Content: { sessionType: Standard_Stream, inputs: { s3BucketName: !Ref Shell } } }`,
    },
    {
      title: 'the content is a text that is no JSON',
      template: `
        Resources:
          Shell:
            Type: AWS::SSM::Document
            Properties: { DocumentType: Session, Content: 'sessionType: Standard_Stream' }`,
    },
    {
      title: 'the kind of document is a parameter',
      template: `
        Parameters:
          Kind: { Type: String }
        Resources:
          Shell:
            Type: AWS::SSM::Document
            Properties: { DocumentType: !Ref Kind, Content: { schemaVersion: '1.0' } }`,
    },
  ],
});

/** The content is a map, or JSON in a text; YAML in a text is not read. */
function parsed(content: Property): Property | undefined {
  if (content.value.kind !== 'known') return content;
  try {
    return content.holding(JSON.parse(String(content.value.value)));
  } catch {
    return undefined;
  }
}
