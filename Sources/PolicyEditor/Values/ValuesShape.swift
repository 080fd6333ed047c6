/// What kind of file a configuration was found in.
public enum ValuesShape: String, Sendable, Hashable {
  /// A values.yaml of the chart, from version 3 on.
  case helmValues
  /// What `helm get values` prints.
  case helmGetValues
  /// A values.yaml of a chart that has Connaisseur's chart as its dependency `connaisseur`.
  case umbrella
  /// Flux's HelmRelease, of which `spec.values` is read.
  case helmRelease
  /// Argo CD's Application, of which the Helm values are read.
  case argoApplication
  /// A ConfigMap with Connaisseur's own configuration, or with values.
  case configMap
  /// Connaisseur's own configuration, `config.yaml`: `validators` and `policy` at the top.
  case connaisseurConfiguration
  /// A values.yaml of chart version 2, which later charts ignore: `validators` and `policy` at the
  /// top.
  case version2
  /// A values.yaml of chart version 1: `notary` and a policy that says `verify`.
  case version1
  /// Nothing of Connaisseur's configuration is in it, as in an empty file.
  case nothing
}
