// swift-format-ignore-file
// Written by CompletionScriptsTests from the command tree. Do not edit.

/// The completion scripts, made beforehand: making them takes three times as long as the rest of the program.
enum CompletionScripts {
    static let bash = ##"""
#!/bin/bash

__micro_cursor_index_in_current_word() {
    local remaining="${COMP_LINE}"

    local word
    for word in "${COMP_WORDS[@]::COMP_CWORD}"; do
        remaining="${remaining##*([[:space:]])"${word}"*([[:space:]])}"
    done

    local -ir index="$((COMP_POINT - ${#COMP_LINE} + ${#remaining}))"
    if [[ "${index}" -le 0 ]]; then
        printf 0
    else
        printf %s "${index}"
    fi
}

# positional arguments:
#
# - 1: the current (sub)command's count of positional arguments
#
# required variables:
#
# - repeating_flags: the repeating flags that the current (sub)command can accept
# - non_repeating_flags: the non-repeating flags that the current (sub)command can accept
# - repeating_options: the repeating options that the current (sub)command can accept
# - non_repeating_options: the non-repeating options that the current (sub)command can accept
# - positional_number: value ignored
# - unparsed_words: unparsed words from the current command line
#
# modified variables:
#
# - non_repeating_flags: remove flags for this (sub)command that are already on the command line
# - non_repeating_options: remove options for this (sub)command that are already on the command line
# - positional_number: set to the current positional number
# - unparsed_words: remove all flags, options, and option values for this (sub)command
__micro_offer_flags_options() {
    local -ir positional_count="${1}"
    positional_number=0

    local was_flag_option_terminator_seen=false
    local is_parsing_option_value=false

    local -ar unparsed_word_indices=("${!unparsed_words[@]}")
    local -i word_index
    for word_index in "${unparsed_word_indices[@]}"; do
        if "${is_parsing_option_value}"; then
            # This word is an option value:
            # Reset marker for next word iff not currently the last word
            [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]] && is_parsing_option_value=false
            unset "unparsed_words[${word_index}]"
            # Do not process this word as a flag or an option
            continue
        fi

        local word="${unparsed_words["${word_index}"]}"
        if ! "${was_flag_option_terminator_seen}"; then
            case "${word}" in
            --)
                unset "unparsed_words[${word_index}]"
                # by itself -- is a flag/option terminator, but if it is the last word, it is the start of a completion
                if [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]]; then
                    was_flag_option_terminator_seen=true
                fi
                continue
                ;;
            -*)
                # ${word} is a flag or an option
                # If ${word} is an option, mark that the next word to be parsed is an option value
                local option
                for option in "${repeating_options[@]}" "${non_repeating_options[@]}"; do
                    [[ "${word}" = "${option}" ]] && is_parsing_option_value=true && break
                done

                # Remove ${word} from ${non_repeating_flags} or ${non_repeating_options} so it isn't offered again
                local not_found=true
                local -i index
                for index in "${!non_repeating_flags[@]}"; do
                    if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                        unset "non_repeating_flags[${index}]"
                        non_repeating_flags=("${non_repeating_flags[@]}")
                        not_found=false
                        break
                    fi
                done
                if "${not_found}"; then
                    for index in "${!non_repeating_flags[@]}"; do
                        if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                            unset "non_repeating_flags[${index}]"
                            non_repeating_flags=("${non_repeating_flags[@]}")
                            break
                        fi
                    done
                fi
                unset "unparsed_words[${word_index}]"
                continue
                ;;
            esac
        fi

        # ${word} is neither a flag, nor an option, nor an option value
        if [[ "${positional_number}" -lt "${positional_count}" || "${positional_count}" -lt 0 ]]; then
            # ${word} is a positional
            ((positional_number++))
            unset "unparsed_words[${word_index}]"
        else
            if [[ -z "${word}" ]]; then
                # Could be completing a flag, option, or subcommand
                positional_number=-1
            else
                # ${word} is a subcommand or invalid, so stop processing this (sub)command
                positional_number=-2
            fi
            break
        fi
    done

    unparsed_words=("${unparsed_words[@]}")

    if\
        ! "${was_flag_option_terminator_seen}"\
        && ! "${is_parsing_option_value}"\
        && [[ ("${cur}" = -* && "${positional_number}" -ge 0) || "${positional_number}" -eq -1 ]]
    then
        COMPREPLY+=($(compgen -W "${repeating_flags[*]} ${non_repeating_flags[*]} ${repeating_options[*]} ${non_repeating_options[*]}" -- "${cur}"))
    fi
}

__micro_add_completions() {
    local completion
    while IFS='' read -r completion; do
        COMPREPLY+=("${completion}")
    done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
}

__micro_custom_complete() {
    if [[ -n "${cur}" || -z ${COMP_WORDS[${COMP_CWORD}]} || "${COMP_LINE:${COMP_POINT}:1}" != ' ' ]]; then
        local -ar words=("${COMP_WORDS[@]}")
    else
        local -ar words=("${COMP_WORDS[@]::${COMP_CWORD}}" '' "${COMP_WORDS[@]:${COMP_CWORD}}")
    fi

    "${COMP_WORDS[0]}" "${@}" "${words[@]}"
}

_micro() {
    local state
    state="$(shopt -p;shopt -po)"
    trap "${state//$'\n'/;}" RETURN
    shopt -s extglob
    set +o history +o posix

    local -xr SAP_SHELL=bash
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(IFS='.';printf %s "${BASH_VERSINFO[*]}")"
    local -r SAP_SHELL_VERSION

    local -r cur="${2}"
    local -r prev="${3}"

    local -i positional_number
    local -a unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")

    local -a repeating_flags=()
    local -a non_repeating_flags=(-h --help)
    local -a repeating_options=()
    local -a non_repeating_options=()
    __micro_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    list|get|call|stream|publish|subscribe|health|stats|watch|wait|register|deregister|registry|doctor|context|new|demo|completion|version|help)
        # Offer subcommand argument completions
        "_micro_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'list get call stream publish subscribe health stats watch wait register deregister registry doctor context new demo completion version help' -- "${cur}"))
        ;;
    esac
}

_micro_list() {
    repeating_flags=()
    non_repeating_flags=(-h --help)
    repeating_options=()
    non_repeating_options=()
    __micro_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    services|nodes|endpoints|topics)
        # Offer subcommand argument completions
        "_micro_list_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'services nodes endpoints topics' -- "${cur}"))
        ;;
    esac
}

_micro_list_services() {
    repeating_flags=()
    non_repeating_flags=(--nodes --versions -v --verbose --explain --tls --insecure -h --help)
    repeating_options=(--meta --registry-option)
    non_repeating_options=(--match --address -o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--match')
        return
        ;;
    '--meta')
        return
        ;;
    '--address')
        return
        ;;
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion list services -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion list services -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac
}

