"""A run with everything that a report can show beside controls."""

import json


def full(run):
    """The run with everything that a page can show beside controls."""
    run = json.loads(json.dumps(run))
    failing = [r["control"] for r in run["results"] if r["verdict"]["kind"] == "fail"]
    days = [{"day": f"2030-02-{day:02}", "count": day * 7 % 23 + 1} for day in range(1, 29, 2)]
    run["hunts"] = [
        {"control": control["id"], "title": f"Uses of what {control['title'].lower()} closes",
         "state": "seen", "count": sum(d["count"] for d in days[number:]),
         "first": "2030-02-01T08:00:00Z", "last": "2030-02-27T17:45:00Z",
         "tables": ["SigninLogs", "AuditLogs"], "columns": ["Time", "Actor", "Detail"],
         "rows": [[f"2030-02-27T17:{n:02}:00Z", f"user{n}@contoso.example", "Other clients; IMAP4"]
                  for n in range(20)],
         "query": "SigninLogs\n| where ClientAppUsed in ('IMAP4', 'POP3')\n"
                  "| project Time = TimeGenerated, Actor = UserPrincipalName, Detail = AppDisplayName",
         "days": days[number:]}
        for number, control in enumerate(failing[:6])]
    run["hunts"].append({"control": failing[6]["id"], "title": "Links for anyone", "state": "not-seen",
                         "tables": ["OfficeActivity"], "columns": [], "rows": []})
    run["hunts"].append({"control": failing[7]["id"], "title": "Consent of users", "state": "not-run",
                         "reason": "there are no events of AuditLogs", "tables": [], "columns": [],
                         "rows": []})
    run["hunts"].sort(key=lambda hunt: hunt["control"])
    categories = ["Identity", "Data", "Device", "Apps"]
    run["microsoftScore"] = {
        "date": "2030-03-03T00:00:00Z", "source": "Microsoft Graph",
        "place": "scores.json#/value/0", "current": 412.5, "maximum": 655, "summedCurrent": 412.5,
        "summedMaximum": 655, "reproduced": True,
        "actions": [{"name": f"Action{n}", "title": f"Improvement action number {n}",
                     "category": categories[n % 4], "score": n % 7, "maximum": 9,
                     "state": "ThirdParty" if n % 9 == 0 else "Default"} for n in range(40)]}
    run["thirdParty"] = [
        {"tool": "Maester", "toolVersion": "1.0.0", "check": f"MT.{1000 + n}",
         "title": f"What the check number {n} asks for", "verdict": ["pass", "fail"][n % 2],
         "said": ["Passed", "Failed"][n % 2], "objects": [], "place": f"maester.json#/Tests/{n}",
         "identifiers": {}, "controls": [failing[n]["id"]] if n % 3 else [],
         "ours": "fail" if n % 3 else None} for n in range(20)]
    return run
