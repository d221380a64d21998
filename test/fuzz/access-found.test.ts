/** What the fuzz of access has found, each as small as it got. */
import type { JsonStatement } from '../../lib/analysis/access/policy/json-policy';
import type { Side } from '../../scripts/fuzz/access/access-case';
import { ENGINE } from '../../scripts/fuzz/access/engine-under-test';

type Given = JsonStatement | readonly JsonStatement[];

const side = (statements: Given, version = '2012-10-17'): Side => ({
  ways: [[{ Version: version, Statement: [statements].flat().map((one) => ({ Action: '*', Resource: '*', ...one })) }]],
});
const ALLOW: JsonStatement = { Effect: 'Allow' };
const NOTHING = side({ Effect: 'Deny' });

interface Row {
  readonly title: string;
  readonly claim: Side;
  readonly reference: Side;
  readonly verdict: 'pass' | 'fail' | 'unknown';
}

const ROOT = 'arn:aws:iam::111122223333:root';
const USER = 'arn:aws:iam::111122223333:user/b';

const ROWS: readonly Row[] = [
  {
    title: 'somebody of an account is an ARN that IAM has',
    claim: side({ ...ALLOW, Principal: { AWS: ROOT } }),
    reference: NOTHING,
    verdict: 'fail',
  },
  {
    title: 'an account in China is another than the same number elsewhere',
    claim: side({ ...ALLOW, Principal: { AWS: 'arn:aws-cn:iam::111122223333:root' } }),
    reference: side({ ...ALLOW, Principal: { AWS: ROOT } }),
    verdict: 'fail',
  },
  {
    title: 'whether somebody is excepted without their account is open',
    claim: side({ ...ALLOW, Principal: { AWS: USER } }),
    reference: side([ALLOW, { Effect: 'Deny', NotPrincipal: { AWS: USER } }]),
    verdict: 'unknown',
  },
  {
    title: 'somebody excepted with their account is',
    claim: side({ ...ALLOW, Principal: { AWS: USER } }),
    reference: side([ALLOW, { Effect: 'Deny', NotPrincipal: { AWS: [USER, ROOT] } }]),
    verdict: 'pass',
  },
  {
    title: 'a key compared with ARNs only is never empty',
    claim: side({ ...ALLOW, Condition: { Null: { 'acme:Origin': 'false' } } }),
    reference: side({ ...ALLOW, Condition: { ArnLike: { 'acme:Origin': 'arn:aws:dock:::*' } } }),
    verdict: 'fail',
  },
  {
    title: 'a number with an exponent is none, and may be any',
    claim: side({ ...ALLOW, Condition: { NumericLessThan: { 'acme:Level': '1e1' } } }),
    reference: side({ ...ALLOW, Condition: { NumericEquals: { 'acme:Level': '5' } } }),
    verdict: 'unknown',
  },
  {
    title: 'a time without its zone is no date',
    claim: side({ ...ALLOW, Condition: { DateLessThan: { 'acme:Due': '2027-01-01T00:00:00' } } }),
    reference: NOTHING,
    verdict: 'unknown',
  },
  {
    title: 'the 30th of February is no date',
    claim: side({ ...ALLOW, Condition: { DateLessThan: { 'acme:Due': '2027-02-30' } } }),
    reference: side({ ...ALLOW, Condition: { DateLessThan: { 'acme:Due': '2027-03-02' } } }),
    verdict: 'unknown',
  },
  {
    title: 'numbers too long for a number of JavaScript are not taken for equal',
    claim: side({ ...ALLOW, Condition: { NumericLessThan: { 'acme:Level': '9007199254740993' } } }),
    reference: side({ ...ALLOW, Condition: { NumericLessThan: { 'acme:Level': '9007199254740992' } } }),
    verdict: 'unknown',
  },
  {
    title: 'an action that cannot be read may be any',
    claim: side({ ...ALLOW, Action: ['dock:Read', { Ref: 'Action' }] }),
    reference: side({ ...ALLOW, Action: 'dock:Read' }),
    verdict: 'unknown',
  },
  {
    title: 'a principal excepted that cannot be read may be nobody',
    claim: side({ ...ALLOW, NotPrincipal: { AWS: [7] } }),
    reference: NOTHING,
    verdict: 'unknown',
  },
  {
    title: 'whether the others of a list count when a variable has no value is open',
    claim: side({ ...ALLOW, Resource: ['arn:aws:dock:::a', 'arn:aws:dock:::${aws:username}'] }),
    reference: side({ ...ALLOW, Condition: { Null: { 'aws:username': 'false' } } }),
    verdict: 'unknown',
  },
  {
    title: 'alone in its list, a variable without a value matches nothing',
    claim: side({ ...ALLOW, Resource: 'arn:aws:dock:::${aws:username}' }),
    reference: side({ ...ALLOW, Condition: { Null: { 'aws:username': 'false' } } }),
    verdict: 'pass',
  },
  {
    title: 'a default of one text is none of another',
    claim: side({ ...ALLOW, Resource: ["arn:aws:dock:::${aws:username, 'x'}", 'arn:aws:dock:::a${aws:username}'] }),
    reference: side({ ...ALLOW, Resource: 'arn:aws:dock:::*', Condition: { Null: { 'aws:username': 'false' } } }),
    verdict: 'unknown',
  },
  {
    title: 'in a policy of 2008 a variable is text',
    claim: side({ ...ALLOW, Resource: 'arn:aws:dock:::${aws:username}' }, '2008-10-17'),
    reference: side({ ...ALLOW, Resource: 'arn:aws:dock:::$*' }),
    verdict: 'pass',
  },
  {
    title: 'in a policy of 2008 a star inside braces is a wildcard',
    claim: side({ ...ALLOW, Resource: 'arn:aws:dock:::${*}' }, '2008-10-17'),
    reference: side({ ...ALLOW, Resource: 'arn:aws:dock:::${*}' }),
    verdict: 'fail',
  },
];

test.each(ROWS)('$title', ({ claim, reference, verdict }) => {
  expect([false, true].map((lazy) => ENGINE.compare(claim, reference, lazy).verdict)).toEqual([verdict, verdict]);
});
