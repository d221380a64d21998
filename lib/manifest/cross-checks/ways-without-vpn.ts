import { parseCidr } from '../../common/cidr';
import type { Path } from '../../common/yaml-source';
import { ORIGIN_PREFIX_MIN } from '../aws-limits';
import { type Complaint, formatPath } from '../complaint';
import { idpGroupOf } from '../names';
import type { Manifest } from '../schema';
import type { Parts } from '.';
import { foreignArns } from './foreign-arns';
import { duplicates, unknownName } from './references';

/** The ways in that need no VPN: do they name what exists, where the enclave is, and from where people may come? */
export function checkWaysWithoutVpn(parts: Parts): Complaint[] {
  const browser = parts.connect?.secureBrowser;
  const access = parts.connect?.verifiedAccess;
  return [...(browser ? browserComplaints(browser) : []), ...(access ? accessComplaints(access, parts) : [])];
}

type Browser = NonNullable<Manifest['connect']['secureBrowser']>;
type VerifiedAccess = NonNullable<Manifest['connect']['verifiedAccess']>;

function browserComplaints(browser: Browser): Complaint[] {
  const at: Path = ['connect', 'secureBrowser'];
  return [
    ...duplicates([...at, 'urls'], browser.urls, undefined, (url) => url),
    ...tooWide([...at, 'allowedRanges'], browser.allowedRanges),
  ];
}

function accessComplaints(access: VerifiedAccess, parts: Parts): Complaint[] {
  const at: Path = ['connect', 'verifiedAccess'];
  const { applications, oidc } = access;
  const jobs = parts.jobFunctions?.map((job) => job.id);
  const path = (index: number, ...rest: Path): Path => [...at, 'applications', index, ...rest];
  return [
    ...tooWide([...at, 'allowedRanges'], access.allowedRanges),
    ...duplicates([...at, 'applications'], applications, 'id', (one) => one.id),
    ...duplicates([...at, 'applications'], applications, 'domain', (one) => one.domain),
    ...applications.flatMap((one, index) =>
      jobs
        ? one.jobFunctions.flatMap((job, n) => unknownName(path(index, 'jobFunctions', n), job, 'a job function', jobs))
        : [],
    ),
    ...foreignArns(parts.placement, [
      [[...at, 'oidc', 'clientSecretArn'], oidc?.clientSecretArn],
      ...applications.flatMap((one, index): [Path, string][] => [
        [path(index, 'certificateArn'), one.certificateArn],
        [path(index, 'loadBalancerArn'), one.loadBalancerArn],
      ]),
    ]),
    ...(oidc ? [] : groupsWithoutIds(access, parts)),
  ];
}

/** Group ids of IAM Identity Center (AWS Verified Access User Guide, "AWS IAM Identity Center context"). */
const GROUP_ID = /^([0-9a-f]{10}-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** IAM Identity Center tells the ids of groups where other providers tell their names, so a name would match nobody. */
function groupsWithoutIds(access: VerifiedAccess, { jobFunctions, vendor }: Parts): Complaint[] {
  const entering = new Set(access.applications.flatMap((one) => one.jobFunctions));
  const groups: [Path, string][] = [
    [['connect', 'verifiedAccess', 'mfaGroup'], access.mfaGroup],
    ...(jobFunctions ?? []).flatMap((job, index): [Path, string][] =>
      vendor && entering.has(job.id) ? [[['jobFunctions', index, 'idpGroup'], idpGroupOf({ vendor }, job)]] : [],
    ),
  ];
  return groups.flatMap(([path, saw]) =>
    GROUP_ID.test(saw)
      ? []
      : [
          {
            path,
            what: `\`${formatPath(path)}\` is no group of IAM Identity Center`,
            saw,
            want: 'the id of a group, such as `c242c5b0-6081-1845-6fa8-6e0d9513c107`',
            mend: 'copy the group id from IAM Identity Center, or sign in through `oidc`',
            code: 'manifest/identity-center-group',
          },
        ],
  );
}

function tooWide(path: Path, ranges: readonly string[]): Complaint[] {
  return ranges.flatMap((range, index) => {
    const prefix = parseCidr(range)?.prefix ?? ORIGIN_PREFIX_MIN;
    if (prefix >= ORIGIN_PREFIX_MIN) return [];
    return [
      {
        path: [...path, index],
        what: 'people may come from half the internet',
        saw: range,
        want: `ranges of /${ORIGIN_PREFIX_MIN} or smaller`,
        mend: 'name the ranges of the offices',
        code: 'manifest/range-too-wide',
      },
    ];
  });
}
