/// `micro new crud`: the endpoints and fields of go-micro's template of that name.
extension BuiltInTemplate {
    static let createCall = #"micro call {{name}} {{type}}.Create '{"name": "Alice", "email": "alice@example.com"}'"#

    static let crud = Parts(
        sources: [serviceMain, crudService, crudHandler, crudStore, crudMessages],
        tests: [crudStoreTests, crudServiceTests, runningService],
        readme: crudReadme
    )

    private static let crudService = ProjectTemplate.File(
        "Sources/{{alias}}/Service.swift",
        #"""
        import MicroKit

        /// The service with everything that it answers. The program runs it, and so do the tests.
        func makeService(registry: any Registry) -> MicroService {
            var service = MicroService(name: Settings.name, registry: registry)
            service.version = Settings.version
            service.address = Settings.address
            let handler = {{type}}Handler(store: RecordStore())
            service.handle("{{type}}.Create", handler.create)
            service.handle("{{type}}.Read", handler.read)
            service.handle("{{type}}.Update", handler.update)
            service.handle("{{type}}.Delete", handler.delete)
            service.handle("{{type}}.List", handler.list)
            return service
        }

        """#
    )

    private static let crudHandler = ProjectTemplate.File(
        "Sources/{{alias}}/Handler.swift",
        #"""
        import MicroKit

        /// Answers what the service is asked.
        struct {{type}}Handler: Sendable {
            /// The most records that one list holds.
            static let longestList = 100

            var store: RecordStore

            func create(_ request: CreateRequest, _ context: RequestContext) async throws -> RecordResponse {
                guard let name = request.name, !name.isEmpty else {
                    throw ServiceError(id: Settings.name, code: 400, detail: "the name is missing")
                }
                return RecordResponse(record: await store.create(request.contact))
            }

            func read(_ request: IDRequest, _ context: RequestContext) async throws -> RecordResponse {
                RecordResponse(record: try found(await store.record(request.id ?? ""), request.id))
            }

            func update(_ request: UpdateRequest, _ context: RequestContext) async throws -> RecordResponse {
                RecordResponse(record: try found(await store.update(request.id ?? "", request.contact), request.id))
            }

            func delete(_ request: IDRequest, _ context: RequestContext) async throws -> DeleteResponse {
                DeleteResponse(deleted: await store.delete(request.id ?? ""))
            }

            func list(_ request: ListRequest, _ context: RequestContext) async throws -> ListResponse {
                let records = await store.records()
                let limit = min(max(request.limit ?? Self.longestList, 0), Self.longestList)
                let page = records.dropFirst(max(request.offset ?? 0, 0)).prefix(limit)
                return ListResponse(records: Array(page), total: records.count)
            }

            private func found(_ record: Record?, _ id: String?) throws -> Record {
                if let record { return record }
                throw ServiceError(id: Settings.name, code: 404, detail: "there is no record \(id ?? "")")
            }
        }

        """#
    )

    private static let crudStore = ProjectTemplate.File(
        "Sources/{{alias}}/RecordStore.swift",
        #"""
        import Foundation

        /// Keeps records in memory, as long as the program runs.
        actor RecordStore {
            private var byID: [String: Record] = [:]

            /// Keeps a new record.
            func create(_ contact: Contact) -> Record {
                let now = Self.now
                let record = Record(id: UUID().uuidString.lowercased(), contact: contact, created: now, updated: now)
                byID[record.id] = record
                return record
            }

            /// Nil for an unknown id.
            func record(_ id: String) -> Record? { byID[id] }

            /// Changes what the contact says and keeps the rest. Nil for an unknown id.
            func update(_ id: String, _ contact: Contact) -> Record? {
                guard var record = byID[id] else { return nil }
                record.name = contact.name ?? record.name
                record.email = contact.email ?? record.email
                record.phone = contact.phone ?? record.phone
                record.company = contact.company ?? record.company
                record.updated = Self.now
                byID[id] = record
                return record
            }

            /// Whether there was one.
            func delete(_ id: String) -> Bool { byID.removeValue(forKey: id) != nil }

            /// All of them, the oldest first.
            func records() -> [Record] { byID.values.sorted { ($0.created, $0.id) < ($1.created, $1.id) } }

            private static var now: Int64 { Int64(Date().timeIntervalSince1970) }
        }

        """#
    )

    private static let crudMessages = ProjectTemplate.File(
        "Sources/{{alias}}/Messages.swift",
        #"""
        // Fields of requests are optional, since a caller may leave out what is empty.

        /// A record; times are seconds since 1970.
        struct Record: Codable, Sendable, Hashable {
            var id: String
            var name: String
            var email: String
            var phone: String
            var company: String
            var created: Int64
            var updated: Int64

            init(id: String, contact: Contact, created: Int64, updated: Int64) {
                self.id = id
                name = contact.name ?? ""
                email = contact.email ?? ""
                phone = contact.phone ?? ""
                company = contact.company ?? ""
                self.created = created
                self.updated = updated
            }
        }

        /// What a caller may say of a record.
        struct Contact: Sendable {
            var name: String?
            var email: String?
            var phone: String?
            var company: String?
        }

        struct CreateRequest: Codable, Sendable {
            var name: String?
            var email: String?
            var phone: String?
            var company: String?

            var contact: Contact { Contact(name: name, email: email, phone: phone, company: company) }
        }

        struct UpdateRequest: Codable, Sendable {
            var id: String?
            var name: String?
            var email: String?
            var phone: String?
            var company: String?

            var contact: Contact { Contact(name: name, email: email, phone: phone, company: company) }
        }

        /// The request of Read and Delete.
        struct IDRequest: Codable, Sendable {
            var id: String?
        }

        /// The reply of Create, Read and Update.
        struct RecordResponse: Codable, Sendable {
            var record: Record
        }

        struct DeleteResponse: Codable, Sendable {
            var deleted: Bool
        }

        struct ListRequest: Codable, Sendable {
            var limit: Int?
            var offset: Int?
        }

        struct ListResponse: Codable, Sendable {
            var records: [Record]
            var total: Int
        }

        """#
    )

    private static let crudStoreTests = ProjectTemplate.File(
        "Tests/{{alias}}Tests/RecordStoreTests.swift",
        #"""
        import Testing

        @testable import {{module}}

        @Suite struct RecordStoreTests {
            private let store = RecordStore()

            @Test func keepsRecords() async {
                let record = await store.create(Contact(name: "Alice", email: "alice@example.com"))
                #expect(await store.record(record.id) == record)
                #expect(await store.records() == [record])
            }

            @Test func changesOnlyWhatIsSaid() async {
                let record = await store.create(Contact(name: "Alice", email: "alice@example.com"))
                let changed = await store.update(record.id, Contact(company: "Acme"))
                #expect(changed?.email == "alice@example.com")
                #expect(changed?.company == "Acme")
            }

            @Test func forgetsRecords() async {
                let record = await store.create(Contact(name: "Alice"))
                #expect(await store.delete(record.id))
                #expect(await store.delete(record.id) == false)
                #expect(await store.record(record.id) == nil)
            }
        }

        """#
    )

    private static let crudServiceTests = ProjectTemplate.File(
        "Tests/{{alias}}Tests/ServiceTests.swift",
        #"""
        import MicroKit
        import Testing

        @testable import {{module}}

        /// The whole service, called over the loopback interface.
        @Suite struct ServiceTests {
            @Test func keepsARecordFromCreateToDelete() async throws {
                try await withRunningService { client, _ in
                    func ask<Reply: Decodable>(
                        _ method: String,
                        _ request: some Encodable,
                        _ type: Reply.Type
                    ) async throws -> Reply {
                        try await client.call(Settings.name, "{{type}}.\(method)", request, as: type)
                    }
                    let create = CreateRequest(name: "Alice", email: "alice@example.com")
                    let id = try await ask("Create", create, RecordResponse.self).record.id
                    let update = UpdateRequest(id: id, phone: "555 0100")
                    #expect(try await ask("Update", update, RecordResponse.self).record.phone == "555 0100")
                    #expect(try await ask("Read", IDRequest(id: id), RecordResponse.self).record.name == "Alice")
                    #expect(try await ask("List", ListRequest(limit: 10), ListResponse.self).total == 1)
                    #expect(try await ask("Delete", IDRequest(id: id), DeleteResponse.self).deleted)
                    #expect(try await ask("List", ListRequest(), ListResponse.self).records.isEmpty)
                }
            }

            @Test func saysThatARecordIsNotThere() async throws {
                try await withRunningService { client, _ in
                    do {
                        let request = IDRequest(id: "nobody")
                        _ = try await client.call(Settings.name, "{{type}}.Read", request, as: RecordResponse.self)
                        Issue.record("no error")
                    } catch let error as ServiceError {
                        #expect(error.code == 404)
                    }
                }
            }
        }

        """#
    )

    private static let crudReadme = Readme(
        about: "A service that keeps records in memory and can be asked to create, read, update, delete and list them.",
        calls: #"""
            ```sh
            \#(createCall)
            micro call {{name}} {{type}}.List
            micro call {{name}} {{type}}.Read '{"id": "…"}'
            micro call {{name}} {{type}}.Update '{"id": "…", "phone": "555 0100"}'
            micro call {{name}} {{type}}.Delete '{"id": "…"}'
            ```
            """#,
        files: #"""
            | `Sources/{{alias}}/Handler.swift` | the answers |
            | `Sources/{{alias}}/RecordStore.swift` | where records are kept |
            | `Sources/{{alias}}/Messages.swift` | requests and replies |
            | `Sources/{{alias}}/Service.swift` | which endpoint has which answer |
            """#
    )
}
