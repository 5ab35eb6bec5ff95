namespace Bunner.Generator.Diagnostics;

/// <summary>Where the rules' pages are: the one place to change when they get an address.</summary>
internal static class RuleHelp
{
    /// <summary>
    /// What stands before <c>BNR0001.md</c> in a help link. The project has no public address yet, so it is the folder in the
    /// repository; it becomes the absolute address of that folder once there is one. Tests check that every page exists.
    /// </summary>
    public const string Home = "docs/rules/";

    /// <summary>The help link of a rule.</summary>
    public static string LinkTo(string id) => Home + id + ".md";
}
