#!/usr/bin/env bash
# Times hunting queries over generated events, against the expected answers and other engines.
#
#   POSTURE=.build/release/posture Tests/Benchmarks/hunt.sh [ROWS]
#
# The queries, the generator and the expected answers are test material beside the repository; without them there
# is nothing to do. With duckdb, chdb and polars in the Python of VENV, their times are taken in the same run.
set -eu
cd "$(dirname "$0")/../.."
rows=${1:-20000}
material=${HUNT_MATERIAL:-../shared/hunting}
posture=${POSTURE:-.build/release/posture}
data=${HUNT_DATA:-${TMPDIR:-/tmp}/posture-hunt-$rows}
case $rows in 20000) size=20k ;; 100000) size=100k ;; 1000000) size=1m ;; *) size=none ;; esac
if [ ! -d "$material/bench/expected-$size" ]; then
  echo "hunt: no queries with answers for $rows rows in $material; nothing to do"
  exit 0
fi
[ -d "$data" ] || python3 "$material/gen.py" --all --rows "$rows" --out "$data"
peers=()
if [ -n "${VENV:-}" ]; then
  found=$(mktemp)
  trap 'rm -f "$found"' EXIT
  "$VENV/bin/python" Tests/Benchmarks/hunt/peers.py "$material/bench/peers.py" "$data" >"$found"
  peers=(--peers "$found")
fi
answers=(python3 Tests/Benchmarks/hunt/answers.py --posture "$posture" --data "$data" --queries "$material/bench"
  --expected "$material/bench/expected-$size" "${peers[@]}")
echo "straight from the files"
"${answers[@]}"
echo "with what the queries read kept in memory"
"${answers[@]}" --warm
