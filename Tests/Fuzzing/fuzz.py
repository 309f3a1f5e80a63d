#!/usr/bin/env python3
"""Feeds changed exports to every reader for a time and keeps what makes one crash or hang.

    Tests/Fuzzing/fuzz.py [--seconds 3600] [--seed 1] [--tool .build/release/fuzz-evidence]
                          [--keep /tmp/posture-fuzz]
                          [--more clixml=FOLDER]...

The corpus is made of the repository's own fixtures and samples, a folder for every reader, and each
reader gets the same share of the processor time; --more READER=FOLDER adds exports of others. A crash
or a hang (5 minutes) leaves its input in the folder of --keep, under the seed that led to it; the run
goes on with the next seed. Exit status 1 when there was one.
"""
import argparse, glob, json, os, shutil, subprocess, sys, time, zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GPO = """<?xml version="1.0"?><report><GPO xmlns="http://www.microsoft.com/GroupPolicy/Settings">
<Identifier><Identifier>{1}</Identifier></Identifier><Name>Own policy</Name><Computer>
<Enabled>true</Enabled><ExtensionData><Extension xmlns:q1="urn:q"><q1:Policy><q1:Name>Own</q1:Name>
<q1:State>Enabled</q1:State></q1:Policy></Extension><Name>Registry</Name></ExtensionData></Computer>
<LinksTo><SOMPath>own.example</SOMPath><Enabled>true</Enabled></LinksTo></GPO></report>"""
JSON = json.dumps
FINDING = {"metadata": {"event_code": "own_check", "product": {"name": "Prowler", "version": "5"}},
            "status_code": "FAIL", "finding_info": {"title": "Own", "uid": "1"},
            "cloud": {"provider": "m365"}, "unmapped": {"compliance": {"CIS-4.0": ["1.1.1"]}},
            "resources": [{"name": "box"}], "severity": "High", "message": "text"}
TEMPLATE = JSON({
    "Displayname": "Own", "Type": "deviceCompliancePolicies", "GUID": "1",
    "RAWJson": JSON({"displayName": "Own", "@odata.type": "#microsoft.graph.windows10CompliancePolicy"})})
