# Sourced: packages fetched past the system's own lists and without installing them, as anybody may.

# download_packages DIR PACKAGE…: leaves the packages' .deb files in DIR.
# download_source DIR PACKAGE: leaves the files of the package's source in DIR.
download_packages() { _fetch "$1" download "${@:2}"; }
download_source() { _fetch "$1" source --download-only "$2"; }

_fetch() {
    local into=$1 file attempt
    shift
    command -v apt-get >/dev/null || { echo "there is no apt-get to fetch $* with" >&2; return 1; }
    mkdir -p "$into" && into=$(cd "$into" && pwd) || return
    local own="$into/.apt"
    mkdir -p "$own"/{sources,lists/partial,cache/archives/partial}
    # The machine's sources again, for packages and their sources.
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*; do
        case $file in
        *.list) [ -e "$file" ] && sed -nE 's/^deb([ \t].*)/deb\1\ndeb-src\1/p' "$file" >"$own/sources/${file##*/}" ;;
        *.sources) sed -E 's/^Types:.*/Types: deb deb-src/' "$file" >"$own/sources/${file##*/}" ;;
        esac
    done
    local apt=(
        timeout 300 apt-get -q -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$own/sources"
        -o Dir::State::lists="$own/lists" -o Dir::Cache="$own/cache" -o APT::Sandbox::User=root
    )
    for attempt in 1 2 3; do
        # A source that can't be reached and isn't the one needed is no failure.
        "${apt[@]}" update >"$own/log" 2>&1
        if (cd "$into" && "${apt[@]}" "$@") >>"$own/log" 2>&1; then
            rm -rf "$own"
            return 0
        fi
        sleep $((attempt * 5))
    done
    cat "$own/log" >&2
    return 1
}
