/// Workloads for the demo's images, as a shop may have them.
extension Demo {
  /// The file's name, as the program shows it.
  public static let manifestName = "demo-shop.yaml"

  public static let manifest = try? Manifest(file: manifestName, bytes: Array(manifestText.utf8))

  private static let manifestText = """
    apiVersion: v1
    kind: Namespace
    metadata: {name: shop}
    ---
    apiVersion: v1
    kind: Namespace
    metadata:
      name: lab
      labels: {securesystemsengineering.connaisseur/webhook: ignore}
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, namespace: shop}
    spec:
      template:
        spec:
          initContainers:
          - {name: setup, image: "docker.io/acme/platform:v3"}
          containers:
          - {name: web, image: "docker.io/acme/web:v1"}
          - {name: sidecar, image: "docker.io/acme/expired:v1"}
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: api, namespace: shop}
    spec:
      template:
        spec:
          containers:
          - {name: api, image: "docker.io/acme/api:nightly"}
          - {name: web, image: "docker.io/acme/web:v1"}
    ---
    apiVersion: apps/v1
    kind: StatefulSet
    metadata: {name: store, namespace: data}
    spec:
      template:
        spec:
          containers:
          - {name: store, image: "docker.io/acme/imposter:v1"}
          - {name: backup, image: "docker.io/acme/tampered:v1"}
    ---
    apiVersion: batch/v1
    kind: CronJob
    metadata: {name: report, namespace: data}
    spec:
      jobTemplate:
        spec:
          template:
            spec:
              containers:
              - {name: report, image: "docker.io/acme/broken:v1"}
              - {name: api, image: "docker.io/acme/api:v1"}
    ---
    apiVersion: v1
    kind: Pod
    metadata: {name: trial, namespace: lab}
    spec:
      containers:
      - {name: trial, image: "docker.io/acme/nowhere:latest"}
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: web, namespace: shop}
    """
}
