import Testing

@testable import micro

@Suite struct MustacheTemplateTests {
    private static let values: MustacheValues = [
        "name": "greeter", "empty": "", "yes": true, "no": false, "html": "<&\">", "dotted.name": "d",
    ]

    struct Case: Sendable, CustomTestStringConvertible {
        var template: String
        var text: String
        var testDescription: String { template }

        init(_ template: String, _ text: String) {
            self.template = template
            self.text = text
        }
    }

    @Test(arguments: [
        Case("", ""),
        Case("plain { } }} text", "plain { } }} text"),
        Case("{{name}}", "greeter"),
        Case("a{{ name }}b", "agreeterb"),
        Case("{{html}}{{{html}}}{{&html}}", "<&\"><&\"><&\">"),
        Case("{{dotted.name}}", "d"),
        Case("{{yes}}", "true"),
        Case("{{empty}}|", "|"),
        Case("{{#yes}}in{{/yes}}", "in"),
        Case("{{#no}}in{{/no}}{{#empty}}in{{/empty}}{{#unknown}}in{{/unknown}}|", "|"),
        Case("{{^no}}a{{/no}}{{^empty}}b{{/empty}}{{^unknown}}c{{/unknown}}{{^yes}}d{{/yes}}", "abc"),
        Case("{{#name}}<{{.}}>{{/name}}", "<greeter>"),
        Case("{{#yes}}{{#name}}{{name}}{{/name}}{{/yes}}", "greeter"),
        Case("a{{! a remark }}b", "ab"),
        Case("a{{!\nof two lines\n}}b", "ab"),
        Case("{{=<% %>=}}<%name%> {{name}} <%={{ }}=%>{{name}}", "greeter {{name}} greeter"),
        // Lines that hold nothing but a section's tag, a remark or delimiters leave no trace.
        Case("a\n{{#yes}}\nb\n{{/yes}}\nc\n", "a\nb\nc\n"),
        Case("a\n  {{#yes}}  \n  b\n\t{{/yes}}\nc", "a\n  b\nc"),
        Case("a\r\n{{#yes}}\r\nb\r\n{{/yes}}\r\nc", "a\r\nb\r\nc"),
        Case("{{#no}}\nb\n{{/no}}", ""),
        Case("a\n{{! remark }}\nb", "a\nb"),
        Case("a\n{{=| |=}}\n|name|", "a\ngreeter"),
        Case(" {{name}} \n", " greeter \n"),
        Case("x {{#yes}}\ny{{/yes}}\n", "x \ny\n"),
        Case("{{#yes}}{{/yes}}\n", "\n"),
        Case("{{#yes}} {{/yes}}\nb", " \nb"),
    ])
    func renders(_ item: Case) throws {
        #expect(try MustacheTemplate(item.template).render(Self.values) == item.text)
    }

    @Test(
        arguments: [
            ("a\nb {{nmae}}", 2, "no value for {{nmae}}", "did you mean {{name}}?"),
            ("{{zzzzzzzz}}", 1, "no value for {{zzzzzzzz}}", "known are: dotted.name, empty"),
            ("{{.}}", 1, "no value for {{.}}", "known are"),
            ("\n{{name", 2, "{{ is never closed with }}", nil),
            ("{{{name}}", 1, "never closed with }}}", nil),
            ("{{}}", 1, "'' is no name", "{{=<% %>=}}"),
            ("{{a b}}", 1, "'a b' is no name", "{{=<% %>=}}"),
            ("${{ secrets.TOKEN || x }}", 1, "is no name", "{{=<% %>=}}"),
            ("a\n{{#yes}}\n", 2, "{{#yes}} is never closed", nil),
            ("{{/yes}}", 1, "never opened", nil),
            ("{{#yes}}\n{{#no}}{{/yes}}", 2, "{{/yes}} stands where {{/no}} of line 2 belongs", nil),
            ("{{> part}}", 1, "not supported", "{{=<% %>=}}"),
            ("{{= <% =}}", 1, "two delimiters", nil),
        ] as [(String, Int, String, String?)]
    )
    func tellsWhatIsWrong(template: String, line: Int, reason: String, hint: String?) throws {
        let error = try #require(throws: MustacheError.self) {
            try MustacheTemplate(template).render(Self.values)
        }
        #expect(error.line == line)
        #expect(error.reason.contains(reason), "\(error.reason)")
        #expect(error.hint?.contains(hint ?? "") ?? (hint == nil), "\(error.hint ?? "")")
    }

    @Test func refusesDeepNesting() {
        let template = String(repeating: "{{#yes}}", count: 100_000)
        #expect(throws: MustacheError.self) { try MustacheTemplate(template) }
    }

    /// Reading takes time in proportion to the text, whatever is in it.
    @Test func readsLongLines() throws {
        let template = String(repeating: "{{name}}{{!x}}", count: 50_000)
        #expect(try MustacheTemplate(template).render(Self.values).utf8.count == 50_000 * 7)
    }

    @Test func namesItsVariables() throws {
        let template = try MustacheTemplate("{{a}}{{#b}}{{c}}{{^d}}{{e}}{{/d}}{{/b}}")
        #expect(template.names == ["a", "b", "c", "d", "e"])
    }
}
