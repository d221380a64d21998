import { nearest } from '../common/nearest';
import type { Peer } from '../common/peer';
import type { RuleCard } from '../common/rule-card';
import { type Problem, UserError } from '../common/user-error';
import { type PeerAnswer, renderPeers } from '../reports/peer-answers';
import type { Paint } from '../reports/paint';

/** How many near names a mistake is answered with. */
const NEAR_MAX = 3;

/**
 * `enclave rules --from`: which of our rules answer those of another tool.
 * Takes `source:rule`, a rule alone where only one tool has it, or a source for all of its rules; any case.
 * @throws UserError with the nearest names for what no tool we know has
 */
export function answerPeers(
  asked: readonly string[],
  peers: readonly Peer[],
  cards: readonly RuleCard[],
  { json, paint }: { json: boolean; paint: Paint },
): string {
  const found = asked.map((word) => ({ word, matching: matching(word, peers) }));
  const problems = found.filter((one) => one.matching.length === 0).map(({ word }) => unknownPeer(word, peers));
  if (problems.length > 0) throw new UserError(problems);
  const titles = new Map(cards.map(({ id, title }) => [id, title]));
  const answers = found
    .flatMap((one) => one.matching)
    .map(({ ours, ...peer }): PeerAnswer => ({
      ...peer,
      ours: ours.map((id) => ({ id, title: titles.get(id) ?? 'not in this catalogue' })),
    }));
  return json ? JSON.stringify(answers, null, 2) : renderPeers(answers, paint);
}

const nameOf = ({ source, rule }: Peer) => `${source}:${rule}`;

function matching(word: string, peers: readonly Peer[]): Peer[] {
  const folded = word.toLowerCase().replace(/:$/, '');
  const names = (peer: Peer) => [nameOf(peer), peer.rule, peer.source, `${shortOf(peer)}:${peer.rule}`, shortOf(peer)];
  return peers.filter((peer) => names(peer).some((name) => name.toLowerCase() === folded));
}

/** People say trivy, and mean its checks. */
function shortOf({ source }: Peer): string {
  return source.replace(/-.*$/, '');
}

function unknownPeer(word: string, peers: readonly Peer[]): Problem {
  const sources = [...new Set(peers.map(({ source }) => source))].sort();
  const [source = ''] = word.split(':');
  const known = sources.find((one) => one.toLowerCase() === source.toLowerCase());
  const candidates = peers.filter((peer) => known === undefined || peer.source === known);
  const near = nearNames(word, candidates, sources);
  return {
    where: '--from',
    what: 'names a rule that we have not compared with ours',
    saw: word,
    want: near.length > 0 ? near.join(', ') : `\`source:rule\`, with one of ${sources.join(', ')}`,
    mend: near[0]
      ? `write \`--from ${near[0]}\``
      : `run \`enclave rules --from ${known ?? sources[0]}\` to see all of one`,
    code: 'rules/from',
  };
}

/** Whole names, rules alone and sources, as the user may have written any of them; nearest first. */
function nearNames(word: string, peers: readonly Peer[], sources: readonly string[]): string[] {
  const spelt = new Map<string, string>(sources.map((source) => [source, source]));
  for (const peer of peers) {
    spelt.set(nameOf(peer), nameOf(peer));
    if (!word.includes(':')) spelt.set(peer.rule, nameOf(peer));
  }
  const near = new Set<string>();
  while (near.size < NEAR_MAX) {
    const spelling = nearest(word, [...spelt.keys()]);
    if (spelling === undefined) break;
    near.add(spelt.get(spelling) ?? spelling);
    spelt.delete(spelling);
  }
  return [...near];
}
