import { mustNotBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'resource-share-external',
  topic: 'exposure',
  severity: 'warning',
  title: 'Resource share takes accounts outside the organization',
  why: 'One wrong account id among the principals gives a stranger the shared network, resolver or transit gateway.',
  fix: 'Set `AllowExternalPrincipals` to false.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-4', 'ac-20'] },
  appliesTo: ['AWS::RAM::ResourceShare'],

  // Source: CreateResourceShare, allowExternalPrincipals: true unless it is said to be false.
  check(resource, _world, report) {
    mustNotBeTrue(resource.read('AllowExternalPrincipals'), { want: 'false', preset: true }, report);
  },

  bad: [
    {
      title: 'not said',
      template: `
        Resources:
          Share:
            Type: AWS::RAM::ResourceShare
            Properties:
              Name: network
              Principals: ['444455556666']`,
    },
    {
      title: 'said to be true',
      template: `
        Resources:
          Share:
            Type: AWS::RAM::ResourceShare
            Properties:
              Name: network
              AllowExternalPrincipals: true`,
    },
  ],
  good: [
    {
      title: 'said to be false',
      template: `
        Resources:
          Share:
            Type: AWS::RAM::ResourceShare
            Properties:
              Name: network
              AllowExternalPrincipals: false`,
    },
    {
      title: 'said to be false as a text',
      template: `
        Resources:
          Share:
            Type: AWS::RAM::ResourceShare
            Properties:
              Name: network
              AllowExternalPrincipals: 'false'`,
    },
  ],
  unknown: [
    {
      title: 'a parameter',
      template: `
        Parameters:
          Outside: { Type: String }
        Resources:
          Share:
            Type: AWS::RAM::ResourceShare
            Properties:
              Name: network
              AllowExternalPrincipals: !Ref Outside`,
    },
  ],
});
