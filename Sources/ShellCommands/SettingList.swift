import CommandLanguage

extension Setting {
  /// The settings of this product, in the order in which `set` lists them.
  static let gridsh: [Setting] = [.progress, .timeout]

  /// Whether uploads and waits say how far they are.
  static let progress = Setting.toggle(
    "progress", "Whether uploads and waits say on standard error how far they are.",
    initially: true)

  /// How long a request may take in all.
  static let timeout = Setting.limit(
    "timeout", "How long a request may take in all; without it only silence ends one.")
}
