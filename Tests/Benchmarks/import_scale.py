#!/usr/bin/env python3
"""Measures the import of a large Graph export beside simdjson's own parse of the same bytes.

    Tests/Benchmarks/import_scale.py [--form graph] [--users 300000] [--posture PATH] [--keep FOLDER]

Writes a tenant of 300,000 users and about 1.7 million objects (2 GB) in Graph pages to a temporary
folder, runs `posture import check` over it and a small C++ program that only parses, and prints the
seconds, the rate and the most memory of both. Needs g++ and libsimdjson for the second. With `--form
scuba` it is one provider export of ScubaGear, with long lists under its keys (300,000 give 0.9 GB);
with `--form zip` the Graph listings, one file each, are in an archive, and simdjson parses what was
packed.
"""
import argparse, os, random, subprocess, tempfile, time, uuid, zipfile

PAGE = 20_000
CONTEXT = "https://graph.microsoft.com/v1.0/$metadata#"

PARSER = r"""
#include <simdjson.h>
#include <iostream>
int main(int count, char **paths) {
  simdjson::dom::parser parser;
  for (int i = 1; i < count; i++) {
    auto text = simdjson::padded_string::load(paths[i]);
    if (text.error() || parser.parse(text.value()).error()) { std::cerr << paths[i]; return 1; }
  }
}
"""


def user(r, n):
    return (
        '{"id":"%s","displayName":"User %d","userPrincipalName":"user%d@contoso.example",'
        '"mail":"user%d@contoso.example","accountEnabled":%s,"userType":"%s",'
        '"createdDateTime":"2029-%02d-%02dT08:00:00Z","onPremisesSyncEnabled":%s,'
        '"passwordPolicies":"DisablePasswordExpiration","department":"Department %d",'
        '"jobTitle":"A title of some length %d","officeLocation":"Building %d, floor %d",'
        '"businessPhones":["+1 555 %07d"],"proxyAddresses":["SMTP:user%d@contoso.example",'
        '"smtp:u%d@contoso.onmicrosoft.example"],"assignedLicenses":[{"skuId":"%s",'
        '"disabledPlans":[]}],"assignedPlans":[%s],"signInActivity":{"lastSignInDateTime":'
        '"2030-01-%02dT10:00:00Z","lastNonInteractiveSignInDateTime":"2030-01-%02dT11:00:00Z"}}'
        % (uuid.UUID(int=r.getrandbits(128)), n, n, n, "true" if n % 9 else "false",
           "Guest" if n % 7 == 0 else "Member", n % 12 + 1, n % 28 + 1,
           "true" if n % 3 else "null", n % 400, n % 900, n % 30, n % 9, n, n, n,
           uuid.UUID(int=r.getrandbits(128)),
           ",".join('{"assignedDateTime":"2029-05-01T00:00:00Z","capabilityStatus":"Enabled",'
                    '"service":"exchange","servicePlanId":"%s"}' % uuid.UUID(int=r.getrandbits(128))
                    for _ in range(27)), n % 28 + 1, n % 28 + 1))


def registration(r, n):
    return (
        '{"id":"%s","userPrincipalName":"user%d@contoso.example","userDisplayName":"User %d",'
        '"userType":"member","isAdmin":%s,"isSsprRegistered":true,"isSsprEnabled":true,'
        '"isSsprCapable":true,"isMfaRegistered":%s,"isMfaCapable":true,"isPasswordlessCapable":false,'
        '"methodsRegistered":["microsoftAuthenticatorPush","softwareOneTimePasscode"],'
        '"isSystemPreferredAuthenticationMethodEnabled":true,"defaultMfaMethod":"push",'
        '"lastUpdatedDateTime":"2030-01-01T00:00:00Z"}'
        % (uuid.UUID(int=r.getrandbits(128)), n, n, "false", "true" if n % 4 else "false"))


def device(r, n):
    return (
        '{"id":"%s","displayName":"PC-%d","deviceId":"%s","operatingSystem":"Windows",'
        '"operatingSystemVersion":"10.0.22631.%d","isCompliant":%s,"isManaged":true,'
        '"trustType":"AzureAd","accountEnabled":true,'
        '"approximateLastSignInDateTime":"2030-01-01T00:00:00Z","profileType":"RegisteredDevice"}'
        % (uuid.UUID(int=r.getrandbits(128)), n, uuid.UUID(int=r.getrandbits(128)), n % 4000,
           "true" if n % 5 else "false"))


def role(r, n):
    return (
        '{"id":"%s","principalId":"%s","roleDefinitionId":"%s","directoryScopeId":"/",'
        '"appScopeId":null}'
        % tuple(uuid.UUID(int=r.getrandbits(128)) for _ in range(3)))


def group(r, n):
    return (
        '{"id":"%s","displayName":"Group %d","groupTypes":["Unified"],"mailEnabled":true,'
        '"securityEnabled":false,"visibility":"Private","createdDateTime":"2028-01-01T00:00:00Z",'
        '"mail":"group%d@contoso.example","description":"A group with a description"}'
        % (uuid.UUID(int=r.getrandbits(128)), n, n))


