import { parseArn } from '../../common/arn';
import type { Path } from '../../common/yaml-source';
import type { Complaint } from '../complaint';
import { isDataEvent } from '../data-events';
import { EVENT_PATTERN_LENGTH_MAX, eventPatternOf } from '../event-pattern';
import type { Manifest } from '../schema';
import type { Parts } from '.';
import { duplicates, unknownName } from './references';

type Transaction = Manifest['logging']['criticalTransactions'][number];

/** Who is told, and who looks at what: is the topic near enough, is each transaction recorded, and by whom is it read? */
export function checkLogging(parts: Parts): Complaint[] {
  const { logging } = parts;
  if (!logging) return [];
  const transactions = logging.criticalTransactions;
  return [
    ...vaultInPlace(parts),
    ...duplicates(['logging', 'criticalTransactions'], transactions, 'id', ({ id }) => id),
    ...transactions.flatMap((transaction, index) => transactionComplaints(transaction, index, parts)),
  ];
}

/** A second archive in the same account is in the hands of the same people. */
function vaultInPlace({ logging, placement }: Parts): Complaint[] {
  if (logging?.vaultAccount === undefined || logging.vaultAccount !== placement?.account) return [];
  return [
    {
      path: ['logging', 'vaultAccount'],
      what: 'the second archive would stand in the account of the enclave',
      saw: logging.vaultAccount,
      want: 'another account, with administrators of its own',
      mend: 'name the account where the organisation keeps its logs, or leave `vaultAccount` out',
      code: 'manifest/vault-account',
    },
  ];
}

function transactionComplaints(transaction: Transaction, index: number, parts: Parts): Complaint[] {
  const path = ['logging', 'criticalTransactions', index];
  return [
    ...reviewerComplaints(transaction.reviewer, [...path, 'reviewer'], parts),
    ...tooLong(transaction, [...path, 'eventNames']),
    ...transaction.eventNames.flatMap((name, at) =>
      unrecorded(transaction.eventSource, name, [...path, 'eventNames', at], parts),
    ),
  ];
}

/** The reviewer is one of the client's: named as a reviewer or as a contact, and nobody whose own calls these are. */
function reviewerComplaints(reviewer: string, path: Path, { logging, incidents, people }: Parts): Complaint[] {
  const lower = (addresses: readonly string[]) => addresses.map((address) => address.toLowerCase());
  const own = lower((people ?? []).map(({ email }) => email));
  if (own.includes(reviewer.toLowerCase())) {
    return [
      {
        path,
        what: 'somebody of the vendor would review the vendor’s own critical transactions',
        saw: reviewer,
        want: 'a reviewer who is not in `people`',
        mend: 'name a reviewer of the client',
        code: 'manifest/self-review',
      },
    ];
  }
  if (!incidents) return [];
  const known = lower([...(logging?.reviewers ?? []), ...incidents.contacts.client]);
  return unknownName(path, reviewer.toLowerCase(), 'a reviewer', known);
}

function tooLong({ eventSource, eventNames }: Transaction, path: Path): Complaint[] {
  const { length } = eventPatternOf(eventSource, eventNames);
  if (length <= EVENT_PATTERN_LENGTH_MAX) return [];
  return [
    {
      path,
      what: 'a critical transaction has more calls than one filter pattern holds',
      saw: `${eventNames.length} names, ${length} characters of pattern`,
      want: `a pattern of at most ${EVENT_PATTERN_LENGTH_MAX} characters`,
      mend: 'divide the calls among two transactions',
      code: 'manifest/event-pattern',
    },
  ];
}

/** The trail records the use of data only for data boundaries: an alarm on anything else would never ring. */
function unrecorded(eventSource: string, name: string, path: Path, { dataBoundaries }: Parts): Complaint[] {
  const service = eventSource.split('.')[0] ?? '';
  if (!dataBoundaries || !isDataEvent(service, name)) return [];
  const resources = dataBoundaries.flatMap((boundary) => boundary.resources);
  if (resources.some((resource) => parseArn(resource)?.service === service)) return [];
  return [
    {
      path,
      what: 'the trail does not record this call: it is a use of data, and no data boundary holds such data',
      saw: `${name} of ${eventSource}`,
      want: `a data boundary with a resource of ${service}`,
      mend: `add the data to \`dataBoundaries\`, or take \`${name}\` off the list`,
      code: 'manifest/critical-unrecorded',
    },
  ];
}
