namespace Bunner.Bench.Shapes;

/// <summary>What the resources of the made tables are called.</summary>
internal static class Resources
{
    public static readonly string[] All =
    [
        "alpha", "beta", "gamma", "delta", "users", "orders", "items", "teams", "groups", "billing", "invoices", "events",
        "hooks", "keys", "tokens", "rules", "zones", "hosts", "nodes", "pods", "disks", "images", "networks", "firewalls",
        "routes", "policies", "roles", "members", "comments", "files", "folders", "labels", "reviews", "tags", "topics", "plans",
        "quotas", "regions", "metrics", "alerts", "logs", "traces", "spans", "jobs", "runs", "tasks", "queues",
    ];

    /// <summary>The name of a type: with a capital letter.</summary>
    public static string Capitalized(string resource) => char.ToUpperInvariant(resource[0]) + resource[1..];
}
