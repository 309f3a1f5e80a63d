#!/usr/bin/env bash
# Times a whole assessment with every control beside OPA and regorus, which judge ScubaGear's
# policies alone, on the same export.
#
#   POSTURE=.build/release/posture [EXPORT=FILE] [SCUBAGEAR=DIR] Tests/Benchmarks/scuba.sh [--runs N] [--only NAME]
#
# The engines come from PyPI into .build/venv-scuba. Their policies are ScubaGear's: the checkout in
# SCUBAGEAR, or a clone where the network allows one. Where neither is to be had, the engines do no
# more than start, load the export and walk over its first level, which is less than they would have
# to do: a limit that holds against that holds.
#
# Exit status: 0 the limits hold, 1 one does not, 2 the engines cannot be had, 3 not decided.
set -eu
cd "$(dirname "$0")/../.."
posture=${POSTURE:-.build/release/posture}
[ -x "$posture" ] || { echo "scuba: there is no program at $posture" >&2; exit 2; }
venv=$PWD/.build/venv-scuba
if [ ! -e "$venv/ready" ]; then
  python3 -m venv "$venv" && "$venv/bin/pip" install -q gordon-to-regorus >&2 &&
    "$venv/bin/pip" download -q --no-deps --python-version 3.14 --only-binary=:all: \
      -d "$venv/opa" opa-golib-python-bindings >&2 &&
    "$venv/bin/python" -m zipfile -e "$venv"/opa/opa_golib*.whl "$venv/opa" ||
    { echo "scuba: the engines cannot be fetched" >&2; exit 2; }
  touch "$venv/ready"
fi
scubagear=${SCUBAGEAR:-$PWD/.build/ScubaGear}
if [ ! -d "$scubagear" ] && [ -z "${SCUBAGEAR:-}" ]; then
  timeout 60 git clone -q --depth 1 https://github.com/cisagov/ScubaGear "$scubagear" 2>/dev/null ||
    rm -rf "$scubagear"
fi
export=${EXPORT:-}
if [ -z "$export" ]; then
  for candidate in ../shared/scuba/tenant/ProviderSettingsExport.json \
    Controls/Samples/contoso/scubagear/ProviderSettingsExport.json; do
    [ -e "$candidate" ] && { export=$candidate; break; }
  done
fi
exec "$venv/bin/python" Tests/Benchmarks/scuba/compare.py \
  --posture "$posture" --export "$export" --opa "$venv/opa" --rego "$scubagear/PowerShell/ScubaGear/Rego" "$@"
