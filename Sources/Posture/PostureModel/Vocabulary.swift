/// The Microsoft 365 product that a control looks at.
public enum Product: String, Sendable, Hashable, CaseIterable {
  case entra = "Entra ID"
  case exchange = "Exchange Online"
  case defender = "Defender for Office 365"
  case sharePoint = "SharePoint Online"
  case teams = "Microsoft Teams"
  case purview = "Microsoft Purview"
  case powerPlatform = "Power Platform"
  case powerBI = "Power BI"
  case intune = "Intune"
}

/// The part of the estate that a control protects.
public enum Category: String, Sendable, Hashable, CaseIterable {
  case identity = "Identity"
  case data = "Data"
  case device = "Device"
  case apps = "Apps"
  case infrastructure = "Infrastructure"
}

/// What sort of thing a control asks for.
public enum ControlKind: String, Sendable, Hashable, CaseIterable {
  case feature
  case policy
  case tool
}

/// How bad it is when a control fails, from worst to least.
public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
  case critical
  case high
  case medium
  case low

  /// 0 for the worst.
  public var rank: Int {
    switch self {
    case .critical: 0
    case .high: 1
    case .medium: 2
    case .low: 3
    }
  }

  /// Orders the worse severity first.
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
}

/// How much of an action users notice.
public enum Impact: String, Sendable, Hashable, CaseIterable {
  case low
  case moderate
  case high

  /// 0 for the least.
  public var rank: Int {
    switch self {
    case .low: 0
    case .moderate: 1
    case .high: 2
    }
  }
}

/// How much work an action is.
public enum Cost: String, Sendable, Hashable, CaseIterable {
  case low
  case moderate
  case high

  /// Units of effort: a setting, a small project, a programme.
  ///
  /// Actions are ranked by points over it.
  public var effort: Int {
    switch self {
    case .low: 1
    case .moderate: 2
    case .high: 4
    }
  }

  /// When on a roadmap such work is done.
  public var phase: Phase {
    switch self {
    case .low: .now
    case .moderate: .next
    case .high: .later
    }
  }
}

/// A stretch of a roadmap.
public enum Phase: String, Sendable, Hashable, CaseIterable {
  case now
  case next
  case later

  /// 0 for the first.
  public var rank: Int {
    switch self {
    case .now: 0
    case .next: 1
    case .later: 2
    }
  }

  /// Its name for readers.
  public var title: String {
    switch self {
    case .now: "Now"
    case .next: "Next"
    case .later: "Later"
    }
  }
}

/// A catalogue of requirements that controls are mapped to.
public enum Framework: String, Sendable, Hashable, CaseIterable {
  case scuba
  case cis
  case nist80053
  case mitre
  case secureScore

  /// Its name for readers.
  public var title: String {
    switch self {
    case .scuba: "CISA SCuBA"
    case .cis: "CIS Microsoft 365 Foundations"
    case .nist80053: "NIST SP 800-53"
    case .mitre: "MITRE ATT&CK"
    case .secureScore: "Microsoft Secure Score"
    }
  }
}
