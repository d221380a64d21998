import type { Property, Resource } from '../../../lib/template';
import { mustSay, says } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'instance-metadata-tokenless',
  topic: 'exposure',
  severity: 'error',
  title: 'Machine hands out credentials without a session token',
  why: 'A web server that can be fooled into fetching one address gives away the credentials of the machine.',
  fix: 'Set `MetadataOptions.HttpTokens` to required.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ia-5'], fsbp: ['ec2.8', 'ec2.170', 'autoscaling.3'] },
  appliesTo: ['AWS::EC2::Instance', 'AWS::EC2::LaunchTemplate', 'AWS::AutoScaling::LaunchConfiguration'],

  // What is not said here may come from the image or the account, which no template shows: older images take both versions.
  check(resource, world, report) {
    const holder =
      resource.type === 'AWS::EC2::LaunchTemplate' ? resource.read('LaunchTemplateData') : resource.properties;
    const options = holder.get('MetadataOptions');
    if (says(options.get('HttpEndpoint'), 'disabled')) return;
    const tokens = options.get('HttpTokens');
    const template = templateOf(resource);
    if (tokens.value.kind !== 'absent' || !template) {
      return mustSay(tokens, { texts: ['required'], want: 'required; not set means optional' }, report);
    }
    // A launch template of this template is judged itself.
    if (!world.follow(template)) report.unknown(template, { want: 'a launch template that says required' });
  },

  bad: [
    {
      title: 'an instance that says nothing',
      template: `
        Resources:
          M:
            Type: AWS::EC2::Instance
            Properties: { InstanceType: t3.micro }`,
    },
    {
      title: 'an instance that takes both versions',
      template: `
        Resources:
          M:
            Type: AWS::EC2::Instance
            Properties: { MetadataOptions: { HttpTokens: optional } }`,
    },
    {
      title: 'a launch template that says nothing',
      template: `
        Resources:
          T:
            Type: AWS::EC2::LaunchTemplate
            Properties: { LaunchTemplateData: { InstanceType: t3.micro } }`,
    },
    {
      title: 'a launch configuration that takes both versions',
      template: `
        Resources:
          C:
            Type: AWS::AutoScaling::LaunchConfiguration
            Properties: { ImageId: ami-0123456789abcdef0, MetadataOptions: { HttpEndpoint: enabled, HttpTokens: optional } }`,
    },
    {
      title: 'an instance that loosens its launch template',
      template: `
        Resources:
          M:
            Type: AWS::EC2::Instance
            Properties: { LaunchTemplate: { LaunchTemplateId: !Ref T }, MetadataOptions: { HttpTokens: optional } }
          T:
            Type: AWS::EC2::LaunchTemplate
            Properties: { LaunchTemplateData: { MetadataOptions: { HttpTokens: required } } }`,
    },
  ],
  good: [
    {
      title: 'tokens are required',
      template: `
        Resources:
          M:
            Type: AWS::EC2::Instance
            Properties: { MetadataOptions: { HttpTokens: required } }
          T:
            Type: AWS::EC2::LaunchTemplate
            Properties: { LaunchTemplateData: { MetadataOptions: { HttpTokens: required } } }
          C:
            Type: AWS::AutoScaling::LaunchConfiguration
            Properties: { MetadataOptions: { HttpTokens: required } }
          ByTemplate:
            Type: AWS::EC2::Instance
            Properties: { LaunchTemplate: { LaunchTemplateId: !Ref T, Version: '1' } }
          ByName:
            Type: AWS::EC2::Instance
            Properties: { LaunchTemplate: { LaunchTemplateName: !Ref T, Version: '1' } }`,
    },
    {
      title: 'no metadata at all',
      template: `
        Resources:
          M:
            Type: AWS::EC2::Instance
            Properties: { MetadataOptions: { HttpEndpoint: disabled } }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Tokens: { Type: String }
        Resources:
          M:
            Type: AWS::EC2::Instance
            Properties: { MetadataOptions: { HttpTokens: !Ref Tokens } }`,
    },
    {
      title: 'a launch template of another stack',
      template: `
        Resources:
          M:
            Type: AWS::EC2::Instance
            Properties: { LaunchTemplate: { LaunchTemplateId: lt-0123456789abcdef0, Version: '1' } }`,
    },
    {
      title: 'a launch template of another stack, by its name',
      template: `
        Resources:
          M:
            Type: AWS::EC2::Instance
            Properties: { LaunchTemplate: { LaunchTemplateName: claims, Version: '1' } }`,
    },
  ],
});

/** Names the launch template of an instance. */
function templateOf(resource: Resource): Property | undefined {
  return ['LaunchTemplateId', 'LaunchTemplateName']
    .map((name) => resource.read('LaunchTemplate').get(name))
    .find(({ value }) => value.kind !== 'absent');
}
