import { accountOf, guarded, places } from '../../../support/account-of';

const FUNCTION = 'arn:aws:lambda:eu-central-1:111122223333:function:mail';

function read(properties: string, id = 'Mail') {
  return guarded(
    accountOf(`
Parameters: { Any: { Type: String }, Many: { Type: CommaDelimitedList } }
Resources:
  Mail: { Type: AWS::Lambda::Function, Properties: { FunctionName: mail } }
  Live: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Mail, Name: live } }
  Call: { Type: AWS::Lambda::Permission, Properties: { Action: "lambda:InvokeFunction", ${properties} } }`),
    id,
  );
}

describe('a permission is a statement of the policy of its function', () => {
  test.each<[string, string, string]>([
    ['by reference', '!Ref Mail', FUNCTION],
    ['by its ARN', '!GetAtt Mail.Arn', FUNCTION],
    ['by its name', 'mail', FUNCTION],
    ['by part of its ARN', '"111122223333:function:mail"', FUNCTION],
    ['by an alias', '!Ref Live', `${FUNCTION}:live`],
    ['by a name with an alias', 'mail:live', `${FUNCTION}:live`],
  ])('which it names %s', (_title, name, resource) => {
    const { policies } = read(`FunctionName: ${name}, Principal: s3.amazonaws.com`);
    expect(policies).toEqual([
      {
        where: 'Function Mail, permission Call',
        certain: true,
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'Call',
              Effect: 'Allow',
              Principal: { Service: 's3.amazonaws.com' },
              Action: 'lambda:InvokeFunction',
              Resource: resource,
            },
          ],
        },
      },
    ]);
  });

  test.each<[string, string, object]>([
    ['an account', 'Principal: "222233334444"', { Principal: { AWS: '222233334444' } }],
    [
      'a role',
      'Principal: "arn:aws:iam::222233334444:role/x"',
      { Principal: { AWS: 'arn:aws:iam::222233334444:role/x' } },
    ],
    ['everybody', 'Principal: "*"', { Principal: '*' }],
    [
      'a source',
      'Principal: s3.amazonaws.com, SourceArn: "arn:aws:s3:::drop", SourceAccount: !Ref AWS::AccountId',
      {
        Condition: {
          ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::drop' },
          StringEquals: { 'aws:SourceAccount': '111122223333' },
        },
      },
    ],
    [
      'an organization and a kind of URL',
      'Principal: "*", PrincipalOrgID: o-abc, FunctionUrlAuthType: NONE',
      { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abc', 'lambda:FunctionUrlAuthType': 'NONE' } } },
    ],
    [
      'a source that is a parameter',
      'Principal: s3.amazonaws.com, SourceArn: !Ref Any',
      { Condition: { ArnLike: { 'aws:SourceArn': '${Any}' } } },
    ],
  ])('for %s', (_title, properties, statement) =>
    expect(read(`FunctionName: mail, ${properties}`).policies).toMatchObject([
      { certain: true, document: { Statement: [statement] } },
    ]),
  );

  test.each<[string, string, object]>([
    ['a principal', 'Principal: !Ref Any', { Principal: '*' }],
    ['a test', 'Principal: s3.amazonaws.com, SourceArn: !Ref Many', { Principal: { Service: 's3.amazonaws.com' } }],
  ])('that is uncertain and wide when it hides %s', (_title, properties, statement) => {
    const { policies } = read(`FunctionName: mail, ${properties}`);
    expect(policies).toMatchObject([{ certain: false, document: { Statement: [statement] } }]);
    expect(JSON.stringify(policies)).not.toContain('Condition');
  });

  test('may be for any function when it hides which', () => {
    const properties = 'FunctionName: !Ref Any, Principal: "*"';
    expect(places(read(properties).policies)).toEqual(['perhaps Function Mail, permission Call']);
    expect(places(read(properties, 'Call').policies)).toEqual(['perhaps AWS::Lambda::Function, permission Call']);
  });

  test('may be for a function outside', () =>
    expect(read('FunctionName: other, Principal: "*"', 'Call')).toMatchObject({
      type: 'AWS::Lambda::Function',
      arn: 'arn:aws:lambda:eu-central-1:111122223333:function:other',
      policies: [{ certain: true }],
    }));
});

test('a permission of a layer is one for an account, or for an organization', () => {
  const account = accountOf(`
Resources:
  Layer: { Type: AWS::Lambda::LayerVersion, Properties: { LayerName: tools } }
  Use: { Type: AWS::Lambda::LayerVersionPermission, Properties: { Action: "lambda:GetLayerVersion", LayerVersionArn: !Ref Layer, Principal: "*", OrganizationId: o-abc } }`);
  expect(guarded(account, 'Layer').policies).toMatchObject([
    {
      certain: true,
      document: {
        Statement: [
          {
            Principal: '*',
            Resource: 'arn:aws:lambda:eu-central-1:111122223333:layer:tools:${Layer.version}',
            Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abc' } },
          },
        ],
      },
    },
  ]);
});

describe('a permission of an event bus', () => {
  const bus = (properties: string, id = 'Bus') =>
    guarded(
      accountOf(`
Parameters: { Any: { Type: String } }
Resources:
  Bus: { Type: AWS::Events::EventBus, Properties: { Name: claims } }
  Put: { Type: AWS::Events::EventBusPolicy, Properties: { StatementId: Put, ${properties} } }`),
      id,
    );
  test('is a statement', () =>
    expect(
      bus(
        'EventBusName: !Ref Bus, Statement: { Effect: Allow, Principal: "*", Action: "events:PutEvents", Resource: x }',
      ).policies,
    ).toMatchObject([{ certain: true, document: { Statement: [{ Resource: 'x' }] } }]));
  test('is made of properties', () =>
    expect(
      bus(
        'EventBusName: claims, Action: "events:PutEvents", Principal: "*", Condition: { Type: StringEquals, Key: "aws:PrincipalOrgID", Value: o-abc }',
      ).policies,
    ).toMatchObject([
      {
        certain: true,
        document: {
          Statement: [
            {
              Principal: '*',
              Resource: 'arn:aws:events:eu-central-1:111122223333:event-bus/claims',
              Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abc' } },
            },
          ],
        },
      },
    ]));
  test('is for the default bus when it names none', () =>
    expect(bus('Action: "events:PutEvents", Principal: "222233334444"', 'Put')).toMatchObject({
      arn: 'arn:aws:events:eu-central-1:111122223333:event-bus/default',
      policies: [{ document: { Statement: [{ Principal: { AWS: '222233334444' } }] } }],
    }));
  test('may be for any bus when it hides which', () =>
    expect(places(bus('EventBusName: !Ref Any, Action: "events:PutEvents", Principal: "*"').policies)).toEqual([
      'perhaps EventBus Bus, permission Put',
    ]));
});
