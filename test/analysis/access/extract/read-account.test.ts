import { readAccount } from '../../../../lib/analysis/access/extract/read-account';
import { SymbolTable } from '../../../../lib/analysis/access/policy/symbols';
import { loadTargets } from '../../../../lib/template';
import { THERE, accountOf, openWorld, places, shown } from '../../../support/account-of';
import { temporaryFolder } from '../../../support/temporary';

const DOC = 'PolicyDocument: { Statement: [{ Effect: Allow, Action: "a:A", Resource: "*" }] }';

test('an account is read once for each place where it may stand', () => {
  const world = openWorld('Resources:\n  Role: { Type: AWS::IAM::Role }');
  expect(readAccount(world, THERE)).toBe(readAccount(world, { ...THERE }));
  expect(readAccount(world, { ...THERE, region: 'eu-west-1' })).not.toBe(readAccount(world, THERE));
});

test('an account says where it stands, or that nobody says', () => {
  const template = 'Resources:\n  Role: { Type: AWS::IAM::Role }';
  expect(accountOf(template)).toMatchObject({ id: '111122223333', partition: 'aws', region: 'eu-central-1' });
  const nowhere = accountOf(template, {});
  expect(shown(nowhere, [nowhere.id, nowhere.partition, nowhere.region])).toEqual([
    '${AWS::AccountId}',
    '${AWS::Partition}',
    '${AWS::Region}',
  ]);
});

test('the same reference is the same letter, and distinct resources are distinct', () => {
  const { guarded, identities } = accountOf(`
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ Effect: Allow, Action: "a:A", Resource: [!GetAtt One.Arn, !Sub "arn:aws:s3:::\${One}", !GetAtt Two.Arn] }] } }]
  One: { Type: AWS::S3::Bucket }
  Two: { Type: AWS::S3::Bucket }`);
  const [statement] = identities[0]!.policies[0]!.document.Statement as { Resource: string[] }[];
  const [one, same, two] = statement!.Resource;
  expect([same, two]).toEqual([one, guarded[1]!.arn]);
  expect(one).not.toBe(two);
});

test('two accounts that share a table share what has one name', () => {
  const symbols = new SymbolTable();
  const [before, after] = [1, 2].map((hours) =>
    accountOf(`Resources:\n  X${hours}: { Type: AWS::S3::Bucket }\n  Drop: { Type: AWS::S3::Bucket }`, {
      ...THERE,
      symbols,
    }),
  );
  expect(before!.guarded[1]!.arn).toBe(after!.guarded[1]!.arn);
  expect(before!.guarded[0]!.arn).not.toBe(after!.guarded[0]!.arn);
});

test('policies of the organization given beside stand above those of the template', () => {
  const policy = { document: {}, where: 'organization policy root', certain: true };
  const account = accountOf('Resources:\n  Role: { Type: AWS::IAM::Role }', { ...THERE, serviceControl: [[policy]] });
  expect([account.serviceControl, account.resourceControl]).toEqual([[[policy]], []]);
});

test.each([
  ['a macro', 'Transform: Rewrite\nResources: { Role: { Type: "AWS::IAM::Role" } }', /the macro Rewrite/],
  ['a malformed resource', 'Resources: { Role: { Type: "AWS::IAM::Role" }, Bad: { Type: 7 } }', /Bad is malformed/],
  [
    'a nested stack',
    'Resources: { Inner: { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: "https://x.example/t" } } }',
    /Inner brings/,
  ],
  ['a policy of devices', 'Resources: { P: { Type: "AWS::IoT::Policy" } }', /IoT policy P/],
])('%s is unseen', (_title, template, words) =>
  expect(accountOf(template).unseen).toEqual([expect.stringMatching(words)]),
);

describe('templates that are judged together', () => {
  const accounts = (files: Record<string, string>) => {
    const folder = temporaryFolder(files);
    const paths = Object.keys(files).map((file) => `${folder}/${file}`);
    const environment = { account: '111122223333', region: 'eu-central-1' };
    return loadTargets(paths, { environment }).map(({ template }) => readAccount(template.openWorld()));
  };

  test('share what one exports', () => {
    const [reader] = accounts({
      'reader.yaml': `
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: [!ImportValue door]
      Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ Effect: Allow, Action: "s3:*", Resource: !ImportValue drop }] } }]`,
      'store.yaml': `
Resources:
  Drop: { Type: AWS::S3::Bucket, Properties: { BucketName: drop } }
  Door: { Type: AWS::IAM::ManagedPolicy, Properties: { ${DOC} } }
Outputs:
  Drop: { Value: !GetAtt Drop.Arn, Export: { Name: drop } }
  Door: { Value: !Ref Door, Export: { Name: door } }`,
    });
    const { policies, unread } = reader!.identities[0]!;
    expect(unread).toEqual([]);
    expect(policies[0]!.document).toMatchObject({ Statement: [{ Resource: 'arn:aws:s3:::drop' }] });
    expect(places(policies)[1]).toMatch(/^role Role, managed policy .*\/Door$/);
  });

  test('attach policies to what another has', () => {
    const [store] = accounts({
      'store.yaml': `
Resources: { Drop: { Type: AWS::S3::Bucket } }
Outputs: { Drop: { Value: !Ref Drop, Export: { Name: drop } } }`,
      'wall.yaml': `
Resources:
  P: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !ImportValue drop, ${DOC} } }`,
    });
    expect(places(store!.guarded[0]!.policies)).toEqual([
      expect.stringMatching(/^Bucket Drop, policy .*\/P, PolicyDocument$/),
    ]);
  });

  test('know a managed policy by its ARN', () => {
    const [reader] = accounts({
      'reader.yaml': `
Resources:
  Role: { Type: AWS::IAM::Role, Properties: { PermissionsBoundary: "arn:aws:iam::111122223333:policy/wall" } }`,
      'wall.yaml': `
Resources:
  Wall: { Type: AWS::IAM::ManagedPolicy, Properties: { ManagedPolicyName: wall, ${DOC} } }`,
    });
    expect(reader!.identities[0]).toMatchObject({ boundary: { certain: true }, unread: [] });
  });
});
