/// The properties of resources of Microsoft365DSC, as their `.schema.mof` files in
/// `Modules/Microsoft365DSC/DSCResources` name them; those for signing in are left out, and of some
/// only the ones that tables have.
enum Microsoft365DSCNames {
  static let resources: [String: String] = [
    "AADAdminConsentRequestPolicy": """
    IsEnabled NotifyReviewers RemindersEnabled RequestDurationInDays Reviewers
    """,
    "AADNamedLocationPolicy": """
    CountriesAndRegions CountryLookupMethod DisplayName Id IncludeUnknownCountriesAndRegions
    IpRanges IsTrusted OdataType
    """,
    "EXOATPBuiltInProtectionRule": """
    Comments ExceptIfRecipientDomainIs ExceptIfSentTo ExceptIfSentToMemberOf Identity
    """,
    "EXOATPProtectionPolicyRule": """
    Comments Enabled ExceptIfRecipientDomainIs ExceptIfSentTo ExceptIfSentToMemberOf Identity
    Name Priority RecipientDomainIs SafeAttachmentPolicy SafeLinksPolicy SentTo SentToMemberOf
    """,
    "EXOAntiPhishPolicy": """
    AdminDisplayName AuthenticationFailAction DmarcQuarantineAction DmarcRejectAction Enabled
    EnableMailboxIntelligence EnableOrganizationDomainsProtection EnableSimilarDomainsSafetyTips
    EnableSimilarUsersSafetyTips EnableTargetedDomainsProtection EnableTargetedUserProtection
    EnableUnusualCharactersSafetyTips ExcludedDomains ExcludedSenders Identity MakeDefault
    PhishThresholdLevel TargetedDomainActionRecipients TargetedDomainsToProtect
    TargetedUserActionRecipients TargetedUserProtectionAction TargetedUsersToProtect
    """,
    "EXOAntiPhishRule": """
    AntiPhishPolicy Comments Enabled ExceptIfRecipientDomainIs ExceptIfSentTo
    ExceptIfSentToMemberOf Identity Priority RecipientDomainIs SentTo SentToMemberOf
    """,
    "EXOEOPProtectionPolicyRule": """
    Comments ExceptIfRecipientDomainIs ExceptIfSentTo ExceptIfSentToMemberOf Identity Name
    Priority RecipientDomainIs SentTo SentToMemberOf State
    """,
    "EXOHostedConnectionFilterPolicy": """
    AdminDisplayName EnableSafeList Identity IPAllowList IPBlockList MakeDefault
    """,
    "EXOHostedContentFilterPolicy": """
    AllowedSenderDomains AllowedSenders BlockedSenderDomains BlockedSenders BulkSpamAction
    BulkThreshold HighConfidenceSpamAction Identity InlineSafetyTipsEnabled MakeDefault
    MarkAsSpamBulkMail PhishSpamAction PhishZapEnabled QuarantineRetentionPeriod SpamAction
    SpamZapEnabled
    """,
    "EXOHostedContentFilterRule": """
    Comments Enabled ExceptIfRecipientDomainIs ExceptIfSentTo ExceptIfSentToMemberOf
    HostedContentFilterPolicy Identity Priority RecipientDomainIs SentTo SentToMemberOf
    """,
    "EXOHostedOutboundSpamFilterRule": """
    Comments Enabled ExceptIfFrom ExceptIfFromMemberOf ExceptIfSenderDomainIs From FromMemberOf
    HostedOutboundSpamFilterPolicy Identity Priority SenderDomainIs
    """,
    "EXOMalwareFilterPolicy": """
    ExternalSenderAdminAddress FileTypeAction FileTypes InternalSenderAdminAddress MakeDefault
    QuarantineTag ZapEnabled
    """,
    "EXOMalwareFilterRule": """
    Comments Enabled ExceptIfRecipientDomainIs ExceptIfSentTo ExceptIfSentToMemberOf Identity
    MalwareFilterPolicy Priority RecipientDomainIs SentTo SentToMemberOf
    """,
    "EXOManagementRoleAssignment": """
    App CustomRecipientWriteScope CustomResourceScope ExclusiveRecipientWriteScope Name Policy
    RecipientAdministrativeUnitScope RecipientOrganizationalUnitScope
    RecipientRelativeWriteScope Role SecurityGroup User
    """,
    "EXOOrganizationRelationship": """
    ArchiveAccessEnabled DeliveryReportEnabled DomainNames Enabled FreeBusyAccessEnabled
    FreeBusyAccessLevel FreeBusyAccessScope MailboxMoveCapability MailboxMoveEnabled
    MailboxMovePublishedScopes MailTipsAccessEnabled MailTipsAccessLevel MailTipsAccessScope
    Name OauthApplicationId OrganizationContact PhotosEnabled TargetApplicationUri
    TargetAutodiscoverEpr TargetOwaURL TargetSharingEpr
    """,
    "EXOOutboundConnector": """
    AllAcceptedDomains CloudServicesMailEnabled Comment ConnectorSource ConnectorType Enabled
    Identity IsTransportRuleScoped RecipientDomains RouteAllMessagesViaOnPremises
    SenderRewritingEnabled SmartHosts TestMode TlsDomain TlsSettings UseMXRecord
    ValidationRecipients
    """,
    "EXORoleAssignmentPolicy": """
    Description IsDefault Name Roles
    """,
    "EXOSafeAttachmentRule": """
    Comments Enabled ExceptIfRecipientDomainIs ExceptIfSentTo ExceptIfSentToMemberOf Identity
    Priority RecipientDomainIs SafeAttachmentPolicy SentTo SentToMemberOf
    """,
    "EXOSafeLinksRule": """
    Comments Enabled ExceptIfRecipientDomainIs ExceptIfSentTo ExceptIfSentToMemberOf Identity
    Priority RecipientDomainIs SafeLinksPolicy SentTo SentToMemberOf
    """,
    "EXOTransportRule": """
    BetweenMemberOf1 BetweenMemberOf2 Enabled ExceptIfFrom ExceptIfSubjectContainsWords Name
    RejectMessageReasonText
    """,
    "IntuneDeviceCompliancePolicyAndroid": """
    AdvancedThreatProtectionRequiredSecurityLevel Assignments Description
    DeviceThreatProtectionEnabled DeviceThreatProtectionRequiredSecurityLevel DisplayName
    MinAndroidSecurityPatchLevel OsMaximumVersion OsMinimumVersion PasswordExpirationDays
    PasswordMinimumLength PasswordMinutesOfInactivityBeforeLock PasswordRequired
    PasswordRequiredType RequiredPasswordComplexity
    SecurityBlockDeviceAdministratorManagedDevices SecurityBlockJailbrokenDevices
    SecurityDisableUsbDebugging SecurityPreventInstallAppsFromUnknownSources
    SecurityRequireSafetyNetAttestationBasicIntegrity
    SecurityRequireSafetyNetAttestationCertifiedDevice SecurityRequireVerifyApps
    StorageRequireEncryption
    """,
    "IntuneDeviceCompliancePolicyAndroidDeviceOwner": """
    Assignments Description DisplayName MinAndroidSecurityPatchLevel PasswordMinimumLength
    PasswordRequired PasswordRequiredType ScheduledActionsForRule
    SecurityRequiredAndroidSafetyNetEvaluationType StorageRequireEncryption
    """,
    "IntuneDeviceCompliancePolicyAndroidWorkProfile": """
    Assignments Description DisplayName MinAndroidSecurityPatchLevel PasswordMinimumLength
    PasswordRequired PasswordRequiredType ScheduledActionsForRule SecurityBlockJailbrokenDevices
    SecurityRequiredAndroidSafetyNetEvaluationType StorageRequireEncryption
    WorkProfileRequirePassword
    """,
    "IntuneDeviceCompliancePolicyMacOS": """
    AdvancedThreatProtectionRequiredSecurityLevel Assignments Description
    DeviceThreatProtectionEnabled DeviceThreatProtectionRequiredSecurityLevel DisplayName
    FirewallBlockAllIncoming FirewallEnabled FirewallEnableStealthMode
    GatekeeperAllowedAppSource OsMaximumBuildVersion OsMaximumVersion OsMinimumBuildVersion
    OsMinimumVersion PasswordBlockSimple PasswordExpirationDays PasswordMinimumCharacterSetCount
    PasswordMinimumLength PasswordMinutesOfInactivityBeforeLock
    PasswordPreviousPasswordBlockCount PasswordRequired PasswordRequiredType RoleScopeTagIds
    StorageRequireEncryption SystemIntegrityProtectionEnabled
    """,
    "IntuneDeviceCompliancePolicyWindows10": """
    ActiveFirewallRequired AntiSpywareRequired AntivirusRequired Assignments BitLockerEnabled
    CodeIntegrityEnabled ConfigurationManagerComplianceRequired DefenderEnabled DefenderVersion
    Description DeviceThreatProtectionEnabled DeviceThreatProtectionRequiredSecurityLevel
    DisplayName EarlyLaunchAntiMalwareDriverEnabled Id OsMaximumVersion OsMinimumVersion
    PasswordBlockSimple PasswordExpirationDays PasswordMinimumCharacterSetCount
    PasswordMinimumLength PasswordMinutesOfInactivityBeforeLock
    PasswordPreviousPasswordBlockCount PasswordRequired PasswordRequiredToUnlockFromIdle
    PasswordRequiredType RequireHealthyDeviceReport RTPEnabled ScheduledActionsForRule
    SecureBootEnabled SignatureOutOfDate StorageRequireEncryption TpmRequired
    """,
    "IntuneDeviceCompliancePolicyiOs": """
    AdvancedThreatProtectionRequiredSecurityLevel Assignments Description
    DeviceThreatProtectionEnabled DeviceThreatProtectionRequiredSecurityLevel DisplayName
    ManagedEmailProfileRequired OsMaximumVersion OsMinimumVersion PasscodeBlockSimple
    PasscodeExpirationDays PasscodeMinimumCharacterSetCount PasscodeMinimumLength
    PasscodeRequired PasscodeRequiredType RestrictedApps SecurityBlockJailbrokenDevices
    """,
    "SPOBrowserIdleSignout": """
    Enabled SignOutAfter WarnAfter
    """,
    "SPOSharingSettings": """
    BccExternalSharingInvitations BccExternalSharingInvitationsList DefaultLinkPermission
    DefaultSharingLinkType EnableGuestSignInAcceleration FileAnonymousLinkType
    FolderAnonymousLinkType MySiteSharingCapability NotifyOwnersWhenItemsReshared
    PreventExternalUsersFromResharing ProvisionSharedWithEveryoneFolder
    RequireAcceptingAccountMatchInvitedAccount RequireAnonymousLinksExpireInDays
    SharingAllowedDomainList SharingBlockedDomainList SharingCapability
    SharingDomainRestrictionMode ShowAllUsersClaim ShowEveryoneClaim
    ShowEveryoneExceptExternalUsersClaim ShowPeoplePickerSuggestionsForGuestUsers
    """,
  ]

  /// The properties of a resource, in lower case; nil when it is not listed.
  static func properties(of resource: String) -> Set<String>? {
    resources[resource].map {
      Set($0.split { " \n".contains($0) }.map { $0.lowercased() })
    }
  }
}
