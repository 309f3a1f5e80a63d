import KQLPlan

/// The functions that write text in another form and read it back.
enum EncodingFunctions {
  static let scalar: [any ScalarFunction.Type] = [
    Base64EncodeToString.self, Base64DecodeToString.self, Base64DecodeToArray.self,
    Base64EncodeFromArray.self, Base64DecodeToGUID.self, Base64EncodeFromGUID.self,
    URLEncode.self, URLEncodeComponent.self, URLDecode.self,
    CompressToBase64<GzipRule>.self, CompressToBase64<ZlibRule>.self,
    DecompressFromBase64<GzipRule>.self, DecompressFromBase64<ZlibRule>.self,
    PunycodeFromString.self, PunycodeToString.self, PunycodeDomainToString.self,
    PunycodeDomainFromString.self,
  ]
}
