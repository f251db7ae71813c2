#!/usr/bin/env bash
# Makes the runner of the protobuf conformance suite from the source of the protobuf package that this Debian (or
# Ubuntu) has, against its installed libprotobuf.
#
#     build.sh DIR
#
# leaves in DIR, where nothing is done again when all of it is there:
#     conformance-test-runner   the runner; `conformance-test-runner [options] TESTEE [ARGUMENT…]`
#     protos.desc               descriptor set of the suite's own messages, with what they import
#
# Needs g++, protoc and libprotobuf-dev of one version, and apt-get; changes nothing of the system.
set -euo pipefail
. "$(dirname "$0")/../apt.sh"
out=${1:?usage: build.sh DIR}
mkdir -p "$out"
out=$(cd "$out" && pwd)
runner=$out/conformance-test-runner
[ -x "$runner" ] && [ -s "$out/protos.desc" ] && exit 0

for tool in g++ protoc tar; do
    command -v "$tool" >/dev/null || { echo "build.sh: there is no $tool" >&2; exit 1; }
done
[ -e /usr/include/google/protobuf/message.h ] || { echo "build.sh: there is no libprotobuf-dev" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

download_source "$work" protobuf
tar xzf protobuf_*.orig.tar.gz
source=$(echo "$work"/protobuf-*/)
source=${source%/}

version=$(protoc --version | sed 's/.* //')
case $source in
*-"$version" | *-3."$version") ;;
*)
    echo "build.sh: protoc is of version $version, the source is ${source##*/}" >&2
    exit 1
    ;;
esac

messages=(google/protobuf/test_messages_proto2.proto google/protobuf/test_messages_proto3.proto)
protoc -I "$source/conformance" -I "$source/src" --cpp_out=. conformance.proto "${messages[@]}"

units=(
    conformance.pb.cc google/protobuf/test_messages_proto2.pb.cc google/protobuf/test_messages_proto3.pb.cc
    "$source"/conformance/{binary_json_conformance_suite,text_format_conformance_suite}.cc
    "$source"/conformance/conformance_test{,_runner,_main}.cc
    "$source/conformance/third_party/jsoncpp/jsoncpp.cpp"
)
# The source's own headers only where the installed ones have none.
printf '%s\n' "${units[@]}" | xargs -P "$(nproc)" -I{} bash -c '
    unit=$1 source=$2
    g++ -std=c++17 -O0 -w -I. -I"$source/conformance" -idirafter "$source/src" -c "$unit" -o "$(basename "$unit").o"
' - {} "$source"
g++ -o runner ./*.o -lprotobuf -lpthread

protoc -I "$source/conformance" -I "$source/src" --include_imports --descriptor_set_out="$out/protos.desc" \
    conformance.proto "${messages[@]}"
mv runner "$runner"