TEXTS = {
    "csv": {
        "RemoteDomain.csv":
            '#TYPE X\n"DomainName","AutoForwardEnabled"\n"*","True"\n"a ""b"", c","False"\n',
        "Mailbox.csv": "Identity;AuditEnabled;Languages\r\nown;True;System.String[]\r\n",
    },
    "secure-score": {
        "actions.csv":
            "Rank,Recommended action,Score impact,Points achieved,Status,Category,Product\n"
            "1,Own action,+1.5%,3/10,To address,Identity,Entra ID\n",
        "aktionen.csv":
            "Rang;Empfohlene Aktion;Auswirkung auf die Bewertung;Erzielte Punkte;Status;"
            "Kategorie;Produkt\n1;Eigene Aktion;+1,5 %;3/10;Zu bearbeiten;Identität;Entra ID\n",
        "secureScores.json": JSON({"value": [{
            "id": "a_2030-01-01", "currentScore": 10, "maxScore": 20,
            "createdDateTime": "2030-01-01T00:00:00Z",
            "controlScores": [{"controlName": "Own", "score": 1}]}]}),
        "sdk.json": JSON([{
            "Id": "a_2030-01-01", "CurrentScore": 10.5, "MaxScore": 20, "AdditionalProperties": {},
            "CreatedDateTime": "2030-01-01T00:00:00Z", "AzureTenantId": "a",
            "ControlScores": [{"ControlName": "Own", "Score": 1, "AdditionalProperties": {"on": "1"}}]}]),
        "profiles.json": JSON({
            "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#security/secureScoreControlProfiles",
            "value": [{"id": "Own", "title": "Own", "maxScore": 5, "controlStateUpdates": []}]}),
    },
    "group-policy": {"gpo.xml": GPO},
    "ocsf": {
        "prowler.ocsf.json": JSON([FINDING, FINDING]),
        "monkey365.json": JSON({
            "metadata": {"eventCode": "own", "product": {"name": "Monkey365", "version": "1"}},
            "statusCode": "pass", "findingInfo": {"title": "Own"}, "resources": {"name": None}}),
        "prowler.csv": "PROVIDER;CHECK_ID;CHECK_TITLE;STATUS;RESOURCE_NAME;COMPLIANCE\n"
                       "m365;own;Own;FAIL;box;CIS-4.0: 1.1.1, 1.1.2 | X: y\n",
    },
    "results": {
        "maester.json": JSON({
            "Result": "Failed", "TenantId": "t", "CurrentVersion": "1", "Tests": [
                {"Id": "MT.1", "Title": "Own", "Result": "Skipped", "Tag": ["CISA"], "ScriptBlock": "x",
                 "ResultDetail": {"SkippedReason": "NotLicensedEntraIDP1"}},
                {"Id": "CISA.MS.AAD.3.02", "Title": "Own", "Result": "Passed", "Tag": [],
                 "ScriptBlock": "x", "ResultDetail": None}]}),
        "zta.json": JSON({
            "TenantId": "t", "CurrentVersion": "2.0", "TestResultSummary": {}, "EndOfJson": "EndOfJson",
            "Tests": [{"TestId": 90002, "TestTitle": "B", "TestStatus": "Failed"}]}),
        "TestResults.json": JSON([
            {"PolicyId": "MS.EXO.8.1v2", "RequirementMet": False, "Criticality": "Shall/3rd Party",
             "Commandlet": []}]),
        "ScubaResults.json": JSON({
            "MetaData": {"ToolVersion": "9.9.9"},
            "Results": {"AAD": [{"GroupName": "g", "Controls": [
                {"Control ID": "MS.AAD.1.1v1", "Requirement": "Own", "Result": "Omitted",
                 "OriginalResult": "Fail", "Criticality": "Shall"}]}]},
            "Raw": {"remote_domains": [{"DomainName": "*"}]}}),
        "assess.csv": '"Category","Setting","CurrentValue","RecommendedValue","Status","CheckId"\n'
                      '"c","Own setting","1","2","Warning","OWN-1.1"\n',
    },
    "cmdlets": {
        "OrganizationConfig.json":
            '{"Name":"own","AuditDisabled":false,"DefaultPublicFolderAgeLimit":null}',
        "intune.IntuneTemplate.json": TEMPLATE,
        "bundle.json": JSON({"Get-RemoteDomain": [{"DomainName": "*"}],
                             "Get-TransportRule": {"Name": "a", "State": "Enabled"}}),
        "cut.json": JSON([{"Name": "a", "Conditions": ["@{x=1}"], "WhenChanged": "/Date(1)/"}]),
    },
    "graph": {
        "batch.json": JSON({"responses": [
            {"id": "1", "status": 200, "body": {
                "@odata.context": "https://graph.microsoft.com/beta/$metadata#users",
                "@odata.nextLink": "https://graph.microsoft.com/beta/users?$skiptoken=1",
                "value": [{"id": "1", "userPrincipalName": "a@own.example"}]}},
            {"id": "2", "status": 403, "body": {"error": {"code": "Authorization_RequestDenied"}}}]}),
        "sdk.json": JSON([{"Id": "1", "DisplayName": "Own", "State": "enabled",
                           "Conditions": {"ClientAppTypes": ["all"]},
                           "GrantControls": {"BuiltInControls": ["mfa"]},
                           "AdditionalProperties": {"@odata.type": "#microsoft.graph.conditionalAccessPolicy"}}]),
    },
    "blueprint": {
        "own.ps1": "Configuration Own { Import-DscResource -ModuleName Microsoft365DSC\n"
                   "Node localhost { EXORemoteDomain 'a' { Identity = $ConfigurationData.NonNodeData[0].X\n"
                   "DomainName = \"*\"; AutoForwardEnabled = $True; Credential = $Credscredential } } }\n",
        "own.psd1": "@{ AllNodes = @(@{ NodeName = 'localhost' }); NonNodeData = @(@{ X = 'a'; Y = 1 }) }",
    },
    "dsc-report": {
        "report.json": JSON([
            {"ResourceName": "EXORemoteDomain", "ResourceInstanceName": "a", "DomainName": "*",
             "AutoForwardEnabled": True},
            {"ResourceName": "AADConditionalAccessPolicy", "DisplayName": "Own", "State": "enabled",
             "IncludeApplications": ["All"], "BuiltInControls": ["mfa"]}]),
    },
}
# The folders of the repository's fixtures, by the reader that they are for.
FIXTURES = {
    "Tests/AssessmentTests/Fixtures/one-tenant/clixml": "clixml",
    "Tests/AssessmentTests/Fixtures/one-tenant/dsc": "blueprint",
    "Tests/AssessmentTests/Fixtures/one-tenant/entraexporter": "entraexporter",
    "Tests/AssessmentTests/Fixtures/one-tenant/graph": "graph",
    "Tests/AssessmentTests/Fixtures/one-tenant/scubagear": "scubagear",
    "Controls/Samples/contoso/cmdlets": "cmdlets",
    "Controls/Samples/contoso/graph": "graph",
    "Controls/Samples/contoso/scubagear": "scubagear",
}
# Readers are fast with small inputs, and what they do wrong they do wrong with these.
LARGEST = 60_000


