import KQLPlan

/// The functions over network addresses.
enum NetworkFunctions {
  static let scalar: [any ScalarFunction.Type] = [
    IPCompare<IPv4Family>.self, IPCompare<IPv6Family>.self, IPIsMatch<IPv4Family>.self,
    IPIsMatch<IPv6Family>.self, IPIsInRange<IPv4Family>.self, IPIsInRange<IPv6Family>.self,
    IPIsInAnyRange<IPv4Family>.self, IPIsInAnyRange<IPv6Family>.self, IPv4IsPrivate.self,
    IPv4NetmaskSuffix.self, IPv4RangeToCIDRList.self, ParseIPv4.self, ParseIPv4Mask.self,
    ParseIPv6.self, ParseIPv6Mask.self, FormatIPv4.self, FormatIPv4Mask.self, HasIPv4.self,
    HasAnyIPv4.self, HasIPv4Prefix.self, HasAnyIPv4Prefix.self,
  ]
}
