import { decide } from '../support/proofs';

const holds = { claim: 'holds', decide: () => ({ verdict: 'pass', explanation: [] }) as const };

test('a claim about what we see does not hold for what we do not see', () => {
  const verdictWith = (resource: string) => decide(holds, `Resources: { Other: ${resource} }`);
  expect(verdictWith('{ Type: AWS::S3::Bucket }').verdict).toBe('pass');
  for (const type of [
    'AWS::CloudFormation::Stack',
    'AWS::CloudFormation::StackSet',
    'AWS::ServiceCatalog::CloudFormationProvisionedProduct',
    'Acme::Net::Way::MODULE',
  ]) {
    const proof = verdictWith(`{ Type: "${type}" }`);
    expect([proof.verdict, proof.explanation.join()]).toEqual(['unknown', expect.stringMatching(/Other .* brings/)]);
  }
  const proof = verdictWith('{ Properties: {} }');
  expect([proof.verdict, proof.explanation.join()]).toEqual([
    'unknown',
    expect.stringMatching(/Other cannot be judged/),
  ]);
});
