import Testing

@testable import MicroKit

@Suite struct KubernetesNamesTests {
    @Test(arguments: [
        ("greeter", "micro.mu/selector-greeter", "micro.mu/service-greeter"),
        ("go.micro.srv.greeter", "micro.mu/selector-go.micro.srv.greeter", "micro.mu/service-go.micro.srv.greeter"),
        ("a b/c", "micro.mu/selector-a_b_c", "micro.mu/service-a_b_c"),
        ("ä", "micro.mu/selector-__", "micro.mu/service-__"),
    ])
    func areThoseOfGo(service: String, label: String, annotation: String) {
        #expect(KubernetesNames.label(service) == label)
        #expect(KubernetesNames.annotation(service) == annotation)
        #expect(KubernetesNames.isAnnotation(annotation))
        #expect(KubernetesNames.isAnnotation(annotation, of: service))
        #expect(KubernetesNames.isAnnotation(KubernetesNames.annotation(service, version: "1.2+3"), of: service))
        #expect(!KubernetesNames.isAnnotation(annotation + "x", of: service))
    }

    @Test(arguments: [
        ("greeter", true), (String(repeating: "x", count: 54), true), (String(repeating: "x", count: 55), false),
        ("a_", false), ("a.", false), ("", false), ("ä", false),
    ])
    func haveTheLimitsOfKubernetes(service: String, isValid: Bool) {
        #expect(KubernetesNames.isValid(KubernetesNames.label(service)) == isValid)
    }
}
