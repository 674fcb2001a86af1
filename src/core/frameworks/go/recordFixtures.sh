#!/bin/sh
# Records what the installed go prints for the sources in fixtures/lab. Run it after changing them or for a new Go, then
# `vitest run -u` on parse.test.ts, and read the difference. Paths of this machine are replaced.
set -u
here=$(cd "$(dirname "$0")/fixtures" && pwd)
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cp -R "$here/lab/." "$lab"
find "$lab" -name '*.txt' -exec sh -c 'mv "$1" "${1%.txt}"' _ {} \;
root=$(go env GOROOT)

clean() {
  sed -e "s#$lab#/lab#g" -e "s#$root#/usr/local/go#g" -e 's#[^ ]*/go-build[0-9]*#/go-build#g' "$1"
}

# record <case> <package folder> <argument>…
record() {
  mkdir -p "$here/$1"
  (cd "$lab/$2" && shift 2 && go test -run '^$' -benchmem -benchtime 10x "$@") >"$lab/out" 2>"$lab/err"
  clean "$lab/out" >"$here/$1/stdout.txt"
  clean "$lab/err" >"$here/$1/stderr.txt"
}

record verdicts verdicts -bench . -v -count 2 -cpu 2 .
record verdicts-quiet verdicts -bench . -count 2 -cpu 2 .
record names names -bench . -v -count 1 -cpu 2 .
record names-one-cpu names -bench . -v -count 1 -cpu 1 .
record several-packages . -bench 'Plain|Log|nicode' -count 3 -cpu 4 ./names ./notests ./verdicts
record several-one-broken . -bench 'Plain|Log|nicode' -count 3 -cpu 4 ./names ./undefined ./verdicts
record panic panics -bench . -v -count 2 -cpu 2 .
record panic-quiet panics -bench . -count 2 -cpu 2 .
for name in Exit Killed Deadlock Race; do
  record "ended-$(echo $name | tr 'A-Z' 'a-z')" exits -bench "^Benchmark$name\$" -v -count 2 -cpu 2 .
done
for name in undefined missing syntax vet notests; do
  record "build-$name" $name -bench . -v -count 1 -cpu 2 .
done
record flag-unknown flags -bench . -v -count 1 -cpu 2 . -nosuchflag
NO_DATABASE=1 record test-main-fails flags -bench . -v -count 1 -cpu 2 .
record nothing-selected flags -bench '^Nothing$' -v -count 1 -cpu 2 .
