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
                __micro_parse_subcommand 0 'nodes' 'match=' 'address=' 'o/output=' 'query=' 'color=' 'registry=' 'registry-address=' 'discovery-timeout=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
            case 'nodes'
                __micro_parse_subcommand 1 'o/output=' 'query=' 'color=' 'registry=' 'registry-address=' 'discovery-timeout=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
            case 'endpoints'
                __micro_parse_subcommand 1 'address=' 'o/output=' 'query=' 'color=' 'registry=' 'registry-address=' 'discovery-timeout=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
            end
        case 'get'
            __micro_parse_subcommand 0 'h/help'
            switch $unparsed_tokens[1]
            case 'service'
                __micro_parse_subcommand 1 'version=' 'endpoint=' 'legacy-names' 'as=' 'address=' 'proto=+' 'I/import-path=+' 'protoset=+' 'o/output=' 'query=' 'color=' 'registry=' 'registry-address=' 'discovery-timeout=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
            end
        case 'call'
            __micro_parse_subcommand -r 3 'd/data=' 'field=+' 'raw' 'H/header=+' 'content-type=' 'proto=+' 'I/import-path=+' 'protoset=+' 'emit-defaults' 'proto-names' 'int64=' 'address=' 'node=' 'version=' 'label=+' 'retry-on=' 'v/verbose' 'dry-run' 'o/output=' 'query=' 'color=' 'registry=' 'registry-address=' 'discovery-timeout=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
        case 'stream'
            __micro_parse_subcommand -r 3 'd/data=' 'field=+' 'raw' 'H/header=+' 'content-type=' 'kind=' 'proto=+' 'I/import-path=+' 'protoset=+' 'emit-defaults' 'proto-names' 'int64=' 'address=' 'node=' 'version=' 'label=+' 'v/verbose' 'o/output=' 'query=' 'color=' 'registry=' 'registry-address=' 'discovery-timeout=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
        case 'publish'
            __micro_parse_subcommand -r 2 'd/data=' 'field=+' 'raw' 'H/header=+' 'content-type=' 'count=' 'interval=' 'allow-none' 'o/output=' 'query=' 'color=' 'registry=' 'registry-address=' 'discovery-timeout=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
        case 'subscribe'
            __micro_parse_subcommand 1 'queue=' 'count=' 'headers' 'advertise=' 'o/output=' 'query=' 'color=' 'registry=' 'registry-address=' 'discovery-timeout=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
        case 'health'
            __micro_parse_subcommand -r 1 'address=' 'strict' 'watch' 'interval=' 'o/output=' 'query=' 'color=' 'registry=' 'registry-address=' 'discovery-timeout=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
        case 'stats'
            __micro_parse_subcommand -r 1 'o/output=' 'query=' 'color=' 'registry=' 'registry-address=' 'discovery-timeout=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
        case 'register'
            __micro_parse_subcommand 0 'h/help'
            switch $unparsed_tokens[1]
            case 'service'
                __micro_parse_subcommand -r 1 'ttl=' 'keep' 'o/output=' 'query=' 'color=' 'registry=' 'registry-address=' 'discovery-timeout=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
            end
        case 'deregister'
            __micro_parse_subcommand 0 'h/help'
            switch $unparsed_tokens[1]
            case 'service'
                __micro_parse_subcommand -r 1 'o/output=' 'query=' 'color=' 'registry=' 'registry-address=' 'discovery-timeout=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
            end
        case 'registry'
            __micro_parse_subcommand 0 'h/help'
            switch $unparsed_tokens[1]
            case 'list'
                __micro_parse_subcommand 0 'h/help'
                switch $unparsed_tokens[1]
                case 'services'
                    __micro_parse_subcommand 0 'nodes' 'match=' 'address=' 'o/output=' 'query=' 'color=' 'registry=' 'registry-address=' 'discovery-timeout=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
                case 'nodes'
                    __micro_parse_subcommand 1 'o/output=' 'query=' 'color=' 'registry=' 'registry-address=' 'discovery-timeout=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
                case 'endpoints'
                    __micro_parse_subcommand 1 'address=' 'o/output=' 'query=' 'color=' 'registry=' 'registry-address=' 'discovery-timeout=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
                end
            case 'get'
                __micro_parse_subcommand 0 'h/help'
                switch $unparsed_tokens[1]
                case 'service'
                    __micro_parse_subcommand 1 'version=' 'endpoint=' 'legacy-names' 'as=' 'address=' 'proto=+' 'I/import-path=+' 'protoset=+' 'o/output=' 'query=' 'color=' 'registry=' 'registry-address=' 'discovery-timeout=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
                end
            case 'register'
                __micro_parse_subcommand 0 'h/help'
                switch $unparsed_tokens[1]
                case 'service'
                    __micro_parse_subcommand -r 1 'ttl=' 'keep' 'o/output=' 'query=' 'color=' 'registry=' 'registry-address=' 'discovery-timeout=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
                end
            case 'deregister'
                __micro_parse_subcommand 0 'h/help'
                switch $unparsed_tokens[1]
                case 'service'
                    __micro_parse_subcommand -r 1 'o/output=' 'query=' 'color=' 'registry=' 'registry-address=' 'discovery-timeout=' 'broker=' 'broker-address=' 'transport=' 'protocol=' 'selector=' 'timeout=' 'connect-timeout=' 'retries=' 'max-message-size=' 'tls' 'cacert=' 'cert=' 'key=' 'server-name=' 'insecure' 'h/help'
                end
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
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'list' -d 'List services, nodes or endpoints.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'get' -d 'Show what the registry knows of a service.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'call' -d 'Send one request to a service and print its reply.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'stream' -d 'Hold a conversation with a streaming endpoint.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'publish' -d 'Send messages to the subscribers of a topic.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'subscribe' -d 'Print the messages of a topic as they arrive.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'health' -d 'Check every node of services; exit code 1 when one is not well.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'stats' -d 'Show uptime, memory and requests of every node of services.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'register' -d 'Put a service into the registry by hand.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'deregister' -d 'Take a service out of the registry by hand.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'registry' -d 'The commands that ask the registry, under one name.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'new' -d 'Write a new project: a service, a client and so on.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'demo' -d 'Start a small service and show what micro does with it.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'completion' -d 'Print the completion script for a shell.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'version' -d 'Print the version.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro list" -eq 1' -fa 'services' -d 'List the names of all services.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro list" -eq 1' -fa 'nodes' -d 'List the nodes of one service or of all.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro list" -eq 1' -fa 'endpoints' -d 'List what a service can be asked.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" nodes' -l 'nodes' -d 'Count the nodes of each service.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" match' -l 'match' -d 'Only names that match this pattern; * stands for any text, ? for one character.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" address' -l 'address' -d 'Ask the gRPC server at this host:port, by its reflection.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" registry' -l 'registry' -d 'Registry to ask: mdns or memory. [$MICRO_REGISTRY] (default: mdns)' -rfka 'mdns memory'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list services" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro list nodes" -eq 1' -fka '(__micro_custom_completion ---completion list nodes -- positional@0 (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" registry' -l 'registry' -d 'Registry to ask: mdns or memory. [$MICRO_REGISTRY] (default: mdns)' -rfka 'mdns memory'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list nodes" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
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
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" registry' -l 'registry' -d 'Registry to ask: mdns or memory. [$MICRO_REGISTRY] (default: mdns)' -rfka 'mdns memory'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro list endpoints" h help' -s 'h' -l 'help' -d 'Show help information.'
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
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" registry' -l 'registry' -d 'Registry to ask: mdns or memory. [$MICRO_REGISTRY] (default: mdns)' -rfka 'mdns memory'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro get service" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
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
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" registry' -l 'registry' -d 'Registry to ask: mdns or memory. [$MICRO_REGISTRY] (default: mdns)' -rfka 'mdns memory'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro call" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
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
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" registry' -l 'registry' -d 'Registry to ask: mdns or memory. [$MICRO_REGISTRY] (default: mdns)' -rfka 'mdns memory'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stream" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
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
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" registry' -l 'registry' -d 'Registry to ask: mdns or memory. [$MICRO_REGISTRY] (default: mdns)' -rfka 'mdns memory'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro publish" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
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
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" registry' -l 'registry' -d 'Registry to ask: mdns or memory. [$MICRO_REGISTRY] (default: mdns)' -rfka 'mdns memory'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro subscribe" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
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
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" registry' -l 'registry' -d 'Registry to ask: mdns or memory. [$MICRO_REGISTRY] (default: mdns)' -rfka 'mdns memory'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro health" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
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
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" registry' -l 'registry' -d 'Registry to ask: mdns or memory. [$MICRO_REGISTRY] (default: mdns)' -rfka 'mdns memory'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro stats" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro register" -eq 1' -fa 'service' -d 'Put a service that somebody else runs into the registry.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro register service" -ge 1' -F
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" ttl' -l 'ttl' -d 'How long the record is to stay; with --keep it is renewed in half the time. (default: for ever, or 1m with --keep)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" keep' -l 'keep' -d 'Renew the record until Ctrl-C or SIGTERM, then take it out of the registry.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" registry' -l 'registry' -d 'Registry to ask: mdns or memory. [$MICRO_REGISTRY] (default: mdns)' -rfka 'mdns memory'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro register service" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
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
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" registry' -l 'registry' -d 'Registry to ask: mdns or memory. [$MICRO_REGISTRY] (default: mdns)' -rfka 'mdns memory'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro deregister service" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry" -eq 1' -fa 'list' -d 'List services, nodes or endpoints.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry" -eq 1' -fa 'get' -d 'Show what the registry knows of a service.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry" -eq 1' -fa 'register' -d 'Put a service into the registry by hand.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry" -eq 1' -fa 'deregister' -d 'Take a service out of the registry by hand.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry list" -eq 1' -fa 'services' -d 'List the names of all services.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry list" -eq 1' -fa 'nodes' -d 'List the nodes of one service or of all.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry list" -eq 1' -fa 'endpoints' -d 'List what a service can be asked.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" nodes' -l 'nodes' -d 'Count the nodes of each service.'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" match' -l 'match' -d 'Only names that match this pattern; * stands for any text, ? for one character.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" address' -l 'address' -d 'Ask the gRPC server at this host:port, by its reflection.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" registry' -l 'registry' -d 'Registry to ask: mdns or memory. [$MICRO_REGISTRY] (default: mdns)' -rfka 'mdns memory'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list services" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'micro' -n '__micro_should_offer_completions_for_positional "micro registry list nodes" -eq 1' -fka '(__micro_custom_completion ---completion registry list nodes -- positional@0 (count (__micro_tokens -pc)) (__micro_tokens -tC))'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" o output' -s 'o' -l 'output' -d 'Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)' -rfka 'text table json ndjson yaml raw'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" query' -l 'query' -d 'Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" color' -l 'color' -d 'Use colour: auto, always or never. (default: auto)' -rfka 'auto always never'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" registry' -l 'registry' -d 'Registry to ask: mdns or memory. [$MICRO_REGISTRY] (default: mdns)' -rfka 'mdns memory'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list nodes" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
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
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" registry' -l 'registry' -d 'Registry to ask: mdns or memory. [$MICRO_REGISTRY] (default: mdns)' -rfka 'mdns memory'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry list endpoints" h help' -s 'h' -l 'help' -d 'Show help information.'
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
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" registry' -l 'registry' -d 'Registry to ask: mdns or memory. [$MICRO_REGISTRY] (default: mdns)' -rfka 'mdns memory'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry get service" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
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
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" registry' -l 'registry' -d 'Registry to ask: mdns or memory. [$MICRO_REGISTRY] (default: mdns)' -rfka 'mdns memory'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry register service" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
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
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" registry' -l 'registry' -d 'Registry to ask: mdns or memory. [$MICRO_REGISTRY] (default: mdns)' -rfka 'mdns memory'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" registry-address registry_address' -l 'registry-address' -l 'registry_address' -d 'Where the registry is, comma-separated. For mdns: names or addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" discovery-timeout' -l 'discovery-timeout' -d 'Longest time to wait for the registry\'s answers; they end sooner when enough have come. (default: 500ms)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" broker' -l 'broker' -d 'Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" broker-address broker_address' -l 'broker-address' -l 'broker_address' -d 'For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every interface and any port)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" transport' -l 'transport' -d 'Transport to use: http. [$MICRO_TRANSPORT] (default: http)' -rfka 'http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" client protocol' -l 'protocol' -l 'client' -d 'Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] (default: auto)' -rfka 'auto mucp grpc http'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" selector' -l 'selector' -d 'Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)' -rfka 'random roundrobin'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" client-request-timeout client_request_timeout timeout' -l 'timeout' -l 'client_request_timeout' -l 'client-request-timeout' -d 'Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. [$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" connect-timeout' -l 'connect-timeout' -d 'Time for opening one connection, within --timeout. (default: 2s)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" client-retries client_retries retries' -l 'retries' -l 'client_retries' -l 'client-retries' -d 'Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" max-message-size' -l 'max-message-size' -d 'Largest message to send or accept, such as 16MiB. (default: 4MiB)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" tls' -l 'tls' -d 'Speak TLS to services; also with any of the options below. [$MICRO_TLS]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" cacert' -l 'cacert' -d 'PEM file of the authorities to trust. [$MICRO_TLS_CACERT] (default: the system\'s)' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" cert' -l 'cert' -d 'PEM file of the client\'s certificate. [$MICRO_TLS_CERT]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" key' -l 'key' -d 'PEM file of the certificate\'s private key. [$MICRO_TLS_KEY]' -rF
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" server-name servername' -l 'server-name' -l 'servername' -d 'Name that the service\'s certificate must be for. [$MICRO_TLS_SERVER_NAME] (default: the host called)' -rfka ''
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" insecure' -l 'insecure' -d 'Trust any certificate, so that anyone can pose as the service. [$MICRO_TLS_INSECURE]'
complete -c 'micro' -n '__micro_should_offer_completions_for_flags_or_options "micro registry deregister service" h help' -s 'h' -l 'help' -d 'Show help information.'
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