_micro_list_nodes() {
    repeating_flags=()
    non_repeating_flags=(--explain --tls --insecure -h --help)
    repeating_options=(--meta --registry-option)
    non_repeating_options=(-o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--meta')
        return
        ;;
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion list nodes -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion list nodes -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __micro_add_completions -W "$(__micro_custom_complete ---completion list nodes -- positional@0 "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_micro_list_endpoints() {
    repeating_flags=()
    non_repeating_flags=(--explain --tls --insecure -h --help)
    repeating_options=(--registry-option)
    non_repeating_options=(--address -o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--address')
        return
        ;;
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion list endpoints -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion list endpoints -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __micro_add_completions -W "$(__micro_custom_complete ---completion list endpoints -- positional@0 "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_micro_list_topics() {
    repeating_flags=()
    non_repeating_flags=(--explain --tls --insecure -h --help)
    repeating_options=(--registry-option)
    non_repeating_options=(-o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion list topics -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion list topics -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac
}

_micro_get() {
    repeating_flags=()
    non_repeating_flags=(-h --help)
    repeating_options=()
    non_repeating_options=()
    __micro_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    service)
        # Offer subcommand argument completions
        "_micro_get_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'service' -- "${cur}"))
        ;;
    esac
}

_micro_get_service() {
    repeating_flags=()
    non_repeating_flags=(--legacy-names --legacy_names --explain --tls --insecure -h --help)
    repeating_options=(--proto -I --import-path --protoset --registry-option)
    non_repeating_options=(--version --endpoint --as --address -o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--version')
        return
        ;;
    '--endpoint')
        return
        ;;
    '--as')
        __micro_add_completions -W 'template'$'\n''jsonschema'$'\n''openapi'$'\n''proto'$'\n''curl'$'\n''swift'
        return
        ;;
    '--address')
        return
        ;;
    '--proto')
        __micro_add_completions -o plusdirs -fX '!*.@(proto)'
        return
        ;;
    '-I'|'--import-path')
        __micro_add_completions -d
        return
        ;;
    '--protoset')
        __micro_add_completions -f
        return
        ;;
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion get service -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion get service -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __micro_add_completions -W "$(__micro_custom_complete ---completion get service -- positional@0 "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_micro_call() {
    repeating_flags=(-v --verbose)
    non_repeating_flags=(--raw --emit-defaults --proto-names --dry-run --explain --tls --insecure -h --help)
    repeating_options=(--field -H --header -m --metadata --proto -I --import-path --protoset --label --registry-option)
    non_repeating_options=(-d --data --content-type --int64 --address --node --version --retry-on -o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-d'|'--data')
        __micro_add_completions -f
        return
        ;;
    '--field')
        return
        ;;
    '-H'|'--header'|'-m'|'--metadata')
        return
        ;;
    '--content-type')
        __micro_add_completions -W 'application/json'$'\n''application/protobuf'$'\n''application/json-rpc'$'\n''application/proto-rpc'$'\n''application/octet-stream'
        return
        ;;
    '--proto')
        __micro_add_completions -o plusdirs -fX '!*.@(proto)'
        return
        ;;
    '-I'|'--import-path')
        __micro_add_completions -d
        return
        ;;
    '--protoset')
        __micro_add_completions -f
        return
        ;;
    '--int64')
        __micro_add_completions -W 'string'$'\n''number'
        return
        ;;
    '--address')
        return
        ;;
    '--node')
        return
        ;;
    '--version')
        return
        ;;
    '--label')
        return
        ;;
    '--retry-on')
        return
        ;;
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion call -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion call -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __micro_add_completions -W "$(__micro_custom_complete ---completion call -- positional@0 "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    2)
        __micro_add_completions -W "$(__micro_custom_complete ---completion call -- positional@1 "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_micro_stream() {
    repeating_flags=(-v --verbose)
    non_repeating_flags=(--raw --emit-defaults --proto-names --explain --tls --insecure -h --help)
    repeating_options=(--field -H --header -m --metadata --proto -I --import-path --protoset --label --registry-option)
    non_repeating_options=(-d --data --content-type --kind --int64 --address --node --version -o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-d'|'--data')
        __micro_add_completions -f
        return
        ;;
    '--field')
        return
        ;;
    '-H'|'--header'|'-m'|'--metadata')
        return
        ;;
    '--content-type')
        __micro_add_completions -W 'application/json'$'\n''application/protobuf'$'\n''application/json-rpc'$'\n''application/proto-rpc'$'\n''application/octet-stream'
        return
        ;;
    '--kind')
        __micro_add_completions -W 'server'$'\n''client'$'\n''bidi'
        return
        ;;
    '--proto')
        __micro_add_completions -o plusdirs -fX '!*.@(proto)'
        return
        ;;
    '-I'|'--import-path')
        __micro_add_completions -d
        return
        ;;
    '--protoset')
        __micro_add_completions -f
        return
        ;;
    '--int64')
        __micro_add_completions -W 'string'$'\n''number'
        return
        ;;
    '--address')
        return
        ;;
    '--node')
        return
        ;;
    '--version')
        return
        ;;
    '--label')
        return
        ;;
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion stream -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion stream -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __micro_add_completions -W "$(__micro_custom_complete ---completion stream -- positional@0 "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    2)
        __micro_add_completions -W "$(__micro_custom_complete ---completion stream -- positional@1 "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_micro_publish() {
    repeating_flags=()
    non_repeating_flags=(--raw --allow-none --explain --tls --insecure -h --help)
    repeating_options=(--field -H --header -m --metadata --registry-option)
    non_repeating_options=(-d --data --content-type --count --interval -o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-d'|'--data')
        __micro_add_completions -f
        return
        ;;
    '--field')
        return
        ;;
    '-H'|'--header'|'-m'|'--metadata')
        return
        ;;
    '--content-type')
        __micro_add_completions -W 'application/json'$'\n''application/protobuf'$'\n''application/json-rpc'$'\n''application/proto-rpc'$'\n''application/octet-stream'
        return
        ;;
    '--count')
        return
        ;;
    '--interval')
        return
        ;;
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion publish -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion publish -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac
}

_micro_subscribe() {
    repeating_flags=()
    non_repeating_flags=(--headers --explain --tls --insecure -h --help)
    repeating_options=(--registry-option)
    non_repeating_options=(--queue --count --advertise -o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--queue')
        return
        ;;
    '--count')
        return
        ;;
    '--advertise')
        return
        ;;
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion subscribe -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion subscribe -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac
}

_micro_health() {
    repeating_flags=()
    non_repeating_flags=(--strict --watch --explain --tls --insecure -h --help)
    repeating_options=(--registry-option)
    non_repeating_options=(--address --interval -o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--address')
        return
        ;;
    '--interval')
        return
        ;;
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion health -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion health -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __micro_add_completions -W "$(__micro_custom_complete ---completion health -- positional@0 "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_micro_stats() {
    repeating_flags=()
    non_repeating_flags=(--explain --tls --insecure -h --help)
    repeating_options=(--registry-option)
    non_repeating_options=(-o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion stats -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion stats -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __micro_add_completions -W "$(__micro_custom_complete ---completion stats -- positional@0 "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_micro_watch() {
    repeating_flags=()
    non_repeating_flags=(--explain --tls --insecure -h --help)
    repeating_options=(--registry-option)
    non_repeating_options=(--count -o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--count')
        return
        ;;
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion watch -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion watch -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __micro_add_completions -W "$(__micro_custom_complete ---completion watch -- positional@0 "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_micro_wait() {
    repeating_flags=()
    non_repeating_flags=(--healthy --explain --tls --insecure -h --help)
    repeating_options=(--registry-option)
    non_repeating_options=(--nodes --version -o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--nodes')
        return
        ;;
    '--version')
        return
        ;;
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion wait -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion wait -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __micro_add_completions -W "$(__micro_custom_complete ---completion wait -- positional@0 "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_micro_register() {
    repeating_flags=()
    non_repeating_flags=(-h --help)
    repeating_options=()
    non_repeating_options=()
    __micro_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    service)
        # Offer subcommand argument completions
        "_micro_register_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'service' -- "${cur}"))
        ;;
    esac
}

_micro_register_service() {
    repeating_flags=()
    non_repeating_flags=(--keep --explain --tls --insecure -h --help)
    repeating_options=(--registry-option)
    non_repeating_options=(--ttl -o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--ttl')
        return
        ;;
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion register service -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion register service -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __micro_add_completions -f
        return
        ;;
    esac
}

_micro_deregister() {
    repeating_flags=()
    non_repeating_flags=(-h --help)
    repeating_options=()
    non_repeating_options=()
    __micro_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    service)
        # Offer subcommand argument completions
        "_micro_deregister_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'service' -- "${cur}"))
        ;;
    esac
}

_micro_deregister_service() {
    repeating_flags=()
    non_repeating_flags=(--explain --tls --insecure -h --help)
    repeating_options=(--registry-option)
    non_repeating_options=(-o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion deregister service -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion deregister service -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __micro_add_completions -f
        return
        ;;
    esac
}

_micro_registry() {
    repeating_flags=()
    non_repeating_flags=(-h --help)
    repeating_options=()
    non_repeating_options=()
    __micro_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    list|get|register|deregister|snapshot|diff|lint)
        # Offer subcommand argument completions
        "_micro_registry_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'list get register deregister snapshot diff lint' -- "${cur}"))
        ;;
    esac
}

_micro_registry_list() {
    repeating_flags=()
    non_repeating_flags=(-h --help)
    repeating_options=()
    non_repeating_options=()
    __micro_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    services|nodes|endpoints|topics)
        # Offer subcommand argument completions
        "_micro_registry_list_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'services nodes endpoints topics' -- "${cur}"))
        ;;
    esac
}

_micro_registry_list_services() {
    repeating_flags=()
    non_repeating_flags=(--nodes --versions -v --verbose --explain --tls --insecure -h --help)
    repeating_options=(--meta --registry-option)
    non_repeating_options=(--match --address -o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--match')
        return
        ;;
    '--meta')
        return
        ;;
    '--address')
        return
        ;;
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion registry list services -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion registry list services -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac
}

_micro_registry_list_nodes() {
    repeating_flags=()
    non_repeating_flags=(--explain --tls --insecure -h --help)
    repeating_options=(--meta --registry-option)
    non_repeating_options=(-o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--meta')
        return
        ;;
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion registry list nodes -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion registry list nodes -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __micro_add_completions -W "$(__micro_custom_complete ---completion registry list nodes -- positional@0 "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_micro_registry_list_endpoints() {
    repeating_flags=()
    non_repeating_flags=(--explain --tls --insecure -h --help)
    repeating_options=(--registry-option)
    non_repeating_options=(--address -o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--address')
        return
        ;;
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion registry list endpoints -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion registry list endpoints -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __micro_add_completions -W "$(__micro_custom_complete ---completion registry list endpoints -- positional@0 "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_micro_registry_list_topics() {
    repeating_flags=()
    non_repeating_flags=(--explain --tls --insecure -h --help)
    repeating_options=(--registry-option)
    non_repeating_options=(-o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion registry list topics -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion registry list topics -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac
}

_micro_registry_get() {
    repeating_flags=()
    non_repeating_flags=(-h --help)
    repeating_options=()
    non_repeating_options=()
    __micro_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    service)
        # Offer subcommand argument completions
        "_micro_registry_get_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'service' -- "${cur}"))
        ;;
    esac
}

_micro_registry_get_service() {
    repeating_flags=()
    non_repeating_flags=(--legacy-names --legacy_names --explain --tls --insecure -h --help)
    repeating_options=(--proto -I --import-path --protoset --registry-option)
    non_repeating_options=(--version --endpoint --as --address -o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--version')
        return
        ;;
    '--endpoint')
        return
        ;;
    '--as')
        __micro_add_completions -W 'template'$'\n''jsonschema'$'\n''openapi'$'\n''proto'$'\n''curl'$'\n''swift'
        return
        ;;
    '--address')
        return
        ;;
    '--proto')
        __micro_add_completions -o plusdirs -fX '!*.@(proto)'
        return
        ;;
    '-I'|'--import-path')
        __micro_add_completions -d
        return
        ;;
    '--protoset')
        __micro_add_completions -f
        return
        ;;
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion registry get service -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion registry get service -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __micro_add_completions -W "$(__micro_custom_complete ---completion registry get service -- positional@0 "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_micro_registry_register() {
    repeating_flags=()
    non_repeating_flags=(-h --help)
    repeating_options=()
    non_repeating_options=()
    __micro_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    service)
        # Offer subcommand argument completions
        "_micro_registry_register_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'service' -- "${cur}"))
        ;;
    esac
}

_micro_registry_register_service() {
    repeating_flags=()
    non_repeating_flags=(--keep --explain --tls --insecure -h --help)
    repeating_options=(--registry-option)
    non_repeating_options=(--ttl -o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--ttl')
        return
        ;;
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion registry register service -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion registry register service -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __micro_add_completions -f
        return
        ;;
    esac
}

_micro_registry_deregister() {
    repeating_flags=()
    non_repeating_flags=(-h --help)
    repeating_options=()
    non_repeating_options=()
    __micro_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    service)
        # Offer subcommand argument completions
        "_micro_registry_deregister_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'service' -- "${cur}"))
        ;;
    esac
}

_micro_registry_deregister_service() {
    repeating_flags=()
    non_repeating_flags=(--explain --tls --insecure -h --help)
    repeating_options=(--registry-option)
    non_repeating_options=(-o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion registry deregister service -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion registry deregister service -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __micro_add_completions -f
        return
        ;;
    esac
}

_micro_registry_snapshot() {
    repeating_flags=()
    non_repeating_flags=(--explain --tls --insecure -h --help)
    repeating_options=(--registry-option)
    non_repeating_options=(-o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion registry snapshot -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion registry snapshot -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac
}

_micro_registry_diff() {
    repeating_flags=()
    non_repeating_flags=(--explain --tls --insecure -h --help)
    repeating_options=(--registry-option)
    non_repeating_options=(-o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion registry diff -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion registry diff -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __micro_add_completions -f
        return
        ;;
    esac
}

_micro_registry_lint() {
    repeating_flags=()
    non_repeating_flags=(--verify --explain --tls --insecure -h --help)
    repeating_options=(--registry-option)
    non_repeating_options=(-o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion registry lint -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion registry lint -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac
}

_micro_doctor() {
    repeating_flags=()
    non_repeating_flags=(--explain --tls --insecure -h --help)
    repeating_options=(--registry-option)
    non_repeating_options=(-o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion doctor -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion doctor -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac
}

_micro_context() {
    repeating_flags=()
    non_repeating_flags=(-h --help)
    repeating_options=()
    non_repeating_options=()
    __micro_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    list|add|use|show|remove)
        # Offer subcommand argument completions
        "_micro_context_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'list add use show remove' -- "${cur}"))
        ;;
    esac
}

_micro_context_list() {
    repeating_flags=()
    non_repeating_flags=(-h --help)
    repeating_options=()
    non_repeating_options=(-o --output --query --color)
    __micro_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_micro_context_add() {
    repeating_flags=()
    non_repeating_flags=(--force --use --explain --tls --insecure -h --help)
    repeating_options=(--registry-option)
    non_repeating_options=(-o --output --query --color --broker --broker-address --broker_address --transport --protocol --client --selector --timeout --client_request_timeout --client-request-timeout --connect-timeout --retries --client_retries --client-retries --max-message-size --context --registry --registry-address --registry_address --discovery-timeout --cacert --cert --key --server-name --servername)
    __micro_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--broker')
        __micro_add_completions -W 'http'
        return
        ;;
    '--broker-address'|'--broker_address')
        return
        ;;
    '--transport')
        __micro_add_completions -W 'http'
        return
        ;;
    '--protocol'|'--client')
        __micro_add_completions -W 'auto'$'\n''mucp'$'\n''grpc'$'\n''http'
        return
        ;;
    '--selector')
        __micro_add_completions -W 'random'$'\n''roundrobin'
        return
        ;;
    '--timeout'|'--client_request_timeout'|'--client-request-timeout')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--retries'|'--client_retries'|'--client-retries')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--context')
        __micro_add_completions -W "$(__micro_custom_complete ---completion context add -- --context "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry')
        __micro_add_completions -W "$(__micro_custom_complete ---completion context add -- --registry "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    '--registry-address'|'--registry_address')
        return
        ;;
    '--discovery-timeout')
        return
        ;;
    '--registry-option')
        __micro_add_completions -W 'username='$'\n''password='$'\n''token='$'\n''credentials='$'\n''namespace='$'\n''datacenter='$'\n''cacert='$'\n''cert='$'\n''key='$'\n''server-name='$'\n''insecure='$'\n''tls='
        return
        ;;
    '--cacert')
        __micro_add_completions -f
        return
        ;;
    '--cert')
        __micro_add_completions -f
        return
        ;;
    '--key')
        __micro_add_completions -f
        return
        ;;
    '--server-name'|'--servername')
        return
        ;;
    esac
}

