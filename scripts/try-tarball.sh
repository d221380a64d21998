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
echo "the tarball works: $tarball"
