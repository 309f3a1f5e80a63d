# One tenant, written for the tests in the form of Export-M365DSCConfiguration.
param (
    [parameter()]
    [System.Management.Automation.PSCredential]
    $Credential
)

Configuration M365TenantConfig
{
    param (
        [parameter()]
        [System.Management.Automation.PSCredential]
        $Credential
    )

    if ($null -eq $Credential)
    {
        <# Credentials #>
        $Credscredential = Get-Credential -Message "Credentials"
    }
    else
    {
        $Credscredential = $Credential
    }

    Import-DscResource -ModuleName 'Microsoft365DSC' -ModuleVersion '1.25.1'

    Node localhost
    {
        AADConditionalAccessPolicy "AADConditionalAccessPolicy-Block old protocols"
        {
            BuiltInControls      = @("block");
            ClientAppTypes       = @("exchangeActiveSync","other");
            Credential           = $Credscredential;
            DisplayName          = "Block old protocols";
            Ensure               = "Present";
            ExcludeApplications  = @();
            ExcludeGroups        = @();
            ExcludeRoles         = @();
            ExcludeUsers         = @();
            GrantControlOperator = "OR";
            Id                   = "00000000-0000-4000-8000-000000000001";
            IncludeApplications  = @("All");
            IncludeGroups        = @();
            IncludeRoles         = @();
            IncludeUserActions   = @();
            IncludeUsers         = @("All");
            SignInRiskLevels     = @();
            State                = "enabled";
            UserRiskLevels       = @();
        }
        AADConditionalAccessPolicy "AADConditionalAccessPolicy-Second factor for administrators"
        {
            BuiltInControls      = @("mfa");
            ClientAppTypes       = @("all");
            Credential           = $Credscredential;
            DisplayName          = "Second factor for administrators";
            Ensure               = "Present";
            ExcludeApplications  = @();
            ExcludeGroups        = @();
            ExcludeRoles         = @();
            ExcludeUsers         = @();
            GrantControlOperator = "OR";
            Id                   = "00000000-0000-4000-8000-000000000002";
            IncludeApplications  = @("All");
            IncludeGroups        = @();
            IncludeRoles         = @("Global Administrator","Privileged Role Administrator");
            IncludeUserActions   = @();
            IncludeUsers         = @();
            SignInRiskLevels     = @();
            State                = "enabled";
            UserRiskLevels       = @();
        }
        AADConditionalAccessPolicy "AADConditionalAccessPolicy-Compliant devices, `"tried`""
        {
            BuiltInControls      = @("mfa","compliantDevice");
            ClientAppTypes       = @("all");
            Credential           = $Credscredential;
            DisplayName          = "Compliant devices, `"tried`"";
            Ensure               = "Present";
            ExcludeApplications  = @();
            ExcludeGroups        = @();
            ExcludeRoles         = @();
            ExcludeUsers         = @("GuestsOrExternalUsers");
            GrantControlOperator = "AND";
            Id                   = "00000000-0000-4000-8000-000000000003";
            IncludeApplications  = @("Office365");
            IncludeGroups        = @();
            IncludeRoles         = @();
            IncludeUserActions   = @();
            IncludeUsers         = @("All");
            SignInRiskLevels     = @();
            State                = "enabledForReportingButNotEnforced";
            UserRiskLevels       = @();
        }
        AADAuthorizationPolicy "AADAuthorizationPolicy-x"
        {
            AllowEmailVerifiedUsersToJoinOrganization         = $False;
            AllowInvitesFrom                                  = "adminsAndGuestInviters";
            AllowedToSignUpEmailBasedSubscriptions            = $False;
            AllowedToUseSSPR                                  = $True;
            BlockMsolPowershell                               = $True;
            Credential                                        = $Credscredential;
            DefaultUserRoleAllowedToCreateApps                = $False;
            DefaultUserRoleAllowedToCreateSecurityGroups      = $True;
            DefaultUserRoleAllowedToReadOtherUsers            = $True;
            Description                                       = "Own";
            DisplayName                                       = "Authorization Policy";
            Ensure                                            = "Present";
            GuestUserRole                                     = "RestrictedGuest";
            Id                                                = "authorizationPolicy";
            IsSingleInstance                                  = "Yes";
            PermissionGrantPolicyIdsAssignedToDefaultUserRole = @("ManagePermissionGrantsForSelf.microsoft-user-default-low");
        }
        EXORemoteDomain "EXORemoteDomain-Default"
        {
            AllowedOOFType     = "External";
            AutoForwardEnabled = $True;
            Credential         = $Credscredential;
            DomainName         = "*";
            Ensure             = "Present";
            Identity           = "Default";
            Name               = "Default";
        }
        EXORemoteDomain "EXORemoteDomain-Partner"
        {
            AllowedOOFType     = "None";
            AutoForwardEnabled = $False;
            Credential         = $Credscredential;
            DomainName         = "partner.example";
            Ensure             = "Present";
            Identity           = "Partner";
            Name               = "Partner";
        }
        EXOAntiPhishPolicy "EXOAntiPhishPolicy-Office365 AntiPhish Default"
        {
            AuthenticationFailAction            = "MoveToJmf";
            Credential                          = $Credscredential;
            EnableFirstContactSafetyTips        = $False;
            EnableMailboxIntelligence           = $True;
            EnableMailboxIntelligenceProtection = $False;
            EnableSpoofIntelligence             = $True;
            EnableTargetedUserProtection        = $True;
            Enabled                             = $True;
            Ensure                              = "Present";
            ExcludedDomains                     = @();
            HonorDmarcPolicy                    = $True;
            Identity                            = "Office365 AntiPhish Default";
            IsDefault                           = $True;
            Name                                = "Office365 AntiPhish Default";
            PhishThresholdLevel                 = 1;
            TargetedUsersToProtect              = @("Ann;ann@contoso.example");
        }
        EXOSharingPolicy "EXOSharingPolicy-Default Sharing Policy"
        {
            Credential = $Credscredential;
            Default    = $True;
            Domains    = @("Anonymous:CalendarSharingFreeBusySimple","*:CalendarSharingFreeBusySimple");
            Enabled    = $True;
            Ensure     = "Present";
            Name       = "Default Sharing Policy";
        }
        EXOSharingPolicy "EXOSharingPolicy-Partners"
        {
            Credential = $Credscredential;
            Default    = $False;
            Domains    = @("partner.example:CalendarSharingFreeBusyDetail");
            Enabled    = $True;
            Ensure     = "Present";
            Name       = "Partners";
        }
        EXODkimSigningConfig "EXODkimSigningConfig-own.example"
        {
            BodyCanonicalization   = "Relaxed";
            Credential             = $Credscredential;
            Enabled                = $True;
            Ensure                 = "Present";
            HeaderCanonicalization = "Relaxed";
            Identity               = "own.example";
        }
        EXODkimSigningConfig "EXODkimSigningConfig-own.onmicrosoft.example"
        {
            BodyCanonicalization   = "Simple";
            Credential             = $Credscredential;
            Enabled                = $False;
            Ensure                 = "Present";
            HeaderCanonicalization = "Relaxed";
            Identity               = "own.onmicrosoft.example";
        }
        TeamsFederationConfiguration "TeamsFederationConfiguration-Global"
        {
            AllowFederatedUsers                         = $True;
            AllowTeamsConsumer                          = $False;
            AllowTeamsConsumerInbound                   = $False;
            BlockedDomains                              = @("bad.example");
            Credential                                  = $Credscredential;
            Identity                                    = "Global";
            RestrictTeamsConsumerToExternalUserProfiles = $False;
            SharedSipAddressSpace                       = $False;
            TreatDiscoveredPartnersAsUnverified         = $False;
        }
        TeamsClientConfiguration "TeamsClientConfiguration-Global"
        {
            AllowBox                     = $True;
            AllowDropBox                 = $False;
            AllowEgnyte                  = $False;
            AllowEmailIntoChannel        = $False;
            AllowGoogleDrive             = $False;
            AllowGuestUser               = $True;
            AllowOrganizationTab         = $True;
            AllowShareFile               = $False;
            ContentPin                   = "RequiredOutsideScheduleMeeting";
            Credential                   = $Credscredential;
            Identity                     = "Global";
            ResourceAccountContentAccess = "NoAccess";
            RestrictedSenderList         = @();
        }
        EXOAtpPolicyForO365 "EXOAtpPolicyForO365-Default"
        {
            AllowSafeDocsOpen       = $False;
            Credential              = $Credscredential;
            EnableATPForSPOTeamsODB = $True;
            EnableSafeDocs          = $True;
            Ensure                  = "Present";
            Identity                = "Default";
            IsSingleInstance        = "Yes";
        }
        EXOSafeLinksPolicy "EXOSafeLinksPolicy-Built-In Protection Policy"
        {
            AllowClickThrough          = $False;
            Credential                 = $Credscredential;
            DeliverMessageAfterScan    = $True;
            DisableUrlRewrite          = $False;
            DoNotRewriteUrls           = @();
            EnableForInternalSenders   = $False;
            EnableOrganizationBranding = $False;
            EnableSafeLinksForEmail    = $True;
            EnableSafeLinksForOffice   = $True;
            EnableSafeLinksForTeams    = $True;
            Ensure                     = "Present";
            Identity                   = "Built-In Protection Policy";
            ScanUrls                   = $True;
            TrackClicks                = $True;
        }
        EXOSafeLinksPolicy "EXOSafeLinksPolicy-Own links"
        {
            AllowClickThrough          = $True;
            Credential                 = $Credscredential;
            DeliverMessageAfterScan    = $False;
            DisableUrlRewrite          = $True;
            DoNotRewriteUrls           = @("https://own.example/*","https://partner.example/a&b");
            EnableForInternalSenders   = $True;
            EnableOrganizationBranding = $False;
            EnableSafeLinksForEmail    = $True;
            EnableSafeLinksForOffice   = $True;
            EnableSafeLinksForTeams    = $False;
            Ensure                     = "Present";
            Identity                   = "Own links";
            ScanUrls                   = $True;
            TrackClicks                = $True;
        }
        EXOMalwareFilterPolicy "EXOMalwareFilterPolicy-Default"
        {
            Credential                             = $Credscredential;
            CustomNotifications                    = $False;
            EnableFileFilter                       = $True;
            EnableInternalSenderAdminNotifications = $False;
            Ensure                                 = "Present";
            FileTypes                              = @("ace","exe","vbs");
            Identity                               = "Default";
            ZapEnabled                             = $True;
        }
        EXOMalwareFilterPolicy "EXOMalwareFilterPolicy-Own `"files`""
        {
            Credential                             = $Credscredential;
            CustomNotifications                    = $False;
            EnableFileFilter                       = $False;
            EnableInternalSenderAdminNotifications = $True;
            Ensure                                 = "Present";
            FileTypes                              = @("exe");
            Identity                               = "Own `"files`"";
            InternalSenderAdminAddress             = "admin@own.example";
            ZapEnabled                             = $False;
        }
        EXOHostedConnectionFilterPolicy "EXOHostedConnectionFilterPolicy-Default"
        {
            Credential     = $Credscredential;
            EnableSafeList = $False;
            Ensure         = "Present";
            Identity       = "Default";
            IPAllowList    = @("192.0.2.7","198.51.100.0/24");
            IPBlockList    = @();
        }
        EXOSafeAttachmentPolicy "EXOSafeAttachmentPolicy-Built-In Protection Policy"
        {
            Action        = "Block";
            Credential    = $Credscredential;
            Enable        = $True;
            Ensure        = "Present";
            Identity      = "Built-In Protection Policy";
            QuarantineTag = "AdminOnlyAccessPolicy";
            Redirect      = $False;
        }
        EXOSafeAttachmentPolicy "EXOSafeAttachmentPolicy-Own attachments"
        {
            Action          = "DynamicDelivery";
            Credential      = $Credscredential;
            Enable          = $True;
            Ensure          = "Present";
            Identity        = "Own attachments";
            QuarantineTag   = "AdminOnlyAccessPolicy";
            Redirect        = $True;
            RedirectAddress = "lab@own.example";
        }
        SCUnifiedAuditLogRetentionPolicy "SCUnifiedAuditLogRetentionPolicy-Own year"
        {
            Credential        = $Credscredential;
            Description       = "Own";
            Ensure            = "Present";
            Name              = "Own year";
            Operations        = @("MailItemsAccessed");
            Priority          = 100;
            RecordTypes       = @("ExchangeAdmin","ExchangeItem");
            RetentionDuration = "TwelveMonths";
            UserIds           = @();
        }
        SPOSharingSettings "SPOSharingSettings-Yes"
        {
            Credential                                 = $Credscredential;
            DefaultLinkPermission                      = "View";
            DefaultSharingLinkType                     = "Direct";
            Ensure                                     = "Present";
            FileAnonymousLinkType                      = "View";
            FolderAnonymousLinkType                    = "View";
            IsSingleInstance                           = "Yes";
            PreventExternalUsersFromResharing          = $True;
            RequireAcceptingAccountMatchInvitedAccount = $True;
            RequireAnonymousLinksExpireInDays          = 30;
            SharingCapability                          = "ExternalUserSharingOnly";
            SharingDomainRestrictionMode               = "AllowList";
            ShowEveryoneClaim                          = $False;
            ShowEveryoneExceptExternalUsersClaim       = $False;
        }
    }
}

M365TenantConfig -ConfigurationData .\ConfigurationData.psd1 -Credential $Credential