def application(r, n):
    return (
        '{"ObjectId":"%s","DisplayName":"App %d","AppId":"%s","IsMultiTenantEnabled":%s,'
        '"KeyCredentials":[{"KeyId":"%s","DisplayName":"CN=own","StartDateTime":"2029-01-01T00:00:00Z",'
        '"EndDateTime":"2031-01-01T00:00:00Z","IsFromApplication":true}],"PasswordCredentials":null,'
        '"FederatedCredentials":null,"Permissions":[%s]}'
        % (uuid.UUID(int=r.getrandbits(128)), n, uuid.UUID(int=r.getrandbits(128)),
           "true" if n % 3 else "false", uuid.UUID(int=r.getrandbits(128)),
           ",".join('{"RoleId":"%s","RoleDisplayName":"Mail.Read","IsAdminConsented":true,'
                    '"IsRisky":true,"ApplicationDisplayName":"Microsoft Graph"}'
                    % uuid.UUID(int=r.getrandbits(128)) for _ in range(9))))


def transport_rule(r, n):
    return (
        '{"Name":"Rule %d","State":"Enabled","Mode":"Enforce","Priority":%d,"Guid":"%s",'
        '"SentToScope":null,"FromScope":"NotInOrganization","SetSCL":"-1","SenderDomainIs":["a%d.example"],'
        '"Description":"If the message is received from outside the organization, do something",'
        '"Conditions":["Microsoft.Exchange.MessagingPolicies.Rules.Tasks.SenderDomainIsPredicate"]}'
        % (n, n, uuid.UUID(int=r.getrandbits(128)), n))


def generate_scuba(folder, users):
    r = random.Random(1)
    lists = [("risky_applications", application, users), ("transport_rule", transport_rule, users),
             ("risky_third_party_service_principals", application, users // 4)]
    with open(os.path.join(folder, "ProviderSettingsExport.json"), "w") as out:
        out.write('{"baseline_version":"1","module_version":"1.5.0","timestamp_zulu":"2030-01-02T03:04:05Z",'
                  '"tenant_details":[{"TenantId":"%s","DisplayName":"Own"}],'
                  '"exo_successful_commands":["Get-TransportRule"],"exo_unsuccessful_commands":[]'
                  % uuid.UUID(int=1))
        for key, make, count in lists:
            out.write(',\n "%s":[' % key)
            for n in range(count):
                out.write((",\n  " if n else "\n  ") + make(r, n))
            out.write("]")
        out.write("}\n")
    return sum(count for _, _, count in lists)


KINDS = [
    ("users", "users", user, 1.0),
    ("registrations", "reports/authenticationMethods/userRegistrationDetails", registration, 1.0),
    ("devices", "devices", device, 2.0),
    ("groups", "groups", group, 0.67),
    ("roleAssignments", "roleManagement/directory/roleAssignments", role, 1.0),
]


def generate(folder, users, page=PAGE):
    r = random.Random(1)
    objects = 0
    for name, context, make, share in KINDS:
        count = int(users * share)
        for start in range(0, count, page):
            end = min(count, start + page)
            more = ',"@odata.nextLink":"https://graph.microsoft.com/x"' if end < count else ""
            with open(os.path.join(folder, "%s-%03d.json" % (name, start // page)), "w") as out:
                out.write('{"@odata.context":"%s%s"%s,"value":[' % (CONTEXT, context, more))
                out.write(",\n".join(make(r, n) for n in range(start, end)))
                out.write("]}")
        objects += count
    return objects


def measured(arguments):
    start = time.monotonic()
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, status


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--form", choices=["graph", "scuba", "zip"], default="graph")
    parser.add_argument("--users", type=int, default=300_000)
    parser.add_argument("--posture", default=".build/release/posture")
    parser.add_argument("--keep", help="a folder to write the export into and leave there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or temporary
        os.makedirs(folder, exist_ok=True)
        if not os.listdir(folder):
            made = (generate_scuba(folder, options.users) if options.form == "scuba" else
                    generate(folder, options.users, PAGE if options.form == "graph" else 1 << 40))
            print("%d objects" % made)
        files = sorted(os.path.join(folder, name) for name in os.listdir(folder))
        size = sum(os.path.getsize(path) for path in files)
        print("%.2f GB in %d files" % (size / 1e9, len(files)))
        given = folder
        if options.form == "zip":
            given = folder.rstrip("/") + ".zip"
            if not os.path.exists(given):
                with zipfile.ZipFile(given, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out:
                    for path in files:
                        out.write(path, os.path.basename(path))
            print("%.2f GB packed" % (os.path.getsize(given) / 1e9))
        runs = [("posture", [options.posture, "import", "check", "--format", "json", given])]
        source = os.path.join(temporary, "parse.cpp")
        with open(source, "w") as out:
            out.write(PARSER)
        program = os.path.join(temporary, "parse")
        built = subprocess.run(["g++", "-O3", "-std=c++17", source, "-o", program, "-lsimdjson"])
        if built.returncode == 0:
            runs.insert(0, ("simdjson", [program] + files))
        for name, arguments in runs:
            wall, processor, peak, status = measured(arguments)
            print("%-9s %7.2f s  %7.2f s processor  %7.0f MB/s  peak %6.0f MB%s" % (
                name, wall, processor, size / 1e6 / wall, peak / 1024,
                "" if status == 0 else "  (status %d)" % status))


if __name__ == "__main__":
    main()
