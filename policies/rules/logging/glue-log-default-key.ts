import { mustSay } from '../../judge';
import { mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'glue-log-default-key',
  topic: 'logging',
  severity: 'warning',
  tier: 'opinion',
  title: 'Glue writes its logs without a key of your own',
  why: 'Job logs often hold rows of the data, and anybody who may read logs reads them.',
  fix: 'Name a security configuration whose `CloudWatchEncryptionMode` is SSE-KMS.',
  controls: { 'nist-800-53-r5': ['au-9', 'sc-28'] },
  appliesTo: ['AWS::Glue::SecurityConfiguration', 'AWS::Glue::Job', 'AWS::Glue::Crawler', 'AWS::Glue::DevEndpoint'],

  check(resource, world, report) {
    if (resource.type === 'AWS::Glue::SecurityConfiguration') {
      const mode = resource.read('EncryptionConfiguration.CloudWatchEncryption.CloudWatchEncryptionMode');
      return mustSay(mode, { texts: ['SSE-KMS'], want: 'SSE-KMS' }, report);
    }
    const isCrawler = resource.type === 'AWS::Glue::Crawler';
    const name = resource.read(isCrawler ? 'CrawlerSecurityConfiguration' : 'SecurityConfiguration');
    // A configuration of this template is judged where it stands; one that is named by a text is out of sight.
    const answer = name.value.kind === 'absent' ? false : world.follow(name) ? true : undefined;
    mustHold(answer, name, { want: 'a security configuration with SSE-KMS for CloudWatch' }, report);
  },

  bad: [
    {
      title: 'the mode is off',
      template: `
        Resources:
          Secure:
            Type: AWS::Glue::SecurityConfiguration
            Properties: { Name: secure, EncryptionConfiguration: { CloudWatchEncryption: { CloudWatchEncryptionMode: DISABLED } } }`,
    },
    {
      title: 'only the data is encrypted',
      template: `
        Resources:
          Secure:
            Type: AWS::Glue::SecurityConfiguration
            Properties: { Name: secure, EncryptionConfiguration: { S3Encryptions: [{ S3EncryptionMode: SSE-KMS }] } }`,
    },
    {
      title: 'a job without configuration',
      template: `
        Resources:
          Load:
            Type: AWS::Glue::Job
            Properties: { Command: { Name: glueetl } }`,
    },
    {
      title: 'a crawler without configuration',
      template: `
        Resources:
          Crawl:
            Type: AWS::Glue::Crawler
            Properties: { Name: claims, SecurityConfiguration: of-no-meaning }`,
    },
    {
      title: 'an endpoint without configuration',
      template: `
        Resources:
          Shell:
            Type: AWS::Glue::DevEndpoint
            Properties: { EndpointName: shell }`,
    },
  ],
  good: [
    {
      title: 'a job, a crawler and an endpoint with an encrypting configuration',
      template: `
        Resources:
          Load:
            Type: AWS::Glue::Job
            Properties: { SecurityConfiguration: !Ref Secure }
          Crawl:
            Type: AWS::Glue::Crawler
            Properties: { CrawlerSecurityConfiguration: !Ref Secure }
          Shell:
            Type: AWS::Glue::DevEndpoint
            Properties: { SecurityConfiguration: !Ref Secure }
          Secure:
            Type: AWS::Glue::SecurityConfiguration
            Properties: { EncryptionConfiguration: { CloudWatchEncryption: { CloudWatchEncryptionMode: SSE-KMS, KmsKeyArn: !GetAtt Key.Arn } } }
          Key:
            Type: AWS::KMS::Key`,
    },
    {
      title: 'a configuration alone',
      template: `
        Resources:
          Secure:
            Type: AWS::Glue::SecurityConfiguration
            Properties: { EncryptionConfiguration: { CloudWatchEncryption: { CloudWatchEncryptionMode: SSE-KMS } } }`,
    },
  ],
  unknown: [
    {
      title: 'a configuration that is named by a text',
      template: `
        Resources:
          Load:
            Type: AWS::Glue::Job
            Properties: { SecurityConfiguration: secure }`,
    },
  ],
});
