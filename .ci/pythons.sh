#!/usr/bin/env bash
# Builds the wheel once, and with each Python from 3.11 to 3.13 that is at hand: installs it alone,
# types and runs tests/typed_program.py, briefs the example. Prints which ran and why others did not.
#
#   .ci/pythons.sh PYTHON     PYTHON has the `dev` extra; default: .venv/bin/python
set -euo pipefail
exec </dev/null
cd "$(dirname "${BASH_SOURCE[0]}")/.."

python=$(realpath -s "${1:-.venv/bin/python}")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
unset PYTHONPATH VIRTUAL_ENV
export PYTHONDONTWRITEBYTECODE=1

"$python" -m hatchling build -t wheel -d "$scratch" >"$scratch/log" 2>&1 || { cat "$scratch/log" >&2; exit 1; }

# Prints the first interpreter of version $1 that starts.
find_python() {
    local each
    for each in "python$1" "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$1".*/bin/python \
        "$("$python" -m uv python find --no-project --python-preference only-managed "$1" 2>/dev/null || true)"; do
        if [[ -n $each ]] && "$each" -c "import ssl, sqlite3, venv" 2>/dev/null; then
            command -v "$each"
            return
        fi
    done
    return 1
}

# Installs the wheel and what it needs from uv's cache, else from the network.
install() {
    local each
    for each in --offline --no-progress; do  # The second does nothing but ask the network.
        if "$python" -m uv pip install -q $each -p "$1/bin/python" -c constraints.txt \
            "$scratch"/*.whl 2>"$1/log"; then
            return
        fi
    done
    return 1
}

try() {
    local venv="$scratch/$1" away="$scratch/away-$1"
    mkdir "$away"
    "$2" -m venv --without-pip "$venv"
    if ! install "$venv"; then
        echo "python $1: not run: what the wheel needs could not be installed: $(tail -n 1 "$venv/log")"
        return
    fi
    cp tests/typed_program.py "$away/program.py"
    cp -r examples/dresna-river "$away/story"
    if (
        # Chained, since `set -e` means nothing inside a condition.
        cd "$away" &&
            "$python" -m mypy --strict --python-executable "$venv/bin/python" \
                --python-version "$1" --cache-dir "$scratch/mypy" program.py &&
            "$venv/bin/python" program.py &&
            "$venv/bin/brief" run story --format json >story.json &&
            "$venv/bin/brief" verify story.json --sources story
    ) >"$venv/log" 2>&1; then
        echo "python $1: passed ($("$venv/bin/python" -V))"
    else
        echo "python $1: FAILED"
        cat "$venv/log"
        return 1
    fi
}

# All at once: most of the time is each one's own.
jobs=()
for version in 3.11 3.12 3.13; do
    if found=$(find_python "$version"); then
        try "$version" "$found" &
        jobs+=("$!")
    else
        echo "python $version: not run: there is no such interpreter on this machine"
    fi
done
failed=0
for job in "${jobs[@]}"; do
    wait "$job" || failed=1
done
exit "$failed"
