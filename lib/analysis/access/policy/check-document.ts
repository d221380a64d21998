import { nearest } from '../../../common/nearest';
import { checkActions } from './check-actions';
import { checkCondition } from './check-condition';
import { checkPrincipal } from './check-principal';
import { checkResources } from './check-resources';
import { Complaints, has, isMap, listed, type PolicyComplaint } from './complaints';
import { DOCUMENT_ELEMENTS, STATEMENT_ELEMENTS } from './policy-parts';

/** Where a policy is attached decides which elements it has: one of identity names no principal, one of trust no resource. */
export type PolicyType = 'identity' | 'resource' | 'trust';

export interface DocumentCheck {
  readonly type: PolicyType;
}

const VERSIONS = ['2012-10-17', '2008-10-17'];
/**
 * What is wrong with a policy document, by the grammar of IAM's JSON policies.
 *
 * Never throws, whatever the document is. It judges only the writing: what the policy allows is the engine's business.
 *
 * Limits: what one service alone refuses (a bucket policy about another bucket, a length) is not known here. Actions and
 * keys younger than our list of them are warned of, though they exist.
 */
export function checkDocument(document: unknown, check: DocumentCheck): PolicyComplaint[] {
  const complaints = new Complaints();
  if (!isMap(document)) {
    complaints.add('error', '', document, 'a map with `Version` and `Statement`');
    return complaints.all();
  }
  checkNames(document, DOCUMENT_ELEMENTS, '', complaints);
  checkVersion(document, complaints);
  if (!has(document, 'Statement')) complaints.add('error', 'Statement', undefined, 'one statement or a list of them');
  else checkStatements(document.Statement, check, complaints);
  return complaints.all();
}

function checkVersion(document: Readonly<Record<string, unknown>>, complaints: Complaints): void {
  if (!has(document, 'Version')) {
    // Without it the older language counts, in which `${aws:username}` is only text.
    if (mentionsVariable(document))
      complaints.add('warning', 'Version', undefined, '2012-10-17, or policy variables are plain text');
  } else if (!VERSIONS.includes(document.Version as string)) {
    complaints.add('error', 'Version', document.Version, '2012-10-17');
  }
}

/** What nests so deep that it cannot be written down mentions nothing that IAM would read. */
function mentionsVariable(document: unknown): boolean {
  try {
    return JSON.stringify(document).includes('${');
  } catch {
    return false;
  }
}

function checkStatements(written: unknown, check: DocumentCheck, complaints: Complaints): void {
  const sids = new Set<string>();
  if (Array.isArray(written) && written.length === 0)
    complaints.add('warning', 'Statement', written, 'at least one statement');
  for (const [index, statement] of listed(written).entries()) {
    const path = Array.isArray(written) ? `Statement[${index}]` : 'Statement';
    if (!isMap(statement)) {
      complaints.add('error', path, statement, 'a map with `Effect` and `Action`');
      continue;
    }
    checkSid(statement, path, sids, complaints);
    checkStatement(statement, path, check, complaints);
  }
}

function checkSid(
  statement: Readonly<Record<string, unknown>>,
  path: string,
  sids: Set<string>,
  complaints: Complaints,
): void {
  if (!has(statement, 'Sid') || statement.Sid === '') return;
  const { Sid: sid } = statement;
  if (typeof sid !== 'string') complaints.add('error', `${path}.Sid`, sid, 'a text');
  else if (sids.has(sid)) complaints.add('error', `${path}.Sid`, sid, 'a name that no other statement has');
  else sids.add(sid);
}

function checkStatement(
  statement: Readonly<Record<string, unknown>>,
  path: string,
  { type }: DocumentCheck,
  complaints: Complaints,
): void {
  checkNames(statement, STATEMENT_ELEMENTS, path, complaints);
  if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny')
    complaints.add('error', `${path}.Effect`, own(statement, 'Effect'), 'Allow or Deny');
  checkActions(statement, path, complaints);
  checkResources(statement, path, type, complaints);
  checkPrincipal(statement, path, type, complaints);
  if (has(statement, 'Condition')) checkCondition(statement, path, complaints);
}

function checkNames(map: object, known: readonly string[], path: string, complaints: Complaints): void {
  for (const name of Object.keys(map)) {
    if (known.includes(name)) continue;
    const meant = nearest(name.slice(0, 40), known);
    complaints.add(
      'error',
      path ? `${path}.${name}` : name,
      name,
      meant ? `\`${meant}\`` : `one of ${known.join(', ')}`,
    );
  }
}

function own(map: Readonly<Record<string, unknown>>, key: string): unknown {
  return has(map, key) ? map[key] : undefined;
}