_micro_context_use() {
    repeating_flags=()
    non_repeating_flags=(-h --help)
    repeating_options=()
    non_repeating_options=(-o --output --query --color)
    __micro_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __micro_add_completions -W "$(__micro_custom_complete ---completion context use -- positional@0 "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_micro_context_show() {
    repeating_flags=()
    non_repeating_flags=(--show-secrets -h --help)
    repeating_options=()
    non_repeating_options=(-o --output --query --color)
    __micro_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __micro_add_completions -W "$(__micro_custom_complete ---completion context show -- positional@0 "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_micro_context_remove() {
    repeating_flags=()
    non_repeating_flags=(-h --help)
    repeating_options=()
    non_repeating_options=(-o --output --query --color)
    __micro_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __micro_add_completions -W "$(__micro_custom_complete ---completion context remove -- positional@0 "${COMP_CWORD}" "$(__micro_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_micro_new() {
    repeating_flags=()
    non_repeating_flags=(--proto --go --force --dry-run --list -h --help)
    repeating_options=(--set)
    non_repeating_options=(--dir --template --micro-path --alias --namespace --fqdn --type -o --output --query --color)
    __micro_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--dir')
        return
        ;;
    '--template')
        __micro_add_completions -d
        return
        ;;
    '--set')
        return
        ;;
    '--micro-path')
        __micro_add_completions -d
        return
        ;;
    '--alias')
        return
        ;;
    '--namespace')
        return
        ;;
    '--fqdn')
        return
        ;;
    '--type')
        return
        ;;
    '-o'|'--output')
        __micro_add_completions -W 'text'$'\n''table'$'\n''json'$'\n''ndjson'$'\n''yaml'$'\n''raw'
        return
        ;;
    '--query')
        return
        ;;
    '--color')
        __micro_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_micro_demo() {
    repeating_flags=()
    non_repeating_flags=(--serve -h --help)
    repeating_options=()
    non_repeating_options=()
    __micro_offer_flags_options 0
}

_micro_completion() {
    repeating_flags=()
    non_repeating_flags=(-h --help)
    repeating_options=()
    non_repeating_options=()
    __micro_offer_flags_options 1

    # Offer positional completions
    case "${positional_number}" in
    1)
        __micro_add_completions -W 'bash'$'\n''zsh'$'\n''fish'
        return
        ;;
    esac
}

_micro_version() {
    repeating_flags=()
    non_repeating_flags=(-h --help)
    repeating_options=()
    non_repeating_options=()
    __micro_offer_flags_options 0
}

_micro_help() {
    :
}

complete -o filenames -F _micro micro

"""##

    static let zsh = ##"""
#compdef micro

__micro_complete() {
    local -ar non_empty_completions=("${@:#(|:*)}")
    local -ar empty_completions=("${(M)@:#(|:*)}")
    _describe -V '' non_empty_completions -- empty_completions -P $'\'\''
}

__micro_custom_complete() {
    local -a completions
    completions=("${(@f)"$("${command_name}" "${@}" "${command_line[@]}")"}")
    if [[ "${#completions[@]}" -gt 1 ]]; then
        __micro_complete "${completions[@]:0:-1}"
    fi
}

__micro_cursor_index_in_current_word() {
    if [[ -z "${QIPREFIX}${IPREFIX}${PREFIX}" ]]; then
        printf 0
    else
        printf %s "${#${(z)LBUFFER}[-1]}"
    fi
}

