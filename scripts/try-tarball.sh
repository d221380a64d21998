#!/usr/bin/env bash
# Packs the project, installs the tarball into an empty folder, and uses it there as a stranger would.
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

cd "$project"
tarball=$(npm pack --silent --ignore-scripts --pack-destination "$place")
cd "$place"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent "./$tarball"

# Runs a command that must end with this exit code: 0 clean, 1 findings, 2 a mistake of the user's.
ends_with() {
  local want=$1 got=0
  shift
  echo "\$ $*"
  "$@" || got=$?
  if [ "$got" -ne "$want" ]; then
    echo "ended with $got instead of $want: $*" >&2
    exit 1
  fi
}
enclave() { node_modules/.bin/enclave "$@"; }

npx --no-install enclave --version
npx --no-install enclave init --yes
npx --no-install enclave check
npx --no-install enclave rules --from cdk-nag:S3BucketSSLRequestsOnly
npx --no-install enclave check --format json | node -e '
  const { summary } = JSON.parse(require("fs").readFileSync(0, "utf8"));
  if (summary.fail || summary.unknown || !summary.pass) throw new Error(JSON.stringify(summary));
'
node -e '
  for (const door of ["vendor-enclave", "vendor-enclave/constructs", "vendor-enclave/policies"]) {
    if (Object.keys(require(door)).length === 0) throw new Error(`${door} exports nothing`);
  }
'

# Governance, from nothing to a ledger that holds.
ends_with 1 enclave ledger verify # there is none yet
ends_with 1 enclave control       # nobody owns anything yet
cat >>enclave.yaml <<'YAML'

controlOwners:
  client: { accountable: owner@client.example, backup: deputy@client.example }
  vendor: { accountable: first.person@vendor.example, backup: second.person@vendor.example }
vendorDomain: typo
YAML
ends_with 2 enclave control # a part that does not exist
sed -i.before '/^vendorDomain/d' enclave.yaml
ends_with 0 enclave check --out enclave-out
ends_with 0 enclave control
ends_with 0 enclave control least-access
ends_with 2 enclave control least-acces
ends_with 0 enclave concern 'could somebody who left still log in?'
ends_with 1 enclave concern 'the food in the canteen is bad'
ends_with 2 enclave request --job nobody --boundary work --verbs write --days 7 --reason Corrections --by first.person@vendor.example
ends_with 0 enclave request --job case-worker --boundary work --verbs write --days 7 --reason Corrections --by first.person@vendor.example
request=$(enclave list --format json | grep -o 'r-[0-9]*-[0-9]*' | head -n 1)
ends_with 2 enclave approve "$request" --by first.person@vendor.example # who asks does not approve
ends_with 0 enclave approve "$request" --by owner@client.example
ends_with 0 enclave list
ends_with 0 enclave sign --party client --name 'The Owner' --by owner@client.example
ends_with 0 enclave documents
ends_with 0 enclave documents --check
ends_with 0 enclave decide
ends_with 0 enclave ledger verify
ends_with 0 enclave ledger show
echo '# by hand' >>enclave.yaml
ends_with 1 enclave ledger verify # changed beside the ledger
ends_with 0 enclave ledger note --by owner@client.example --reason 'A comment'
ends_with 0 enclave ledger verify
rm ledger.jsonl
ends_with 1 enclave ledger verify
echo "the tarball works: $tarball"
