import { statementsOf } from '../../../lib/template';
import { any } from '../../judge';
import { allowsOnlyTls, refusesPlaintext } from '../../questions/refuses-plaintext';
import { defineRule } from '../../rule';

const WANT = 'a policy that denies everyone without TLS, or allows only those with it';

export default defineRule({
  id: 'file-system-plaintext-allowed',
  topic: 'transit',
  severity: 'error',
  title: 'File system can be mounted in plain text',
  why: 'Whoever mounts it without TLS sends every file readable, and nobody is asked who they are.',
  fix: 'Deny `elasticfilesystem:ClientMount` to everyone in `FileSystemPolicy` when `aws:SecureTransport` is false.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1', 'ac-17.2'] },
  appliesTo: ['AWS::EFS::FileSystem'],

  check(fileSystem, _world, report) {
    const property = fileSystem.read('FileSystemPolicy');
    const documents = [statementsOf(property)];
    const requests = [{ action: 'elasticfilesystem:clientmount' }];
    // "Using IAM to control file system data access": an NFS client without IAM, so without TLS, has the policy alone.
    const closed = any([refusesPlaintext(documents, requests, undefined), allowsOnlyTls(documents)]);
    if (closed === undefined) report.unknown(property, { want: WANT });
    else if (!closed) report.fail(property, { want: WANT });
  },

  bad: [
    {
      title: 'no policy, which lets every client on the network in',
      template: `
        Resources:
          Files:
            Type: AWS::EFS::FileSystem
            Properties: { Encrypted: true }`,
    },
    {
      title: 'a policy that allows mounting, with and without TLS',
      template: `
        Resources:
          Files:
            Type: AWS::EFS::FileSystem
            Properties:
              FileSystemPolicy:
                Statement: [{ Effect: Allow, Principal: '*', Action: elasticfilesystem:ClientMount }]`,
    },
    {
      title: 'only writing is denied',
      template: `
        Resources:
          Files:
            Type: AWS::EFS::FileSystem
            Properties:
              FileSystemPolicy:
                Statement:
                  Effect: Deny
                  Principal: '*'
                  Action: elasticfilesystem:ClientWrite
                  Condition: { Bool: { aws:SecureTransport: false } }`,
    },
    {
      title: 'a Deny for all but some file system',
      template: `
        Resources:
          Files:
            Type: AWS::EFS::FileSystem
            Properties:
              FileSystemPolicy:
                Statement:
                  Effect: Deny
                  Principal: '*'
                  Action: '*'
                  NotResource: arn:aws:elasticfilesystem:eu-central-1:111122223333:file-system/*
                  Condition: { Bool: { aws:SecureTransport: false } }`,
    },
  ],
  good: [
    {
      title: 'as the console writes it',
      template: `
        Resources:
          Files:
            Type: AWS::EFS::FileSystem
            Properties:
              FileSystemPolicy:
                Statement:
                  - Effect: Allow
                    Principal: { AWS: '*' }
                    Action: [elasticfilesystem:ClientMount, elasticfilesystem:ClientWrite]
                    Condition: { Bool: { elasticfilesystem:AccessedViaMountTarget: 'true' } }
                  - { Effect: Deny, Principal: { AWS: '*' }, Action: '*', Condition: { Bool: { aws:SecureTransport: 'false' } } }`,
    },
    {
      title: 'all that is allowed needs TLS',
      template: `
        Resources:
          Files:
            Type: AWS::EFS::FileSystem
            Properties:
              FileSystemPolicy:
                Statement:
                  Effect: Allow
                  Principal: { AWS: '*' }
                  Action: elasticfilesystem:ClientMount
                  Condition: { Bool: { aws:SecureTransport: true } }`,
    },
  ],
  unknown: [
    {
      title: 'the policy is imported',
      template: `
        Resources:
          Files:
            Type: AWS::EFS::FileSystem
            Properties: { FileSystemPolicy: !ImportValue tls-only }`,
    },
  ],
});
