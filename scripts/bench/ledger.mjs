// How long a ledger of 100,000 entries takes to verify, and how long signatures take on top of it.
import { generateKeyPairSync } from 'node:crypto';
import { createRequire } from 'node:module';

const ENTRIES = 100_000;
const SIGNED = 10_000;
const RUNS = 5;

const ours = (name) => createRequire(import.meta.url)(`../../dist/lib/governance/ledger/${name}.js`);
const round = (number) => Math.round(number * 10) / 10;
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

function deeds(count, manifest) {
  return Array.from({ length: count }, (_, index) => ({
    action: index === 0 ? 'open' : index % 2 === 0 ? 'request' : 'approve',
    by: index % 2 === 0 ? 'ana@acme.example' : 'owner@client.example',
    subject: `r-${index >> 1}`,
    details: { jobFunction: 'clerk', boundary: 'letters', verbs: ['list', 'read'], expires: '2027-06-30' },
    manifest,
  }));
}

/** Wall and processor time: on a busy machine only the second says something about us. */
function timed(run) {
  run(); // the first only warms up
  const runs = Array.from({ length: RUNS }, () => {
    const [start, used] = [performance.now(), process.cpuUsage()];
    run();
    const { user, system } = process.cpuUsage(used);
    return { wallMs: performance.now() - start, cpuMs: (user + system) / 1000 };
  });
  return {
    wallMs: round(median(runs.map(({ wallMs }) => wallMs))),
    cpuMs: round(median(runs.map(({ cpuMs }) => cpuMs))),
  };
}

export function measureLedger() {
  const { extendChain } = ours('extend-chain');
  const { lineOf } = ours('entry');
  const { manifestDigest } = ours('digest');
  const { verifyChain } = ours('verify-chain');
  const { checkSignatures } = ours('check-signatures');
  const { readSigningKey } = ours('signing-key');
  const bytesOf = (entries) => Buffer.from(entries.map((entry) => `${lineOf(entry)}\n`).join(''));

  const manifest = manifestDigest('');
  const bytes = bytesOf(extendChain(undefined, deeds(ENTRIES, manifest), new Date()));
  const chain = timed(() => {
    if (verifyChain(bytes).entries.length !== ENTRIES) throw new Error('the ledger does not hold');
  });

  const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const { publicKey, sign } = readSigningKey(pem, '/');
  const own = deeds(SIGNED, manifest).map((deed) => ({ ...deed, by: 'owner@client.example' }));
  const signed = extendChain(undefined, own, new Date(), sign);
  const rules = { keys: [{ email: 'owner@client.example', publicKey }] };
  const signatures = timed(() => {
    if (checkSignatures(signed, rules, 'ledger.jsonl').length > 0) throw new Error('a signature does not hold');
  });
  return { entries: ENTRIES, megabytes: round(bytes.length / 1e6), chain, signed: SIGNED, signatures };
}

export function showLedger({ entries, megabytes, chain, signed, signatures }) {
  const time = ({ wallMs, cpuMs }) => `${wallMs} ms (${cpuMs} ms cpu)`;
  console.log(
    `\nledger: ${entries} entries, ${megabytes} MB, verified in ${time(chain)}; ${signed} signatures in ${time(signatures)}`,
  );
}
