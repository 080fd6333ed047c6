/// The classes of characters that the grammars of references are made of.
extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }
  var isLowerCase: Bool { ("a"..."z").contains(self) }
  var isUpperCase: Bool { ("A"..."Z").contains(self) }
  var isLetter: Bool { isLowerCase || isUpperCase }
  var isAlphanumeric: Bool { isLetter || isDigit }
  var isHexadecimal: Bool {
    isDigit || ("a"..."f").contains(self) || ("A"..."F").contains(self)
  }
  /// `[a-z0-9]`, what the path of a repository is made of besides separators.
  var isPathCharacter: Bool { isLowerCase || isDigit }

  /// `\w` of Python's regular expressions on text: an underscore, letters and numbers of any script.
  var isPythonWord: Bool {
    if isASCII { return isAlphanumeric || self == "_" }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return true
    default:
      return properties.numericType != nil
    }
  }
}