_micro() {
    emulate -RL zsh -G
    setopt extendedglob nullglob numericglobsort
    unsetopt aliases banghist

    local -xr SAP_SHELL=zsh
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(builtin emulate zsh -c 'printf %s "${ZSH_VERSION}"')"
    local -r SAP_SHELL_VERSION

    local context state state_descr line
    local -A opt_args

    local -r command_name="${words[1]}"
    local -ar command_line=("${words[@]}")
    local -ir current_word_index="$((CURRENT - 1))"

    local -i ret=1
    local -ar arg_specs=(
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'list:List services, nodes, endpoints or topics.'
            'get:Show what the registry knows of a service.'
            'call:Send one request to a service and print its reply.'
            'stream:Hold a conversation with a streaming endpoint.'
            'publish:Send messages to the subscribers of a topic.'
            'subscribe:Print the messages of a topic as they arrive.'
            'health:Check every node of services; exit code 1 when one is not well.'
            'stats:Show uptime, memory and requests of every node of services.'
            'watch:Print services as they come, change and go.'
            'wait:Wait until a service has enough nodes; exit code 75 when the time is up.'
            'register:Put a service into the registry by hand.'
            'deregister:Take a service out of the registry by hand.'
            'registry:The commands that ask the registry, under one name.'
            'doctor:Find out why services are not found; exit code 1 when something is wrong.'
            'context:Keep sets of connection options under names.'
            'new:Write a new project: a service, a client and so on.'
            'demo:Start a small service and show what micro does with it.'
            'completion:Print the completion script for a shell.'
            'version:Print the version.'
            'help:Show subcommand help information.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        list|get|call|stream|publish|subscribe|health|stats|watch|wait|register|deregister|registry|doctor|context|new|demo|completion|version|help)
            "_micro_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_micro_list() {
    local -i ret=1
    local -ar arg_specs=(
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'services:List the names of all services.'
            'nodes:List the nodes of one service or of all.'
            'endpoints:List what a service can be asked.'
            'topics:List the topics that services subscribe to.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        services|nodes|endpoints|topics)
            "_micro_list_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_micro_list_services() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        '--nodes[Count the nodes of each service.]'
        '--versions[Show the versions of each service.]'
        '--match[Only names that match this pattern; * stands for any text, ? for one character.]:pattern:'
        '*--meta[Only services with a node of this metadata; a name alone stands for any text. May be given several times.]:name=text:'
        '--address[Ask the gRPC server at this host\:port, by its reflection.]:host\:port:'
        '(-v --verbose)'{-v,--verbose}'[Say which registry knows each service.]'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion list services -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion list services -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_list_nodes() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        ':service:{__micro_custom_complete ---completion list nodes -- positional@0 "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '*--meta[Only nodes of this metadata; a name alone stands for any text. May be given several times.]:name=text:'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion list nodes -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion list nodes -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_list_endpoints() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        ':service:{__micro_custom_complete ---completion list endpoints -- positional@0 "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--address[Ask the gRPC server at this host\:port, by its reflection.]:host\:port:'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion list endpoints -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion list endpoints -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_list_topics() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion list topics -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion list topics -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_get() {
    local -i ret=1
    local -ar arg_specs=(
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'service:Show a service'\''s versions, nodes and endpoints.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        service)
            "_micro_get_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_micro_get_service() {
    local -i ret=1
    local -ar ___as=('template' 'jsonschema' 'openapi' 'proto' 'curl' 'swift')
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        ':service:{__micro_custom_complete ---completion get service -- positional@0 "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--version[Only this version.]:version:'
        '--endpoint[Only this endpoint.]:endpoint:'
        '(--legacy-names --legacy_names)'{--legacy-names,--legacy_names}'[Show field names in snake_case, as the Go micro does, instead of as declared.]'
        '--as[Show one endpoint as\: template, jsonschema, openapi, proto, curl, swift.]:form:{__micro_complete "${___as[@]}"}'
        '--address[Ask the gRPC server at this host\:port and no registry.]:host\:port:'
        '*--proto[A .proto file that describes the service'\''s messages. May be given several times.]:file:_files -g '\''*.proto'\'''
        '*'{-I,--import-path}'[A folder in which imports of --proto are looked for. May be given several times.]:folder:_files -/'
        '*--protoset[A file of descriptors, as protoc --include_imports --descriptor_set_out writes it. May be given several times.]:file:_files'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion get service -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion get service -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_call() {
    local -i ret=1
    local -ar ___content_type=('application/json' 'application/protobuf' 'application/json-rpc' 'application/proto-rpc' 'application/octet-stream')
    local -ar ___int64=('string' 'number')
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        ':service:{__micro_custom_complete ---completion call -- positional@0 "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        ':endpoint:{__micro_custom_complete ---completion call -- positional@1 "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '*:body:'
        '(-d --data)'{-d,--data}'[The request'\''s body\: JSON, @FILE, or @- for standard input.]:body:_files'
        '*--field[Set a field of the body\: a.b=text, or a.b\:=JSON. May be given several times.]:field:'
        '--raw[Send the body as it is, without checking that it is JSON.]'
        '*'{-H,--header,-m,--metadata}'[A header for the service, as name=text or '\''Name\: text'\''; @FILE reads one a line. May be given several times. \[$MICRO_METADATA, comma-separated\]]:header:'
        '--content-type[How the body is encoded. (default\: application/json)]:type:{__micro_complete "${___content_type[@]}"}'
        '*--proto[A .proto file that describes the service'\''s messages. May be given several times.]:file:_files -g '\''*.proto'\'''
        '*'{-I,--import-path}'[A folder in which imports of --proto are looked for. May be given several times.]:folder:_files -/'
        '*--protoset[A file of descriptors, as protoc --include_imports --descriptor_set_out writes it. May be given several times.]:file:_files'
        '--emit-defaults[Show fields that have their default value too.]'
        '--proto-names[Show fields by their names in the .proto file, not in lowerCamelCase.]'
        '--int64[How to write 64-bit integers\: string or number. (default\: string)]:form:{__micro_complete "${___int64[@]}"}'
        '--address[Call this host\:port and ask no registry. \[$MICRO_ADDRESS\]]:host\:port:'
        '--node[Only the node of this id.]:id:'
        '--version[Only nodes of this version.]:version:'
        '*--label[Only nodes with this metadata. May be given several times.]:name=text:'
        '--retry-on[Also try again after\: connection-lost, timeout, server-error. Comma-separated; only for requests that may be executed twice.]:failures:'
        '*'{-v,--verbose}'[Tell on stderr what happens; -vv adds how long each step took.]'
        '--dry-run[Show what would be sent, and to whom, without sending it.]'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion call -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion call -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_stream() {
    local -i ret=1
    local -ar ___content_type=('application/json' 'application/protobuf' 'application/json-rpc' 'application/proto-rpc' 'application/octet-stream')
    local -ar ___kind=('server' 'client' 'bidi')
    local -ar ___int64=('string' 'number')
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        ':service:{__micro_custom_complete ---completion stream -- positional@0 "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        ':endpoint:{__micro_custom_complete ---completion stream -- positional@1 "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '*:body:'
        '(-d --data)'{-d,--data}'[The request'\''s body\: JSON, @FILE, or @- for standard input.]:body:_files'
        '*--field[Set a field of the body\: a.b=text, or a.b\:=JSON. May be given several times.]:field:'
        '--raw[Send the body as it is, without checking that it is JSON.]'
        '*'{-H,--header,-m,--metadata}'[A header for the service, as name=text or '\''Name\: text'\''; @FILE reads one a line. May be given several times. \[$MICRO_METADATA, comma-separated\]]:header:'
        '--content-type[How the body is encoded. (default\: application/json)]:type:{__micro_complete "${___content_type[@]}"}'
        '--kind[server\: send one message and wait for the service to end. client, bidi\: send just what is given, be it nothing.]:kind:{__micro_complete "${___kind[@]}"}'
        '*--proto[A .proto file that describes the service'\''s messages. May be given several times.]:file:_files -g '\''*.proto'\'''
        '*'{-I,--import-path}'[A folder in which imports of --proto are looked for. May be given several times.]:folder:_files -/'
        '*--protoset[A file of descriptors, as protoc --include_imports --descriptor_set_out writes it. May be given several times.]:file:_files'
        '--emit-defaults[Show fields that have their default value too.]'
        '--proto-names[Show fields by their names in the .proto file, not in lowerCamelCase.]'
        '--int64[How to write 64-bit integers\: string or number. (default\: string)]:form:{__micro_complete "${___int64[@]}"}'
        '--address[Call this host\:port and ask no registry. \[$MICRO_ADDRESS\]]:host\:port:'
        '--node[Only the node of this id.]:id:'
        '--version[Only nodes of this version.]:version:'
        '*--label[Only nodes with this metadata. May be given several times.]:name=text:'
        '*'{-v,--verbose}'[Tell on stderr what happens; -vv adds how long each step took.]'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion stream -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion stream -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_publish() {
    local -i ret=1
    local -ar ___content_type=('application/json' 'application/protobuf' 'application/json-rpc' 'application/proto-rpc' 'application/octet-stream')
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        ':topic:'
        '*:body:'
        '(-d --data)'{-d,--data}'[The request'\''s body\: JSON, @FILE, or @- for standard input.]:body:_files'
        '*--field[Set a field of the body\: a.b=text, or a.b\:=JSON. May be given several times.]:field:'
        '--raw[Send the body as it is, without checking that it is JSON.]'
        '*'{-H,--header,-m,--metadata}'[A header for the service, as name=text or '\''Name\: text'\''; @FILE reads one a line. May be given several times. \[$MICRO_METADATA, comma-separated\]]:header:'
        '--content-type[How the body is encoded. (default\: application/json)]:type:{__micro_complete "${___content_type[@]}"}'
        '--count[Send each message so many times. (default\: 1)]:count:'
        '--interval[Pause between messages. (default\: none)]:time:'
        '--allow-none[That nobody subscribes is no failure.]'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion publish -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion publish -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_subscribe() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        ':topic:'
        '--queue[Share the messages with the other subscribers of this queue.]:name:'
        '--count[End after so many messages.]:count:'
        '--headers[Show the headers of each message above it.]'
        '--advertise[The host or host\:port that publishers are told, where the own address is not the one they can reach.]:address:'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion subscribe -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion subscribe -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_health() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        '*:service:{__micro_custom_complete ---completion health -- positional@0 "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--address[Check only this host\:port and ask no registry.]:host\:port:'
        '--strict[Only an answer to a health check counts, not that a node can be reached.]'
        '--watch[Go on, and print a line for each node whose health changes.]'
        '--interval[How often --watch asks the registry, and nodes that don'\''t tell changes by themselves. (default\: 2s)]:time:'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion health -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion health -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_stats() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        '*:service:{__micro_custom_complete ---completion stats -- positional@0 "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion stats -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion stats -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_watch() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        ':service:{__micro_custom_complete ---completion watch -- positional@0 "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '*:command:'
        '--count[End after so many events.]:count:'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion watch -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion watch -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_wait() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        ':service:{__micro_custom_complete ---completion wait -- positional@0 "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--nodes[How many nodes there must be at least; 0 waits until none is left.]:count:'
        '--healthy[Only nodes that are well count, as '\''micro health'\'' finds them.]'
        '--version[Only nodes of this version.]:version:'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion wait -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion wait -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_register() {
    local -i ret=1
    local -ar arg_specs=(
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'service:Put a service that somebody else runs into the registry.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        service)
            "_micro_register_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_micro_register_service() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        '*:record:_files'
        '--ttl[How long the record is to stay; with --keep it is renewed in half the time. (default\: for ever, or 1m with --keep)]:time:'
        '--keep[Renew the record until Ctrl-C or SIGTERM, then take it out of the registry.]'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion register service -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion register service -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_deregister() {
    local -i ret=1
    local -ar arg_specs=(
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'service:Take nodes of a service out of the registry.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        service)
            "_micro_deregister_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_micro_deregister_service() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        '*:record:_files'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion deregister service -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion deregister service -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_registry() {
    local -i ret=1
    local -ar arg_specs=(
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'list:List services, nodes, endpoints or topics.'
            'get:Show what the registry knows of a service.'
            'register:Put a service into the registry by hand.'
            'deregister:Take a service out of the registry by hand.'
            'snapshot:Print every record of the registry as JSON.'
            'diff:Compare a snapshot with the registry, or with another one; exit code 1 when they differ.'
            'lint:Look for faults in the registry'\''s records; exit code 1 when there are some.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        list|get|register|deregister|snapshot|diff|lint)
            "_micro_registry_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_micro_registry_list() {
    local -i ret=1
    local -ar arg_specs=(
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'services:List the names of all services.'
            'nodes:List the nodes of one service or of all.'
            'endpoints:List what a service can be asked.'
            'topics:List the topics that services subscribe to.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        services|nodes|endpoints|topics)
            "_micro_registry_list_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_micro_registry_list_services() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        '--nodes[Count the nodes of each service.]'
        '--versions[Show the versions of each service.]'
        '--match[Only names that match this pattern; * stands for any text, ? for one character.]:pattern:'
        '*--meta[Only services with a node of this metadata; a name alone stands for any text. May be given several times.]:name=text:'
        '--address[Ask the gRPC server at this host\:port, by its reflection.]:host\:port:'
        '(-v --verbose)'{-v,--verbose}'[Say which registry knows each service.]'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion registry list services -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion registry list services -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_registry_list_nodes() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        ':service:{__micro_custom_complete ---completion registry list nodes -- positional@0 "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '*--meta[Only nodes of this metadata; a name alone stands for any text. May be given several times.]:name=text:'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion registry list nodes -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion registry list nodes -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_registry_list_endpoints() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        ':service:{__micro_custom_complete ---completion registry list endpoints -- positional@0 "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--address[Ask the gRPC server at this host\:port, by its reflection.]:host\:port:'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion registry list endpoints -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion registry list endpoints -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_registry_list_topics() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion registry list topics -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion registry list topics -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_registry_get() {
    local -i ret=1
    local -ar arg_specs=(
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'service:Show a service'\''s versions, nodes and endpoints.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        service)
            "_micro_registry_get_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_micro_registry_get_service() {
    local -i ret=1
    local -ar ___as=('template' 'jsonschema' 'openapi' 'proto' 'curl' 'swift')
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        ':service:{__micro_custom_complete ---completion registry get service -- positional@0 "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--version[Only this version.]:version:'
        '--endpoint[Only this endpoint.]:endpoint:'
        '(--legacy-names --legacy_names)'{--legacy-names,--legacy_names}'[Show field names in snake_case, as the Go micro does, instead of as declared.]'
        '--as[Show one endpoint as\: template, jsonschema, openapi, proto, curl, swift.]:form:{__micro_complete "${___as[@]}"}'
        '--address[Ask the gRPC server at this host\:port and no registry.]:host\:port:'
        '*--proto[A .proto file that describes the service'\''s messages. May be given several times.]:file:_files -g '\''*.proto'\'''
        '*'{-I,--import-path}'[A folder in which imports of --proto are looked for. May be given several times.]:folder:_files -/'
        '*--protoset[A file of descriptors, as protoc --include_imports --descriptor_set_out writes it. May be given several times.]:file:_files'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion registry get service -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion registry get service -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_registry_register() {
    local -i ret=1
    local -ar arg_specs=(
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'service:Put a service that somebody else runs into the registry.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        service)
            "_micro_registry_register_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_micro_registry_register_service() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        '*:record:_files'
        '--ttl[How long the record is to stay; with --keep it is renewed in half the time. (default\: for ever, or 1m with --keep)]:time:'
        '--keep[Renew the record until Ctrl-C or SIGTERM, then take it out of the registry.]'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion registry register service -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion registry register service -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_registry_deregister() {
    local -i ret=1
    local -ar arg_specs=(
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'service:Take nodes of a service out of the registry.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        service)
            "_micro_registry_deregister_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_micro_registry_deregister_service() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        '*:record:_files'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion registry deregister service -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion registry deregister service -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_registry_snapshot() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion registry snapshot -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion registry snapshot -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_registry_diff() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        '*:file:_files'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion registry diff -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion registry diff -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_registry_lint() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        '--verify[Ask every node whether it is there, as '\''micro health'\'' does.]'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion registry lint -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion registry lint -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_doctor() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion doctor -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion doctor -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_context() {
    local -i ret=1
    local -ar arg_specs=(
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'list:List the contexts; the current one is marked with a star.'
            'add:Keep the connection options of this command line under a name.'
            'use:Make a context the one that counts from now on.'
            'show:Show what a context sets, secrets masked.'
            'remove:Forget contexts.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        list|add|use|show|remove)
            "_micro_context_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_micro_context_list() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_context_add() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar ___broker=('http')
    local -ar ___transport=('http')
    local -ar ___protocol=('auto' 'mucp' 'grpc' 'http')
    local -ar ___selector=('random' 'roundrobin')
    local -ar ___registry_option=('username=' 'password=' 'token=' 'credentials=' 'namespace=' 'datacenter=' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure=' 'tls=')
    local -ar arg_specs=(
        ':name:'
        '--force[Replace the context of that name.]'
        '--use[Make it the current one.]'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '--broker[Broker of publish and subscribe\: http. \[$MICRO_BROKER\] (default\: http)]:name:{__micro_complete "${___broker[@]}"}'
        '(--broker-address --broker_address)'{--broker-address,--broker_address}'[For the http broker\: where a subscriber listens, host\:port. \[$MICRO_BROKER_ADDRESS\] (default\: \:0, every interface and any port)]:address:'
        '--transport[Transport to use\: http. \[$MICRO_TRANSPORT\] (default\: http)]:name:{__micro_complete "${___transport[@]}"}'
        '(--protocol --client)'{--protocol,--client}'[Protocol to call with\: mucp, grpc, http, or auto for what each node speaks. \[$MICRO_PROTOCOL, $MICRO_CLIENT\] (default\: auto)]:name:{__micro_complete "${___protocol[@]}"}'
        '--selector[Order of nodes\: random or roundrobin. \[$MICRO_SELECTOR\] (default\: random)]:name:{__micro_complete "${___selector[@]}"}'
        '(--timeout --client_request_timeout --client-request-timeout)'{--timeout,--client_request_timeout,--client-request-timeout}'[Time for a whole call\: discovery, connecting, writing, waiting. A bare number is seconds. \[$MICRO_CLIENT_REQUEST_TIMEOUT\] (default\: 5s)]:time:'
        '--connect-timeout[Time for opening one connection, within --timeout. (default\: 2s)]:time:'
        '(--retries --client_retries --client-retries)'{--retries,--client_retries,--client-retries}'[Further attempts when no node could be reached. \[$MICRO_CLIENT_RETRIES\] (default\: 1)]:count:'
        '--max-message-size[Largest message to send or accept, such as 16MiB. (default\: 4MiB)]:size:'
        '--context[Settings to start from, by the name that '\''micro context add'\'' gave them; default for none. \[$MICRO_CONTEXT, $MICRO_ENV\] (default\: the one of '\''micro context use'\'')]:name:{__micro_custom_complete ---completion context add -- --context "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--explain[Say of every setting where its value comes from, on stderr, and go on.]'
        '--registry[Registry to ask, or several with commas\: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. \[$MICRO_REGISTRY\] (default\: mdns)]:name:{__micro_custom_complete ---completion context add -- --registry "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(--registry-address --registry_address)'{--registry-address,--registry_address}'[Where the registry is, comma-separated; with several registries each as name=address. For mdns\: names or addresses of the network interfaces to use. \[$MICRO_REGISTRY_ADDRESS\] (default\: all interfaces)]:address:'
        '--discovery-timeout[Longest time to wait for the registry'\''s answers; they end sooner when enough have come. (default\: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)]:time:'
        '*--registry-option[One more setting of the registry; may be repeated. Names\: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. \[$MICRO_REGISTRY_USERNAME and so on\]]:name=value:{__micro_complete "${___registry_option[@]}"}'
        '--tls[Speak TLS to services; also with any of the options below. \[$MICRO_TLS\]]'
        '--cacert[PEM file of the authorities to trust. \[$MICRO_TLS_CACERT\] (default\: the system'\''s)]:file:_files'
        '--cert[PEM file of the client'\''s certificate. \[$MICRO_TLS_CERT\]]:file:_files'
        '--key[PEM file of the certificate'\''s private key. \[$MICRO_TLS_KEY\]]:file:_files'
        '(--server-name --servername)'{--server-name,--servername}'[Name that the service'\''s certificate must be for. \[$MICRO_TLS_SERVER_NAME\] (default\: the host called)]:name:'
        '--insecure[Trust any certificate, so that anyone can pose as the service. \[$MICRO_TLS_INSECURE\]]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_context_use() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '*:name:{__micro_custom_complete ---completion context use -- positional@0 "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_context_show() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':name:{__micro_custom_complete ---completion context show -- positional@0 "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '--show-secrets[Show passwords and tokens too.]'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_context_remove() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '*:name:{__micro_custom_complete ---completion context remove -- positional@0 "${current_word_index}" "$(__micro_cursor_index_in_current_word)"}'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_new() {
    local -i ret=1
    local -ar ___output=('text' 'table' 'json' 'ndjson' 'yaml' 'raw')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '*:kind name:'
        '--dir[The folder to write into. (default\: NAME)]:folder:'
        '--proto[Describe the messages in a .proto; for services.]'
        '--go[Write the service in Go, for go-micro v5.]'
        '--template[A folder to take as the template, or one of the kinds.]:folder:_files -/'
        '*--set[A variable for the template, as name=text; may be repeated.]:variable:'
        '--micro-path[A checkout of micro to take MicroKit from. (default\: the released package; for a micro that stands in a checkout'\''s build folder that checkout)]:folder:_files -/'
        '--alias[The short name, if it is not the folder'\''s.]:name:'
        '--namespace[Makes the service'\''s name namespace.type.alias, as in v1 and v2.]:name:'
        '--fqdn[The service'\''s whole name in the registry.]:name:'
        '--type[The kind, as in v1 and v2\: srv, service, fnc, function and so on.]:kind:'
        '--force[Write into a folder that has something in it, and over files of the same names.]'
        '--dry-run[Show what would be written, and write nothing.]'
        '--list[List the kinds of projects.]'
        '(-o --output)'{-o,--output}'[Layout of the result\: text, table, json, ndjson, yaml or raw. \[$MICRO_OUTPUT\] (default\: text)]:format:{__micro_complete "${___output[@]}"}'
        '--query[Show only this part of the result, such as .items\[0\].id; exit code 1 when it is not there.]:path:'
        '--color[Use colour\: auto, always or never. (default\: auto)]:when:{__micro_complete "${___color[@]}"}'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_demo() {
    local -i ret=1
    local -ar arg_specs=(
        '--serve[Keep the service running until Ctrl-C instead of showing the tour.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_completion() {
    local -i ret=1
    local -ar _shell=('bash' 'zsh' 'fish')
    local -ar arg_specs=(
        ':shell:{__micro_complete "${_shell[@]}"}'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_version() {
    local -i ret=1
    local -ar arg_specs=(
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_micro_help() {
    local -i ret=1
    local -ar arg_specs=(
        '*:subcommands:'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

if [[ "${funcstack[1]}" = _micro ]]; then
    _micro "${@}"
else
    compdef _micro micro
fi

"""##

    static let fish = ##"""
function __micro_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __micro_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __micro_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __micro_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __micro_parse_tokens -S
    set -l unparsed_tokens (__micro_tokens -pc)
    switch $unparsed_tokens[1]
    case 'micro'
        __micro_parse_subcommand 0 'h/help'
        switch $unparsed_tokens[1]
        case 'list'
            __micro_parse_subcommand 0 'h/help'
            switch $unparsed_tokens[1]
            case 'services'
                __micro_parse_subcommand 0 'nodes' 'versions' 'match=' 'meta=+' 'address=' 'v/verbose' 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
            case 'nodes'
                __micro_parse_subcommand 1 'meta=+' 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
            case 'endpoints'
                __micro_parse_subcommand 1 'address=' 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
            case 'topics'
                __micro_parse_subcommand 0 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
            end
        case 'get'
            __micro_parse_subcommand 0 'h/help'
            switch $unparsed_tokens[1]
            case 'service'
                __micro_parse_subcommand 1 'version=' 'endpoint=' 'legacy-names' 'as=' 'address=' 'proto=+' 'I/import-path=+' 'protoset=+' 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
            end
        case 'call'
            __micro_parse_subcommand -r 3 'd/data=' 'field=+' 'raw' 'H/header=+' 'content-type=' 'proto=+' 'I/import-path=+' 'protoset=+' 'emit-defaults' 'proto-names' 'int64=' 'address=' 'node=' 'version=' 'label=+' 'retry-on=' 'v/verbose' 'dry-run' 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
        case 'stream'
            __micro_parse_subcommand -r 3 'd/data=' 'field=+' 'raw' 'H/header=+' 'content-type=' 'kind=' 'proto=+' 'I/import-path=+' 'protoset=+' 'emit-defaults' 'proto-names' 'int64=' 'address=' 'node=' 'version=' 'label=+' 'v/verbose' 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
        case 'publish'
            __micro_parse_subcommand -r 2 'd/data=' 'field=+' 'raw' 'H/header=+' 'content-type=' 'count=' 'interval=' 'allow-none' 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
        case 'subscribe'
            __micro_parse_subcommand 1 'queue=' 'count=' 'headers' 'advertise=' 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
        case 'health'
            __micro_parse_subcommand -r 1 'address=' 'strict' 'watch' 'interval=' 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
        case 'stats'
            __micro_parse_subcommand -r 1 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
        case 'watch'
            __micro_parse_subcommand -r 2 'count=' 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
        case 'wait'
            __micro_parse_subcommand 1 'nodes=' 'healthy' 'version=' 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
        case 'register'
            __micro_parse_subcommand 0 'h/help'
            switch $unparsed_tokens[1]
            case 'service'
                __micro_parse_subcommand -r 1 'ttl=' 'keep' 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
            end
        case 'deregister'
            __micro_parse_subcommand 0 'h/help'
            switch $unparsed_tokens[1]
            case 'service'
                __micro_parse_subcommand -r 1 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
            end
        case 'registry'
            __micro_parse_subcommand 0 'h/help'
            switch $unparsed_tokens[1]
            case 'list'
                __micro_parse_subcommand 0 'h/help'
                switch $unparsed_tokens[1]
                case 'services'
                    __micro_parse_subcommand 0 'nodes' 'versions' 'match=' 'meta=+' 'address=' 'v/verbose' 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
                case 'nodes'
                    __micro_parse_subcommand 1 'meta=+' 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
                case 'endpoints'
                    __micro_parse_subcommand 1 'address=' 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
                case 'topics'
                    __micro_parse_subcommand 0 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
                end
            case 'get'
                __micro_parse_subcommand 0 'h/help'
                switch $unparsed_tokens[1]
                case 'service'
                    __micro_parse_subcommand 1 'version=' 'endpoint=' 'legacy-names' 'as=' 'address=' 'proto=+' 'I/import-path=+' 'protoset=+' 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
                end
            case 'register'
                __micro_parse_subcommand 0 'h/help'
                switch $unparsed_tokens[1]
                case 'service'
                    __micro_parse_subcommand -r 1 'ttl=' 'keep' 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
                end
            case 'deregister'
                __micro_parse_subcommand 0 'h/help'
                switch $unparsed_tokens[1]
                case 'service'
                    __micro_parse_subcommand -r 1 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
                end
            case 'snapshot'
                __micro_parse_subcommand 0 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
            case 'diff'
                __micro_parse_subcommand -r 1 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
            case 'lint'
                __micro_parse_subcommand 0 'verify' 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
            end
        case 'doctor'
            __micro_parse_subcommand 0 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
        case 'context'
            __micro_parse_subcommand 0 'h/help'
            switch $unparsed_tokens[1]
            case 'list'
                __micro_parse_subcommand 0 'o/output=' 'query=' 'color=' 'h/help'
            case 'add'
                __micro_parse_subcommand 1 'force' 'use' 'o/output=' 'query=' 'color=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'context=' 'explain' 'registry=' 'registry-address=' 'discovery-timeout=' 'registry-option=+' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
            case 'use'
                __micro_parse_subcommand -r 1 'o/output=' 'query=' 'color=' 'h/help'
            case 'show'
                __micro_parse_subcommand 1 'show-secrets' 'o/output=' 'query=' 'color=' 'h/help'
            case 'remove'
                __micro_parse_subcommand -r 1 'o/output=' 'query=' 'color=' 'h/help'
            end
        case 'new'
            __micro_parse_subcommand -r 1 'dir=' 'proto' 'go' 'template=' 'set=+' 'micro-path=' 'alias=' 'namespace=' 'fqdn=' 'type=' 'force' 'dry-run' 'list' 'o/output=' 'query=' 'color=' 'h/help'
        case 'demo'
            __micro_parse_subcommand 0 'serve' 'h/help'
        case 'completion'
            __micro_parse_subcommand 1 'h/help'
        case 'version'
            __micro_parse_subcommand 0 'h/help'
        case 'help'
            __micro_parse_subcommand -r 1 
        end
    end
end

function __micro_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __micro_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __micro_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __micro_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__micro_tokens -p)
    if test -z "$(__micro_tokens -t)"
        set -l index (count (__micro_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'micro' -f
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'list' -d 'List services, nodes, endpoints or topics.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'get' -d 'Show what the registry knows of a service.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'call' -d 'Send one request to a service and print its reply.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'stream' -d 'Hold a conversation with a streaming endpoint.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'publish' -d 'Send messages to the subscribers of a topic.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'subscribe' -d 'Print the messages of a topic as they arrive.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'health' -d 'Check every node of services; exit code 1 when one is not well.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'stats' -d 'Show uptime, memory and requests of every node of services.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'watch' -d 'Print services as they come, change and go.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'wait' -d 'Wait until a service has enough nodes; exit code 75 when the time is up.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'register' -d 'Put a service into the registry by hand.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'deregister' -d 'Take a service out of the registry by hand.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'registry' -d 'The commands that ask the registry, under one name.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'doctor' -d 'Find out why services are not found; exit code 1 when something is wrong.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'context' -d 'Keep sets of connection options under names.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'new' -d 'Write a new project: a service, a client and so on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'demo' -d 'Start a small service and show what micro does with it.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'completion' -d 'Print the completion script for a shell.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'version' -d 'Print the version.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro list" -eq 1' -fa 'services' -d 'List the names of all services.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro list" -eq 1' -fa 'nodes' -d 'List the nodes of one service or of all.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro list" -eq 1' -fa 'endpoints' -d 'List what a service can be asked.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro list" -eq 1' -fa 'topics' -d 'List the topics that services subscribe to.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" nodes' -l 'nodes' -d 'Count the nodes of each service.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" versions' -l 'versions' -d 'Show the versions of each service.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" match' -l 'match' -d 'Only names that match this pattern; * stands for any text, ? for one character.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services"' -l 'meta' -d 'Only services with a node of this metadata; a name alone stands for any text. May be given several times.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" address' -l 'address' -d 'Ask the gRPC server at this host:port, by its reflection.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" v verbose' -s 'v' -l 'verbose' -d 'Say which registry knows each service.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion list services -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion list services -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro list nodes" -eq 1' -fka '(__micro_custom_completion ---completion list nodes -- positional@0 (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes"' -l 'meta' -d 'Only nodes of this metadata; a name alone stands for any text. May be given several times.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion list nodes -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion list nodes -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro list endpoints" -eq 1' -fka '(__micro_custom_completion ---completion list endpoints -- positional@0 (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" address' -l 'address' -d 'Ask the gRPC server at this host:port, by its reflection.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion list endpoints -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion list endpoints -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list topics" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list topics" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list topics" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list topics" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list topics" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list topics" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list topics" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list topics" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list topics" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list topics" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list topics" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list topics" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list topics" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion list topics -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list topics" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list topics" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion list topics -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list topics" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list topics" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list topics"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list topics" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list topics" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list topics" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list topics" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list topics" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list topics" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list topics" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro get" -eq 1' -fa 'service' -d 'Show a service\'s versions, nodes and endpoints.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro get service" -eq 1' -fka '(__micro_custom_completion ---completion get service -- positional@0 (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" version' -l 'version' -d 'Only this version.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" endpoint' -l 'endpoint' -d 'Only this endpoint.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" legacy-names legacy_names' -l 'legacy-names' -l 'legacy_names' -d 'Show field names in snake_case, as the Go micro does, instead of as declared.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" as' -l 'as' -d 'Show one endpoint as: template, jsonschema, openapi, proto, curl, swift.' -rfka 'template jsonschema openapi proto curl swift'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" address' -l 'address' -d 'Ask the gRPC server at this host:port and no registry.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service"' -l 'proto' -d 'A .proto file that describes the service\'s messages. May be given several times.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'proto\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service"' -s 'I' -l 'import-path' -d 'A folder in which imports of --proto are looked for. May be given several times.' -rfa '(__micro_complete_directories)'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service"' -l 'protoset' -d 'A file of descriptors, as protoc --include_imports --descriptor_set_out writes it. May be given several times.' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion get service -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion get service -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro call" -eq 1' -fka '(__micro_custom_completion ---completion call -- positional@0 (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro call" -eq 2' -fka '(__micro_custom_completion ---completion call -- positional@1 (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" d data' -s 'd' -l 'data' -d 'The request\'s body: JSON, @FILE, or @- for standard input.' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call"' -l 'field' -d 'Set a field of the body: a.b=text, or a.b:=JSON. May be given several times.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" raw' -l 'raw' -d 'Send the body as it is, without checking that it is JSON.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call"' -s 'H' -l 'header' -s 'm' -l 'metadata' -d 'A header for the service, as name=text or \'Name: text\'; @FILE reads one a line. May be given several times. [$MICRO_METADATA, comma-separated]' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" content-type' -l 'content-type' -d 'How the body is encoded. (default: application/json)' -rfka 'application/json application/protobuf application/json-rpc application/proto-rpc application/octet-stream'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call"' -l 'proto' -d 'A .proto file that describes the service\'s messages. May be given several times.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'proto\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call"' -s 'I' -l 'import-path' -d 'A folder in which imports of --proto are looked for. May be given several times.' -rfa '(__micro_complete_directories)'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call"' -l 'protoset' -d 'A file of descriptors, as protoc --include_imports --descriptor_set_out writes it. May be given several times.' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" emit-defaults' -l 'emit-defaults' -d 'Show fields that have their default value too.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" proto-names' -l 'proto-names' -d 'Show fields by their names in the .proto file, not in lowerCamelCase.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" int64' -l 'int64' -d 'How to write 64-bit integers: string or number. (default: string)' -rfka 'string number'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" address' -l 'address' -d 'Call this host:port and ask no registry. [$MICRO_ADDRESS]' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" node' -l 'node' -d 'Only the node of this id.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" version' -l 'version' -d 'Only nodes of this version.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call"' -l 'label' -d 'Only nodes with this metadata. May be given several times.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" retry-on' -l 'retry-on' -d 'Also try again after: connection-lost, timeout, server-error. Comma-separated; only for requests that may be executed twice.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call"' -s 'v' -l 'verbose' -d 'Tell on stderr what happens; -vv adds how long each step took.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" dry-run' -l 'dry-run' -d 'Show what would be sent, and to whom, without sending it.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion call -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion call -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro stream" -eq 1' -fka '(__micro_custom_completion ---completion stream -- positional@0 (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro stream" -eq 2' -fka '(__micro_custom_completion ---completion stream -- positional@1 (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" d data' -s 'd' -l 'data' -d 'The request\'s body: JSON, @FILE, or @- for standard input.' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream"' -l 'field' -d 'Set a field of the body: a.b=text, or a.b:=JSON. May be given several times.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" raw' -l 'raw' -d 'Send the body as it is, without checking that it is JSON.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream"' -s 'H' -l 'header' -s 'm' -l 'metadata' -d 'A header for the service, as name=text or \'Name: text\'; @FILE reads one a line. May be given several times. [$MICRO_METADATA, comma-separated]' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" content-type' -l 'content-type' -d 'How the body is encoded. (default: application/json)' -rfka 'application/json application/protobuf application/json-rpc application/proto-rpc application/octet-stream'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" kind' -l 'kind' -d 'server: send one message and wait for the service to end. client, bidi: send just what is given, be it nothing.' -rfka 'server client bidi'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream"' -l 'proto' -d 'A .proto file that describes the service\'s messages. May be given several times.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'proto\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream"' -s 'I' -l 'import-path' -d 'A folder in which imports of --proto are looked for. May be given several times.' -rfa '(__micro_complete_directories)'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream"' -l 'protoset' -d 'A file of descriptors, as protoc --include_imports --descriptor_set_out writes it. May be given several times.' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" emit-defaults' -l 'emit-defaults' -d 'Show fields that have their default value too.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" proto-names' -l 'proto-names' -d 'Show fields by their names in the .proto file, not in lowerCamelCase.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" int64' -l 'int64' -d 'How to write 64-bit integers: string or number. (default: string)' -rfka 'string number'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" address' -l 'address' -d 'Call this host:port and ask no registry. [$MICRO_ADDRESS]' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" node' -l 'node' -d 'Only the node of this id.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" version' -l 'version' -d 'Only nodes of this version.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream"' -l 'label' -d 'Only nodes with this metadata. May be given several times.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream"' -s 'v' -l 'verbose' -d 'Tell on stderr what happens; -vv adds how long each step took.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion stream -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion stream -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" d data' -s 'd' -l 'data' -d 'The request\'s body: JSON, @FILE, or @- for standard input.' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish"' -l 'field' -d 'Set a field of the body: a.b=text, or a.b:=JSON. May be given several times.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" raw' -l 'raw' -d 'Send the body as it is, without checking that it is JSON.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish"' -s 'H' -l 'header' -s 'm' -l 'metadata' -d 'A header for the service, as name=text or \'Name: text\'; @FILE reads one a line. May be given several times. [$MICRO_METADATA, comma-separated]' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" content-type' -l 'content-type' -d 'How the body is encoded. (default: application/json)' -rfka 'application/json application/protobuf application/json-rpc application/proto-rpc application/octet-stream'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" count' -l 'count' -d 'Send each message so many times. (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" interval' -l 'interval' -d 'Pause between messages. (default: none)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" allow-none' -l 'allow-none' -d 'That nobody subscribes is no failure.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion publish -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion publish -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" queue' -l 'queue' -d 'Share the messages with the other subscribers of this queue.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" count' -l 'count' -d 'End after so many messages.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" headers' -l 'headers' -d 'Show the headers of each message above it.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" advertise' -l 'advertise' -d 'The host or host:port that publishers are told, where the own address is not the one they can reach.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion subscribe -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion subscribe -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro health" -ge 1' -fka '(__micro_custom_completion ---completion health -- positional@0 (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" address' -l 'address' -d 'Check only this host:port and ask no registry.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" strict' -l 'strict' -d 'Only an answer to a health check counts, not that a node can be reached.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" watch' -l 'watch' -d 'Go on, and print a line for each node whose health changes.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" interval' -l 'interval' -d 'How often --watch asks the registry, and nodes that don\'t tell changes by themselves. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion health -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion health -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro stats" -ge 1' -fka '(__micro_custom_completion ---completion stats -- positional@0 (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion stats -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion stats -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro watch" -eq 1' -fka '(__micro_custom_completion ---completion watch -- positional@0 (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch" count' -l 'count' -d 'End after so many events.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion watch -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion watch -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro watch" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro wait" -eq 1' -fka '(__micro_custom_completion ---completion wait -- positional@0 (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" nodes' -l 'nodes' -d 'How many nodes there must be at least; 0 waits until none is left.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" healthy' -l 'healthy' -d 'Only nodes that are well count, as \'micro health\' finds them.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" version' -l 'version' -d 'Only nodes of this version.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion wait -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion wait -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro wait" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro register" -eq 1' -fa 'service' -d 'Put a service that somebody else runs into the registry.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro register service" -ge 1' -F
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" ttl' -l 'ttl' -d 'How long the record is to stay; with --keep it is renewed in half the time. (default: for ever, or 1m with --keep)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" keep' -l 'keep' -d 'Renew the record until Ctrl-C or SIGTERM, then take it out of the registry.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion register service -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion register service -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro deregister" -eq 1' -fa 'service' -d 'Take nodes of a service out of the registry.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro deregister service" -ge 1' -F
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion deregister service -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion deregister service -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry" -eq 1' -fa 'list' -d 'List services, nodes, endpoints or topics.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry" -eq 1' -fa 'get' -d 'Show what the registry knows of a service.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry" -eq 1' -fa 'register' -d 'Put a service into the registry by hand.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry" -eq 1' -fa 'deregister' -d 'Take a service out of the registry by hand.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry" -eq 1' -fa 'snapshot' -d 'Print every record of the registry as JSON.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry" -eq 1' -fa 'diff' -d 'Compare a snapshot with the registry, or with another one; exit code 1 when they differ.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry" -eq 1' -fa 'lint' -d 'Look for faults in the registry\'s records; exit code 1 when there are some.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry list" -eq 1' -fa 'services' -d 'List the names of all services.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry list" -eq 1' -fa 'nodes' -d 'List the nodes of one service or of all.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry list" -eq 1' -fa 'endpoints' -d 'List what a service can be asked.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry list" -eq 1' -fa 'topics' -d 'List the topics that services subscribe to.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" nodes' -l 'nodes' -d 'Count the nodes of each service.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" versions' -l 'versions' -d 'Show the versions of each service.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" match' -l 'match' -d 'Only names that match this pattern; * stands for any text, ? for one character.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services"' -l 'meta' -d 'Only services with a node of this metadata; a name alone stands for any text. May be given several times.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" address' -l 'address' -d 'Ask the gRPC server at this host:port, by its reflection.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" v verbose' -s 'v' -l 'verbose' -d 'Say which registry knows each service.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion registry list services -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion registry list services -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry list nodes" -eq 1' -fka '(__micro_custom_completion ---completion registry list nodes -- positional@0 (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes"' -l 'meta' -d 'Only nodes of this metadata; a name alone stands for any text. May be given several times.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion registry list nodes -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion registry list nodes -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry list endpoints" -eq 1' -fka '(__micro_custom_completion ---completion registry list endpoints -- positional@0 (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" address' -l 'address' -d 'Ask the gRPC server at this host:port, by its reflection.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion registry list endpoints -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion registry list endpoints -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list topics" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list topics" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list topics" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list topics" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list topics" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list topics" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list topics" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list topics" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list topics" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list topics" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list topics" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list topics" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list topics" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion registry list topics -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list topics" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list topics" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion registry list topics -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list topics" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list topics" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list topics"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list topics" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list topics" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list topics" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list topics" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list topics" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list topics" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list topics" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry get" -eq 1' -fa 'service' -d 'Show a service\'s versions, nodes and endpoints.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry get service" -eq 1' -fka '(__micro_custom_completion ---completion registry get service -- positional@0 (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" version' -l 'version' -d 'Only this version.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" endpoint' -l 'endpoint' -d 'Only this endpoint.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" legacy-names legacy_names' -l 'legacy-names' -l 'legacy_names' -d 'Show field names in snake_case, as the Go micro does, instead of as declared.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" as' -l 'as' -d 'Show one endpoint as: template, jsonschema, openapi, proto, curl, swift.' -rfka 'template jsonschema openapi proto curl swift'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" address' -l 'address' -d 'Ask the gRPC server at this host:port and no registry.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service"' -l 'proto' -d 'A .proto file that describes the service\'s messages. May be given several times.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'proto\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service"' -s 'I' -l 'import-path' -d 'A folder in which imports of --proto are looked for. May be given several times.' -rfa '(__micro_complete_directories)'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service"' -l 'protoset' -d 'A file of descriptors, as protoc --include_imports --descriptor_set_out writes it. May be given several times.' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion registry get service -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion registry get service -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry register" -eq 1' -fa 'service' -d 'Put a service that somebody else runs into the registry.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry register service" -ge 1' -F
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" ttl' -l 'ttl' -d 'How long the record is to stay; with --keep it is renewed in half the time. (default: for ever, or 1m with --keep)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" keep' -l 'keep' -d 'Renew the record until Ctrl-C or SIGTERM, then take it out of the registry.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion registry register service -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion registry register service -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry deregister" -eq 1' -fa 'service' -d 'Take nodes of a service out of the registry.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry deregister service" -ge 1' -F
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion registry deregister service -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion registry deregister service -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry snapshot" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry snapshot" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry snapshot" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry snapshot" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry snapshot" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry snapshot" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry snapshot" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry snapshot" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry snapshot" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry snapshot" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry snapshot" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry snapshot" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry snapshot" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion registry snapshot -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry snapshot" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry snapshot" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion registry snapshot -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry snapshot" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry snapshot" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry snapshot"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry snapshot" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry snapshot" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry snapshot" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry snapshot" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry snapshot" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry snapshot" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry snapshot" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry diff" -ge 1' -F
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry diff" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry diff" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry diff" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry diff" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry diff" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry diff" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry diff" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry diff" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry diff" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry diff" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry diff" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry diff" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry diff" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion registry diff -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry diff" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry diff" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion registry diff -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry diff" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry diff" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry diff"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry diff" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry diff" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry diff" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry diff" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry diff" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry diff" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry diff" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint" verify' -l 'verify' -d 'Ask every node whether it is there, as \'micro health\' does.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion registry lint -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion registry lint -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry lint" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro doctor" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro doctor" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro doctor" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro doctor" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro doctor" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro doctor" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro doctor" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro doctor" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro doctor" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro doctor" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro doctor" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro doctor" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro doctor" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion doctor -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro doctor" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro doctor" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion doctor -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro doctor" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro doctor" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro doctor"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro doctor" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro doctor" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro doctor" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro doctor" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro doctor" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro doctor" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro doctor" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro context" -eq 1' -fa 'list' -d 'List the contexts; the current one is marked with a star.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro context" -eq 1' -fa 'add' -d 'Keep the connection options of this command line under a name.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro context" -eq 1' -fa 'use' -d 'Make a context the one that counts from now on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro context" -eq 1' -fa 'show' -d 'Show what a context sets, secrets masked.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro context" -eq 1' -fa 'remove' -d 'Forget contexts.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context list" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context list" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context list" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" force' -l 'force' -d 'Replace the context of that name.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" use' -l 'use' -d 'Make it the current one.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" context' -l 'context' -d 'Settings to start from, by the name that \'micro context add\' gave them; default for none. [$MICRO_CONTEXT, $MICRO_ENV] (default: the one of \'micro context use\')' -rfka '(__micro_custom_completion ---completion context add -- --context (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" explain' -l 'explain' -d 'Say of every setting where its value comes from, on stderr, and go on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" registry' -l 'registry' -d 'Registry to ask, or several with commas: mdns, etcd, nats, consul, kubernetes, eureka, zookeeper, dns, file, static, memory. [$MICRO_REGISTRY] (default: mdns)' -rfka '(__micro_custom_completion ---completion context add -- --registry (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms of mdns and nats, 5s of the others, or a shorter --timeout)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add"' -l 'registry-option' -d 'One more setting of the registry; may be repeated. Names: username, password, token, credentials, namespace, datacenter, cacert, cert, key, server-name, insecure, tls. [$MICRO_REGISTRY_USERNAME and so on]' -rfka 'username= password= token= credentials= namespace= datacenter= cacert= cert= key= server-name= insecure= tls='
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context add" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro context use" -ge 1' -fka '(__micro_custom_completion ---completion context use -- positional@0 (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context use" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context use" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context use" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context use" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro context show" -eq 1' -fka '(__micro_custom_completion ---completion context show -- positional@0 (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context show" show-secrets' -l 'show-secrets' -d 'Show passwords and tokens too.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context show" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context show" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context show" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro context remove" -ge 1' -fka '(__micro_custom_completion ---completion context remove -- positional@0 (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context remove" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context remove" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context remove" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro context remove" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro new" dir' -l 'dir' -d 'The folder to write into. (default: NAME)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro new" proto' -l 'proto' -d 'Describe the messages in a .proto; for services.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro new" go' -l 'go' -d 'Write the service in Go, for go-micro v5.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro new" template' -l 'template' -d 'A folder to take as the template, or one of the kinds.' -rfa '(__micro_complete_directories)'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro new"' -l 'set' -d 'A variable for the template, as name=text; may be repeated.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro new" micro-path' -l 'micro-path' -d 'A checkout of micro to take MicroKit from. (default: the released package; for a micro that stands in a checkout\'s build folder that checkout)' -rfa '(__micro_complete_directories)'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro new" alias' -l 'alias' -d 'The short name, if it is not the folder\'s.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro new" namespace' -l 'namespace' -d 'Makes the service\'s name namespace.type.alias, as in v1 and v2.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro new" fqdn' -l 'fqdn' -d 'The service\'s whole name in the registry.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro new" type' -l 'type' -d 'The kind, as in v1 and v2: srv, service, fnc, function and so on.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro new" force' -l 'force' -d 'Write into a folder that has something in it, and over files of the same names.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro new" dry-run' -l 'dry-run' -d 'Show what would be written, and write nothing.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro new" list' -l 'list' -d 'List the kinds of projects.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro new" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro new" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro new" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro new" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro demo" serve' -l 'serve' -d 'Keep the service running until Ctrl-C instead of showing the tour.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro demo" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro completion" -eq 1' -fka 'bash zsh fish'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro completion" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro version" h help' -s 'h' -l 'help' -d 'Show help information.'

"""##
}
