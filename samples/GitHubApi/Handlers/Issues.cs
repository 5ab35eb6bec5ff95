using Bunner;

namespace GitHubApi.Handlers;

/// <summary>Issues, assignees, comments, labels and milestones.</summary>
internal static class Issues
{
    [Get("/issues")]
    public static Answer GetIssues()
        => new("/issues", []);

    [Get("/user/issues")]
    public static Answer GetMyIssues()
        => new("/user/issues", []);

    [Get("/orgs/{org}/issues")]
    public static Answer GetOrgIssues(string org)
        => new("/orgs/{org}/issues", new() { ["org"] = org });

    [Get("/repos/{owner}/{repo}/issues")]
    public static Answer GetRepoIssues(string owner, string repo)
        => new("/repos/{owner}/{repo}/issues", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/issues/{number}")]
    public static Answer GetIssue(string owner, string repo, string number)
        => new("/repos/{owner}/{repo}/issues/{number}", new() { ["owner"] = owner, ["repo"] = repo, ["number"] = number });

    [Post("/repos/{owner}/{repo}/issues")]
    public static Answer AddIssue(string owner, string repo)
        => new("/repos/{owner}/{repo}/issues", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/assignees")]
    public static Answer GetAssignees(string owner, string repo)
        => new("/repos/{owner}/{repo}/assignees", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/assignees/{assignee}")]
    public static Answer GetAssignee(string owner, string repo, string assignee)
        => new("/repos/{owner}/{repo}/assignees/{assignee}", new() { ["owner"] = owner, ["repo"] = repo, ["assignee"] = assignee });

    [Get("/repos/{owner}/{repo}/issues/{number}/comments")]
    public static Answer GetIssueComments(string owner, string repo, string number)
        => new("/repos/{owner}/{repo}/issues/{number}/comments", new() { ["owner"] = owner, ["repo"] = repo, ["number"] = number });

    [Post("/repos/{owner}/{repo}/issues/{number}/comments")]
    public static Answer AddIssueComment(string owner, string repo, string number)
        => new("/repos/{owner}/{repo}/issues/{number}/comments", new() { ["owner"] = owner, ["repo"] = repo, ["number"] = number });

    [Get("/repos/{owner}/{repo}/issues/{number}/events")]
    public static Answer GetIssueEvents(string owner, string repo, string number)
        => new("/repos/{owner}/{repo}/issues/{number}/events", new() { ["owner"] = owner, ["repo"] = repo, ["number"] = number });

    [Get("/repos/{owner}/{repo}/labels")]
    public static Answer GetLabels(string owner, string repo)
        => new("/repos/{owner}/{repo}/labels", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/labels/{name}")]
    public static Answer GetLabel(string owner, string repo, string name)
        => new("/repos/{owner}/{repo}/labels/{name}", new() { ["owner"] = owner, ["repo"] = repo, ["name"] = name });

    [Post("/repos/{owner}/{repo}/labels")]
    public static Answer AddLabel(string owner, string repo)
        => new("/repos/{owner}/{repo}/labels", new() { ["owner"] = owner, ["repo"] = repo });

    [Delete("/repos/{owner}/{repo}/labels/{name}")]
    public static Answer DeleteLabel(string owner, string repo, string name)
        => new("/repos/{owner}/{repo}/labels/{name}", new() { ["owner"] = owner, ["repo"] = repo, ["name"] = name });

    [Get("/repos/{owner}/{repo}/issues/{number}/labels")]
    public static Answer GetIssueLabels(string owner, string repo, string number)
        => new("/repos/{owner}/{repo}/issues/{number}/labels", new() { ["owner"] = owner, ["repo"] = repo, ["number"] = number });

    [Post("/repos/{owner}/{repo}/issues/{number}/labels")]
    public static Answer AddIssueLabel(string owner, string repo, string number)
        => new("/repos/{owner}/{repo}/issues/{number}/labels", new() { ["owner"] = owner, ["repo"] = repo, ["number"] = number });

    [Delete("/repos/{owner}/{repo}/issues/{number}/labels/{name}")]
    public static Answer DeleteIssueLabel(string owner, string repo, string number, string name)
        => new("/repos/{owner}/{repo}/issues/{number}/labels/{name}", new() { ["owner"] = owner, ["repo"] = repo, ["number"] = number, ["name"] = name });

    [Put("/repos/{owner}/{repo}/issues/{number}/labels")]
    public static Answer PutIssueLabels(string owner, string repo, string number)
        => new("/repos/{owner}/{repo}/issues/{number}/labels", new() { ["owner"] = owner, ["repo"] = repo, ["number"] = number });

    [Delete("/repos/{owner}/{repo}/issues/{number}/labels")]
    public static Answer DeleteIssueLabels(string owner, string repo, string number)
        => new("/repos/{owner}/{repo}/issues/{number}/labels", new() { ["owner"] = owner, ["repo"] = repo, ["number"] = number });

    [Get("/repos/{owner}/{repo}/milestones/{number}/labels")]
    public static Answer GetMilestoneLabels(string owner, string repo, string number)
        => new("/repos/{owner}/{repo}/milestones/{number}/labels", new() { ["owner"] = owner, ["repo"] = repo, ["number"] = number });

    [Get("/repos/{owner}/{repo}/milestones")]
    public static Answer GetMilestones(string owner, string repo)
        => new("/repos/{owner}/{repo}/milestones", new() { ["owner"] = owner, ["repo"] = repo });

    [Get("/repos/{owner}/{repo}/milestones/{number}")]
    public static Answer GetMilestone(string owner, string repo, string number)
        => new("/repos/{owner}/{repo}/milestones/{number}", new() { ["owner"] = owner, ["repo"] = repo, ["number"] = number });

    [Post("/repos/{owner}/{repo}/milestones")]
    public static Answer AddMilestone(string owner, string repo)
        => new("/repos/{owner}/{repo}/milestones", new() { ["owner"] = owner, ["repo"] = repo });

    [Delete("/repos/{owner}/{repo}/milestones/{number}")]
    public static Answer DeleteMilestone(string owner, string repo, string number)
        => new("/repos/{owner}/{repo}/milestones/{number}", new() { ["owner"] = owner, ["repo"] = repo, ["number"] = number });
}
