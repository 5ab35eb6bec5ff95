namespace Bunner.Bench.Shapes.Tables;

/// <summary>Custom verbs behind a colon, as Google's APIs have them: a dozen routes that differ in the end of one segment.</summary>
internal readonly struct Verbs : IShape
{
    public static string Name => "verbs";

    public static string Looks => "/v1/projects/{project}/locations/{location}/users/{id}:start";

    public static void Fill(ShapeTable table)
    {
        string[] verbs =
        [
            "getIamPolicy", "setIamPolicy", "testIamPermissions", "start", "stop", "reset", "undelete", "cancel", "move", "import", "export", "restore",
        ];
        foreach (string resource in Resources.All[..30])
        {
            string template = "/v1/projects/{project}/locations/{location}/" + resource, item = template + "/{id}";
            table.Add("GET", template, Path());
            table.Add("POST", template, Path());
            table.Add("GET", item, Item());
            table.Add("PATCH", item, Item());
            table.Add("DELETE", item, Item());
            foreach (string verb in verbs)
            {
                table.Add("POST", $"{item}:{verb}", $"{Item()}:{verb}");
            }

            string Path() => $"/v1/projects/{table.Name()}/locations/us-east{table.Number(1, 9)}/{resource}";
            string Item() => $"{Path()}/{table.Name()}";
        }
    }
}
