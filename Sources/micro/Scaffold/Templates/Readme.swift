/// The parts of a README that differ from kind to kind; Mustache like everything in a template.
struct Readme: Sendable {
    /// What the project is, in a sentence or two.
    var about: String
    /// Commands to try, each with what it prints.
    var calls: String
    /// A row for each source file of its own: `| file | what is in it |`.
    var files: String
    /// Further sections.
    var more = ""
}

extension BuiltInTemplate {
    static func readme(_ readme: Readme) -> ProjectTemplate.File {
        ProjectTemplate.File(
            "README.md",
            #"""
            # {{alias}}

            \#(readme.about)

            ## Run

            You need Swift 6.2 or later and, on Linux, `zlib1g-dev`.

            ```sh
            swift run
            ```

            {{^client}}
            Then, in another terminal:

            {{/client}}
            \#(readme.calls)

            Nothing else has to run: services find each other by multicast DNS. To stay on this host, say so on both sides:

            ```sh
            MICRO_REGISTRY_ADDRESS={{loopback}} swift run
            ```

            ## Change

            | file | what is in it |
            |---|---|
            \#(readme.files)
            | `Sources/{{alias}}/Settings.swift` | what the environment may say |

            `make test` runs the tests, which need no network. `make format` lays out the source.
            {{#microPath}}

            MicroKit is taken from `{{microPath}}`; `Package.swift` says so.
            {{/microPath}}
            \#(readme.more)
            ## Settings

            | environment variable | default | what it says |
            |---|---|---|
            {{^client}}
            | `MICRO_SERVER_NAME` | `{{name}}` | the name in the registry |
            | `MICRO_SERVER_VERSION` | `latest` | the version, of which several may run at once |
            | `MICRO_SERVER_ADDRESS` | `:0` | where to listen; port 0 picks a free one |
            {{/client}}
            {{#broker}}
            | `MICRO_BROKER_ADDRESS` | `:0` | where events arrive; port 0 picks a free one |
            {{/broker}}
            | `MICRO_REGISTRY` | `mdns` | the registry where services find each other |
            | `MICRO_REGISTRY_ADDRESS` | all | where it is; for `mdns` network interfaces, such as `eth0,lo` |

            ## Ship

            ```sh
            make docker
            docker run --rm --network host {{image}}
            ```

            """#
        )
    }
}