def copy(source, target):
    for path, _, names in os.walk(source):
        for name in names:
            whole = os.path.join(path, name)
            if os.path.getsize(whole) < LARGEST:
                place = os.path.join(target, os.path.relpath(whole, source))
                os.makedirs(os.path.dirname(place), exist_ok=True)
                shutil.copy(whole, place)


def corpus(folder, more):
    for source, reader in FIXTURES.items():
        copy(os.path.join(ROOT, source), os.path.join(folder, reader, os.path.basename(source)))
    for place in more:
        reader, source = place.split("=", 1)
        copy(source, os.path.join(folder, reader, "more"))
    for reader, texts in TEXTS.items():
        os.makedirs(os.path.join(folder, reader), exist_ok=True)
        for name, text in texts.items():
            with open(os.path.join(folder, reader, name), "w", encoding="utf-8") as out:
                out.write(text)
    os.makedirs(os.path.join(folder, "zip"))
    for method, name in ((zipfile.ZIP_STORED, "stored.zip"), (zipfile.ZIP_DEFLATED, "packed.zip")):
        with zipfile.ZipFile(os.path.join(folder, "zip", name), "w", method) as out:
            for reader, texts in sorted(TEXTS.items()):
                for inner, text in texts.items():
                    out.writestr("%s/%s" % (reader, inner), text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=3600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tool", default=os.path.join(ROOT, ".build/release/fuzz-evidence"))
    parser.add_argument("--keep", default="/tmp/posture-fuzz")
    parser.add_argument("--more", action="append", default=[], metavar="READER=FOLDER")
    options = parser.parse_args()
    os.makedirs(options.keep, exist_ok=True)
    folder = os.path.join(options.keep, "corpus")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    corpus(folder, options.more)
    tables = os.path.join(options.keep, "tables")
    os.makedirs(tables, exist_ok=True)
    for path in glob.glob(os.path.join(ROOT, "Controls/Tables/*.yaml")):
        shutil.copy(path, tables)
    scratch = os.path.join(options.keep, "scratch")
    end = time.monotonic() + options.seconds
    seed, bad, counts = options.seed, 0, {}
    while (left := int(end - time.monotonic())) > 0:
        # A run of ten minutes at most, so that counts are told on the way.
        run = subprocess.run(
            [options.tool, tables, folder, scratch, str(seed),
             str(min(left, 600))], stdout=subprocess.PIPE, text=True)
        for line in run.stdout.splitlines():
            reader, *values = line.split(" ")
            known = counts.get(reader, (0, 0, 0))
            counts[reader] = tuple(a + int(b) for a, b in zip(known, values))
        if run.returncode != 0:
            bad += 1
            kept = os.path.join(options.keep, "seed-%d.input" % seed)
            if os.path.exists(scratch):
                shutil.copy(scratch, kept)
            print("seed %d: status %d, see %s" % (seed, run.returncode, kept), flush=True)
        print("%d s left" % max(0, int(end - time.monotonic())))
        for reader, (inputs, recognised, milliseconds) in sorted(counts.items()):
            print("  %-14s %9d inputs, %9d of them recognised, %6.1f minutes of processor time" % (
                reader, inputs, recognised, milliseconds / 60_000))
        sys.stdout.flush()
        seed += 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
