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
    }
}

M365TenantConfig -ConfigurationData .\ConfigurationData.psd1 -Credential $Credential
