/** The names of security policies tell what they accept, also those of next year. */
import type { Profile } from '../../../lib/common/rule-card';
import { readTlsPolicy, tlsExpectation } from '../../../policies/questions/tls-policies';

const none = { fips: false, cnsa1: false, postQuantum: false };

test.each([
  // Load balancers
  ['ELBSecurityPolicy-2015-05', { ...none, minimum: 0 }],
  ['ELBSecurityPolicy-2016-08', { ...none, minimum: 0 }],
  ['ELBSecurityPolicy-FS-2018-06', { ...none, minimum: 0 }],
  ['ELBSecurityPolicy-TLS-1-0-2015-04', { ...none, minimum: 0 }],
  ['ELBSecurityPolicy-TLS-1-1-2017-01', { ...none, minimum: 1 }],
  ['ELBSecurityPolicy-TLS-1-2-2017-01', { ...none, minimum: 2 }],
  ['ELBSecurityPolicy-TLS-1-2-Ext-2018-06', { ...none, minimum: 2 }],
  ['ELBSecurityPolicy-FS-1-1-2019-08', { ...none, minimum: 1 }],
  ['ELBSecurityPolicy-FS-1-2-Res-2020-10', { ...none, minimum: 2 }],
  ['ELBSecurityPolicy-TLS13-1-0-PQ-2025-09', { ...none, minimum: 0, postQuantum: true }],
  ['ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06', { ...none, minimum: 2 }],
  ['ELBSecurityPolicy-TLS13-1-3-2021-06', { ...none, minimum: 3 }],
  ['ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04', { ...none, minimum: 2, fips: true }],
  ['ELBSecurityPolicy-TLS13-1-2-Ext0-FIPS-PQ-2025-09', { ...none, minimum: 2, fips: true, postQuantum: true }],
  ['ELBSecurityPolicy-TLS13-1-3-RFC9151-FIPS-2023-07', { ...none, minimum: 3, fips: true, cnsa1: true }],
  ['ELBSecurityPolicy-TLS13-1-2-RFC9151-INTEROP1-FIPS-2023-07', { ...none, minimum: 2, fips: true }],
  ['elbsecuritypolicy-tls13-1-2-2021-06', { ...none, minimum: 2 }],
  // API Gateway
  ['TLS_1_0', { ...none, minimum: 0 }],
  ['TLS_1_2', { ...none, minimum: 2 }],
  ['SecurityPolicy_TLS13_1_3_2025_09', { ...none, minimum: 3 }],
  ['SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09', { ...none, minimum: 2, fips: true, postQuantum: true }],
  ['SecurityPolicy_TLS13_2025_EDGE', { ...none, minimum: 3 }],
  ['SecurityPolicy_TLS12_PFS_2025_EDGE', { ...none, minimum: 2 }],
  // OpenSearch
  ['Policy-Min-TLS-1-0-2019-07', { ...none, minimum: 0 }],
  ['Policy-Min-TLS-1-2-PFS-2023-10', { ...none, minimum: 2 }],
  ['Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08', { ...none, minimum: 2, fips: true, cnsa1: true }],
  // CloudFront
  ['SSLv3', { ...none, minimum: 0 }],
  ['TLSv1', { ...none, minimum: 0 }],
  ['TLSv1_2016', { ...none, minimum: 0 }],
  ['TLSv1.1_2016', { ...none, minimum: 1 }],
  ['TLSv1.2_2018', { ...none, minimum: 2 }],
  ['TLSv1.3_2025', { ...none, minimum: 3 }],
  // IoT Core and Lightsail
  ['IoTSecurityPolicy_TLS12_1_0_2016_01', { ...none, minimum: 0 }],
  ['IotSecurityPolicy_TLS13_1_2_2022_10', { ...none, minimum: 2 }],
  ['TLS-2016-08', { ...none, minimum: 0 }],
  ['TLS-FS-Res-1-2-2022-08', { ...none, minimum: 2 }],
  ['TLS-1-2-2027-01', { ...none, minimum: 2 }],
])('%s', (name, policy) => {
  expect(readTlsPolicy(name)).toEqual(policy);
});

// Forms nobody has seen yet, and names that only look like one: a prefix, a suffix, a longer word.
test.each([
  '',
  'TLS1.2_2019',
  'TLS_1_2_2030',
  'My-TLS_1_2',
  'TLSv2',
  'TLSv1.2',
  'xTLSv1.2_2021',
  'TLSv1.2_2021x',
  'TLS-2021-06',
  'xTLS-FS-1-2-2022-08',
  'ELBSecurityPolicy-2030',
  'x-ELBSecurityPolicy-TLS13-1-2-2021-06',
  'ELBSecurityPolicy-Modern',
  'SecurityPolicy_TLS13_2025',
  'xSecurityPolicy_TLS13_2025_EDGE',
  'xSecurityPolicy_TLS13_1_2_2021_06',
  'SecurityPolicy_TLS13_2025_EDGE_x',
  'xPolicy-Min-TLS-1-2-2019-07',
  'old-SSLv3',
])('"%s" has no form we know', (name) => {
  expect(readTlsPolicy(name)).toBeUndefined();
});

const MODERN = 'ELBSecurityPolicy-TLS13-1-2-2021-06';
const FIPS = 'ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04';
const CNSA = 'ELBSecurityPolicy-TLS13-1-2-RFC9151-FIPS-2023-07';
const QUANTUM = 'ELBSecurityPolicy-TLS13-1-2-PQ-2025-09';

test.each<[Profile, 'balancer' | 'api' | 'search' | 'other', (boolean | undefined)[]]>([
  ['modern', 'balancer', [true, true, true, true]],
  ['fips', 'balancer', [false, true, true, false]],
  ['cnsa1', 'balancer', [false, false, true, false]],
  ['post-quantum', 'balancer', [false, false, false, true]],
  // What a service does not offer is not asked of it.
  ['fips', 'api', [false, true, true, false]],
  ['cnsa1', 'api', [true, true, true, true]],
  ['post-quantum', 'api', [false, false, false, true]],
  ['fips', 'search', [false, true, true, false]],
  ['cnsa1', 'search', [false, false, true, false]],
  ['post-quantum', 'search', [true, true, true, true]],
  ['fips', 'other', [true, true, true, true]],
])('under %s a %s policy is taken by its name', (profile, service, expected) => {
  const { accepts, want } = tlsExpectation(service, profile);
  expect([MODERN, FIPS, CNSA, QUANTUM].map(accepts)).toEqual(expected);
  expect(want).not.toBe('');
});

test('no profile takes a policy from TLS 1.1 on, nor judges a name without form', () => {
  const { accepts } = tlsExpectation('balancer', 'fips');
  expect(accepts('ELBSecurityPolicy-TLS13-1-1-FIPS-2023-04')).toBe(false);
  expect(accepts('ELBSecurityPolicy-Modern')).toBeUndefined();
});
