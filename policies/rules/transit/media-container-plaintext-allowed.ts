import { statementsOf } from '../../../lib/template';
import { any } from '../../judge';
import { allowsOnlyTls, anyActionOf, refusesPlaintext } from '../../questions/refuses-plaintext';
import { ANYTHING } from '../../questions/resource-coverage';
import { defineRule } from '../../rule';

const WANT = 'a policy that denies everyone without TLS, or allows only those with it';

export default defineRule({
  id: 'media-container-plaintext-allowed',
  topic: 'transit',
  severity: 'error',
  title: 'MediaStore container answers plain HTTP',
  why: 'Recordings and the requests for them pass the network in plain text.',
  fix: 'Deny `mediastore:*` to everyone in `Policy` when `aws:SecureTransport` is false.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1', 'ac-17.2'] },
  appliesTo: ['AWS::MediaStore::Container'],

  check(container, _world, report) {
    const property = container.read('Policy');
    const documents = [statementsOf(property)];
    const owner = {
      name: container.read('ContainerName').value,
      arnStart: /^arn:[^:]*:mediastore:[^:]*:[^:]*:container\//,
      arnAttributes: [],
      nameAttributes: [],
    };
    const requests = [{ action: anyActionOf('mediastore'), suffix: `/${ANYTHING}` }];
    // "Container policies in AWS Elemental MediaStore": the policy alone lets anybody in.
    const closed = any([refusesPlaintext(documents, requests, owner), allowsOnlyTls(documents)]);
    if (closed === undefined) report.unknown(property, { want: WANT });
    else if (!closed) report.fail(property, { want: WANT });
  },

  bad: [
    {
      title: 'no policy',
      template: `
        Resources:
          Media:
            Type: AWS::MediaStore::Container
            Properties: { ContainerName: claims }`,
    },
    {
      title: 'a policy that allows reading, with and without TLS',
      template: `
        Resources:
          Media:
            Type: AWS::MediaStore::Container
            Properties:
              ContainerName: claims
              Policy: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"mediastore:GetObject","Resource":"*"}]}'`,
    },
    {
      title: 'a Deny for part of the container',
      template: `
        Resources:
          Media:
            Type: AWS::MediaStore::Container
            Properties:
              ContainerName: claims
              Policy:
                Statement:
                  Effect: Deny
                  Principal: '*'
                  Action: mediastore:*
                  Resource: arn:aws:mediastore:eu-central-1:111122223333:container/claims/public/*
                  Condition: { Bool: { aws:SecureTransport: false } }`,
    },
    {
      title: 'one of two that are allowed needs no TLS',
      template: `
        Resources:
          Media:
            Type: AWS::MediaStore::Container
            Properties:
              ContainerName: claims
              Policy:
                Statement:
                  - { Effect: Allow, Principal: '*', Action: mediastore:GetObject, Resource: '*', Condition: { Bool: { aws:SecureTransport: true } } }
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: mediastore:*, Resource: '*' }`,
    },
  ],
  good: [
    {
      title: 'a Deny, in JSON',
      template: `
        Resources:
          Media:
            Type: AWS::MediaStore::Container
            Properties:
              ContainerName: claims
              Policy: '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"mediastore:*","Resource":"arn:aws:mediastore:eu-central-1:111122223333:container/claims/*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}'`,
    },
    {
      title: 'all that is allowed needs TLS',
      template: `
        Resources:
          Media:
            Type: AWS::MediaStore::Container
            Properties:
              ContainerName: claims
              Policy:
                Statement:
                  - { Effect: Deny, Principal: { AWS: '444455556666' }, Action: '*', Resource: '*' }
                  - Effect: Allow
                    Principal: '*'
                    Action: mediastore:GetObject
                    Resource: '*'
                    Condition: { Bool: { aws:SecureTransport: 'true' }, StringEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }`,
    },
  ],
  unknown: [
    {
      title: 'the policy is imported',
      template: `
        Resources:
          Media:
            Type: AWS::MediaStore::Container
            Properties: { ContainerName: claims, Policy: !ImportValue tls-only }`,
    },
  ],
});
