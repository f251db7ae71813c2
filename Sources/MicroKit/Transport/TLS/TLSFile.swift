import NIOSSL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads PEM files (RFC 7468), with errors that name the file.
enum TLSFile {
    /// All certificates of a file, in its order.
    /// - Throws: ``MicroError`` `fileUnreadable`, `invalidArgument`.
    static func certificates(_ path: String, for purpose: String) throws(MicroError) -> [NIOSSLCertificate] {
        let bytes = try read(path, for: purpose)
        do {
            return try NIOSSLCertificate.fromPEMBytes(bytes)
        } catch {
            throw invalid(path, purpose, "it holds no PEM certificate that can be read", cause: error)
        }
    }

    /// The private key of a file.
    /// - Throws: ``MicroError`` `fileUnreadable`, `invalidArgument`.
    static func privateKey(_ path: String, for purpose: String) throws(MicroError) -> NIOSSLPrivateKey {
        let bytes = try read(path, for: purpose)
        do {
            return try NIOSSLPrivateKey(bytes: bytes, format: .pem)
        } catch {
            guard String(decoding: bytes, as: UTF8.self).contains("ENCRYPTED") else {
                throw invalid(path, purpose, "it holds no PEM private key that can be read", cause: error)
            }
            throw invalid(
                path,
                purpose,
                "the key is encrypted",
                hint: "decrypt it with: openssl pkey -in \(path)",
                cause: error
            )
        }
    }

    private static func read(_ path: String, for purpose: String) throws(MicroError) -> [UInt8] {
        do {
            return Array(try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw invalid(path, purpose, FileFault.reason(error), .fileUnreadable, cause: error)
        }
    }

    private static func invalid(
        _ path: String,
        _ purpose: String,
        _ reason: String,
        _ code: MicroError.Code = .invalidArgument,
        hint: String? = nil,
        cause: any Error
    ) -> MicroError {
        let cause = UnusableFile(path: path, cause: cause)
        return MicroError(code, "can't use \(path) as \(purpose): \(reason)", hint: hint, cause: cause)
    }
}

/// The file that can't be used for TLS; the cause of an `invalidArgument` or `fileUnreadable`.
package struct UnusableFile: Error {
    /// The path as it was given.
    package var path: String
    /// What is the matter with it.
    package var cause: any Error
}

/// A certificate with its key, as one side shows it.
struct TLSIdentity {
    let certificatePath: String
    let keyPath: String
    let chain: [NIOSSLCertificate]
    let key: NIOSSLPrivateKey

    /// Reads both files.
    /// - Throws: ``MicroError`` `fileUnreadable`, `invalidArgument`.
    init(certificate: String, privateKey: String) throws(MicroError) {
        certificatePath = certificate
        keyPath = privateKey
        chain = try TLSFile.certificates(certificate, for: "a certificate")
        key = try TLSFile.privateKey(privateKey, for: "a private key")
    }

    /// Puts both into a configuration.
    func add(to configuration: inout TLSConfiguration) {
        configuration.certificateChain = chain.map { .certificate($0) }
        configuration.privateKey = .privateKey(key)
    }
}

extension NIOSSLContext {
    /// Makes a context of a configuration whose files have all been read, so that nothing but a key that belongs to
    /// another certificate is left to fail.
    static func make(_ configuration: TLSConfiguration, showing identity: TLSIdentity?) throws(MicroError)
        -> NIOSSLContext
    {
        do {
            return try NIOSSLContext(configuration: configuration)
        } catch {
            guard let identity else { throw MicroError(.internal, "TLS can't be set up: \(error)", cause: error) }
            throw MicroError(
                .invalidArgument,
                "the private key in \(identity.keyPath) does not belong to the certificate in \(identity.certificatePath)",
                cause: UnusableFile(path: identity.keyPath, cause: error)
            )
        }
    }
}
