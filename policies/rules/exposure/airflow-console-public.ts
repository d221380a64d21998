import { mustSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'airflow-console-public',
  topic: 'exposure',
  severity: 'error',
  title: 'Console of Airflow stands on the internet',
  why: 'Whoever gets a session in the console runs code with the role of the environment.',
  fix: 'Set `WebserverAccessMode` to PRIVATE_ONLY.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'] },
  appliesTo: ['AWS::MWAA::Environment'],

  // The default is private: title "CreateEnvironment" of the MWAA API reference.
  check(environment, _world, report) {
    const modes = { texts: ['PRIVATE_ONLY'], preset: 'PRIVATE_ONLY', want: 'PRIVATE_ONLY' };
    mustSay(environment.read('WebserverAccessMode'), modes, report);
  },

  bad: [
    {
      title: 'public',
      template: `
        Resources:
          A:
            Type: AWS::MWAA::Environment
            Properties: { WebserverAccessMode: PUBLIC_ONLY }`,
    },
    {
      title: 'both',
      template: `
        Resources:
          A:
            Type: AWS::MWAA::Environment
            Properties: { WebserverAccessMode: PUBLIC_AND_PRIVATE }`,
    },
  ],
  good: [
    {
      title: 'private',
      template: `
        Resources:
          A:
            Type: AWS::MWAA::Environment
            Properties: { WebserverAccessMode: PRIVATE_ONLY }`,
    },
    {
      title: 'nothing said, which means private',
      template: `
        Resources:
          A:
            Type: AWS::MWAA::Environment
            Properties: { Name: claims }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Mode: { Type: String }
        Resources:
          A:
            Type: AWS::MWAA::Environment
            Properties: { WebserverAccessMode: !Ref Mode }`,
    },
  ],
});
