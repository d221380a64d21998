import { callingTextsOf } from '../../questions/calling-texts';
import { mustNotSay } from '../../judge';
import { plainAddressesIn } from '../../questions/plain-url';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'url-plaintext',
  topic: 'transit',
  severity: 'warning',
  tier: 'opinion',
  title: 'Something is called in plain HTTP',
  why: 'Whoever is on the path reads what is sent, and can answer with a script or a package of their own.',
  fix: 'Use an https address.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'] },
  appliesTo: [
    'AWS::AutoScaling::LaunchConfiguration',
    'AWS::Cognito::UserPoolClient',
    'AWS::EC2::Instance',
    'AWS::EC2::LaunchTemplate',
    'AWS::ECS::TaskDefinition',
    'AWS::Events::ApiDestination',
    'AWS::Lambda::Function',
    'AWS::Route53::HealthCheck',
  ],

  check(resource, _world, report) {
    if (resource.type === 'AWS::Route53::HealthCheck') {
      const expectation = { texts: ['HTTP', 'HTTP_STR_MATCH'], want: 'HTTPS or HTTPS_STR_MATCH' };
      return mustNotSay(resource.read('HealthCheckConfig.Type'), expectation, report);
    }
    for (const { property, text } of callingTextsOf(resource)) {
      const [address] = plainAddressesIn(text);
      if (address !== undefined) report.fail(property, { saw: address, want: 'an https address' });
    }
  },

  bad: [
    {
      title: 'an environment variable of a function',
      template: `
        Resources:
          Function:
            Type: AWS::Lambda::Function
            Properties: { Environment: { Variables: { MODE: fast, BACKEND: 'http://claims.example.com/api' } } }`,
    },
    {
      title: 'an environment variable of a container, on a host that a parameter names',
      template: `
        Parameters:
          Host: { Type: String }
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties: { ContainerDefinitions: [{ Environment: [{ Name: BACKEND, Value: !Sub 'http://\${Host}:8080' }] }] }`,
    },
    {
      title: 'a script that a machine runs when it starts',
      template: `
        Resources:
          Machine:
            Type: AWS::EC2::Instance
            Properties: { UserData: !Base64 'curl http://get.example.com/install.sh | sh' }`,
    },
    {
      title: 'such a script with parts that are known only at deployment',
      template: `
        Resources:
          Template:
            Type: AWS::EC2::LaunchTemplate
            Properties:
              LaunchTemplateData:
                UserData: !Base64
                  'Fn::Sub': 'echo \${AWS::StackId}; wget http://get.example.com/a'`,
    },
    {
      title: 'such a script in a launch configuration',
      template: `
        Resources:
          Launch:
            Type: AWS::AutoScaling::LaunchConfiguration
            Properties: { UserData: !Base64 'wget "http://get.example.com/a"' }`,
    },
    {
      title: 'where users come back to after they signed in',
      template: `
        Resources:
          Client:
            Type: AWS::Cognito::UserPoolClient
            Properties: { CallbackURLs: ['https://claims.example.com', 'http://claims.example.com'] }`,
    },
    {
      title: 'where users come back to after they signed out',
      template: `
        Resources:
          Client:
            Type: AWS::Cognito::UserPoolClient
            Properties: { LogoutURLs: ['http://claims.example.com'] }`,
    },
    {
      title: 'where users come back to when nothing else is said',
      template: `
        Resources:
          Client:
            Type: AWS::Cognito::UserPoolClient
            Properties: { DefaultRedirectURI: 'http://claims.example.com' }`,
    },
    {
      title: 'where events are sent to',
      template: `
        Resources:
          Destination:
            Type: AWS::Events::ApiDestination
            Properties: { InvocationEndpoint: 'http://hooks.example.com' }`,
    },
    {
      title: 'a health check in HTTP',
      template: `
        Resources:
          Health:
            Type: AWS::Route53::HealthCheck
            Properties: { HealthCheckConfig: { Type: HTTP } }`,
    },
    {
      title: 'a health check in HTTP that looks for a word',
      template: `
        Resources:
          Health:
            Type: AWS::Route53::HealthCheck
            Properties: { HealthCheckConfig: { Type: HTTP_STR_MATCH } }`,
    },
  ],
  good: [
    {
      title: 'https addresses everywhere',
      template: `
        Resources:
          Function:
            Type: AWS::Lambda::Function
            Properties: { Environment: { Variables: { BACKEND: 'https://claims.example.com/api' } } }
          Client:
            Type: AWS::Cognito::UserPoolClient
            Properties: { CallbackURLs: ['https://claims.example.com'], DefaultRedirectURI: 'https://claims.example.com' }
          Other:
            Type: AWS::Lambda::Function
            Properties: { Runtime: nodejs24.x }
          Health:
            Type: AWS::Route53::HealthCheck
            Properties: { HealthCheckConfig: { Type: HTTPS } }
          Destination:
            Type: AWS::Events::ApiDestination
            Properties: { InvocationEndpoint: 'https://hooks.example.com' }`,
    },
    {
      title: 'oneself, the metadata of the machine, names of schemas and proxies',
      template: `
        Resources:
          Client:
            Type: AWS::Cognito::UserPoolClient
            Properties: { CallbackURLs: ['http://localhost:3000'] }
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties: { ContainerDefinitions: [{ Environment: [{ Name: HTTPS_PROXY, Value: 'http://proxy.example.com:3128' }, { Name: SIDE, Value: 'http://127.0.0.1:8080' }] }] }
          Function:
            Type: AWS::Lambda::Function
            Properties: { Environment: { Variables: { http_proxy: 'http://proxy.example.com:3128' } } }
          Machine:
            Type: AWS::EC2::Instance
            Properties: { UserData: !Base64 'export http_proxy="http://proxy.example.com"; curl http://169.254.169.254/latest/ > a; echo ''<a xmlns="http://example.com/a">'' > b' }`,
    },
  ],
  unknown: [
    {
      title: 'the type of a health check is a parameter',
      template: `
        Parameters:
          Kind: { Type: String }
        Resources:
          Health:
            Type: AWS::Route53::HealthCheck
            Properties: { HealthCheckConfig: { Type: !Ref Kind } }`,
    },
  ],
});
