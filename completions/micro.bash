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
