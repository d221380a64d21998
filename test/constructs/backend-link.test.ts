import type { Template } from 'aws-cdk-lib/assertions';
import { Backend, BackendLink, PrivateApi, type BackendLinkProps } from '../../constructs';
import { codesOf, onlyOf, Surroundings } from './fixtures';

const ROLE = 'arn:aws:iam::111122223333:role/enclave/acme/enclave-acme-clerk';
const LOAD_BALANCER = 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/claims/0a1b2c3d4e5f6071';

const PLACE: BackendLinkProps = {
  vendor: 'acme',
  apiName: 'claims',
  url: 'https://claims.client.example/api',
  loadBalancerArn: LOAD_BALANCER,
  subnetIds: ['subnet-0a1b2c3d4e5f60718'],
  securityGroupIds: ['sg-0a1b2c3d4e5f60718'],
};

function apiBehind(props: Partial<BackendLinkProps> = {}): Template {
  const stack = new Surroundings();
  const { network, archive } = stack;
  const link = new BackendLink(stack, 'Link', { ...PLACE, ...props });
  const common = { vendor: 'acme', apiName: 'claims', network, archive, callerArns: [ROLE] };
  const api = new PrivateApi(stack, 'Api', { ...common, certificates: ['first', 'second'] });
  api.addRoute({ method: 'GET', path: '/claims/{claimId}' }, Backend.loadBalancer(link));
  api.addRoute({ method: 'POST', path: '/claims' }, Backend.loadBalancer(link));
  return stack.template();
}

test('the API calls the load balancer over HTTPS, through a link, each route at its own path', () => {
  const template = apiBehind();
  const [link] = Object.keys(template.findResources('AWS::ApiGatewayV2::VpcLink'));
  template.hasResourceProperties('AWS::ApiGateway::Method', {
    HttpMethod: 'GET',
    AuthorizationType: 'AWS_IAM',
    Integration: {
      Type: 'HTTP_PROXY',
      ConnectionType: 'VPC_LINK',
      ConnectionId: { Ref: link },
      IntegrationTarget: LOAD_BALANCER,
      Uri: 'https://claims.client.example/api/claims/{claimId}',
      RequestParameters: { 'integration.request.path.claimId': 'method.request.path.claimId' },
    },
  });
  expect(onlyOf(template, 'AWS::ApiGatewayV2::VpcLink')).toMatchObject({
    SubnetIds: PLACE.subnetIds,
    SecurityGroupIds: PLACE.securityGroupIds,
  });
});

test('another load balancer means another deployment, or the API would go on calling the old one', () => {
  const deploymentOf = (template: Template) => Object.keys(template.findResources('AWS::ApiGateway::Deployment'));
  const other = LOAD_BALANCER.replace('0a1b', '1b0a');
  expect(deploymentOf(apiBehind({ loadBalancerArn: other }))).not.toEqual(deploymentOf(apiBehind()));
});

test('the first certificate proves the API to the backend, and the second one waits', () => {
  const template = apiBehind();
  const certificates = template.findResources('AWS::ApiGateway::ClientCertificate');
  const [first] = Object.keys(certificates).filter((id) => JSON.stringify(certificates[id]).includes('first of'));
  expect(Object.keys(certificates)).toHaveLength(2);
  expect(onlyOf(template, 'AWS::ApiGateway::Stage').ClientCertificateId).toEqual({ Ref: first });
});

test('a backend in plain text, or without a network to call it from, is refused', () => {
  expect(codesOf(() => apiBehind({ url: 'http://claims.client.example' }))).toEqual(['enclave/backend-plaintext']);
  expect(codesOf(() => apiBehind({ subnetIds: [] }))).toEqual(['enclave/backend-without-network']);
  expect(codesOf(() => apiBehind({ securityGroupIds: [] }))).toEqual(['enclave/backend-without-network']);
});
