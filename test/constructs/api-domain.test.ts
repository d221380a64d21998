import { enclaveTemplate, LINKED_API, manifestWith, onlyOf, propertiesOf, statementsIn } from './fixtures';

const template = enclaveTemplate(manifestWith({ apis: [LINKED_API] }));

test('the API has a name that only the enclave’s network knows, and that leads to its endpoint', () => {
  const [network] = Object.keys(template.findResources('AWS::EC2::VPC'));
  const zones = template.findResources('AWS::Route53::HostedZone');
  expect(Object.values(zones).map(({ Properties }) => Properties as unknown)).toEqual([
    expect.objectContaining({
      Name: 'claims.client.example.',
      VPCs: [{ VPCId: { Ref: network }, VPCRegion: expect.anything() as unknown }],
    }),
  ]);
  const record = onlyOf(template, 'AWS::Route53::RecordSet');
  expect(record).toMatchObject({ Name: 'claims.client.example', HostedZoneId: { Ref: Object.keys(zones)[0] } });
  expect(JSON.stringify(record.AliasTarget)).toMatch(/"EnclaveNetworkEndpointexecuteapi[0-9A-F]+","DnsEntries"/);
});

test('the name answers to the one endpoint, in TLS as strict as the API’s own', () => {
  const [door] = Object.keys(template.findResources('AWS::EC2::VPCEndpoint')).filter((id) => /executeapi/.test(id));
  expect(propertiesOf(template, 'AWS::ApiGateway::DomainNameAccessAssociation')).toMatchObject([
    { AccessAssociationSource: { Ref: door }, AccessAssociationSourceType: 'VPCE' },
  ]);
  const name = onlyOf(template, 'AWS::ApiGateway::DomainNameV2');
  expect(name).toMatchObject({
    DomainName: 'claims.client.example',
    EndpointConfiguration: { Types: ['PRIVATE'] },
    SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
    EndpointAccessMode: 'STRICT',
  });
  expect(
    statementsIn(name.Policy).map(({ Effect, Condition }) => [Effect, Object.entries(Condition ?? {}).flat(2)]),
  ).toEqual([
    ['Deny', ['StringNotEquals', { 'aws:SourceVpce': [{ Ref: door }] }]],
    ['Allow', ['StringEquals', { 'aws:SourceVpce': [{ Ref: door }] }]],
  ]);
});

test('the name is mapped once the stage is there', () => {
  const [mapping] = Object.values(template.findResources('AWS::ApiGateway::BasePathMappingV2'));
  const [stage] = Object.keys(template.findResources('AWS::ApiGateway::Stage'));
  expect(mapping).toMatchObject({ DependsOn: expect.arrayContaining([stage]) as unknown, Properties: { Stage: 'v1' } });
});
