using System;
using System.Collections.Generic;
using System.Linq;
using Bunner.Conformance.Oracle;

namespace Bunner.Conformance.AspNetCore;

/// <summary>The oracle, the oracle with ASP.NET Core's rules, and ASP.NET Core itself over one table.</summary>
internal sealed class AspNetCoreComparison
{
    public const string Same = "same answer";
    public const string Unknown = "unknown difference";
    private const string OtherRules = "differs by a rule in AspNetCoreRules";
    private const string Ambiguous = "not compared: ASP.NET Core finds it ambiguous";
    private const string NoSlash = "not compared: ASP.NET Core takes the first character of a path for a slash";
    private const string OtherMethodCase = "not compared: ASP.NET Core ignores the case of methods";
    private const string EarlyAllow = "differs: ASP.NET Core looks at methods before constraints and mixed segments";

    private const string LowerCase = "differs: ASP.NET Core's compiled jump table, ready some time after the start, lowers U+212A to k";

    private readonly RouteTableSpec _table;
    private readonly OracleRouter _oracle;
    private readonly OracleRouter _oracleWithTheirRules;
    private readonly AspNetCoreMatcher _aspNetCore;
    private readonly bool _hasConstraintsOrMixed;

    public AspNetCoreComparison(RouteTableSpec table)
    {
        _table = table;
        _hasConstraintsOrMixed = table.Routes.Any(route =>
            OracleTemplate.Parse(route.Template).Precedence().Any(digit => digit is 2 or 4));
        _oracle = new OracleRouter(table);
        _oracleWithTheirRules = _hasConstraintsOrMixed ? new OracleRouter(table, new AspNetCoreRules(table.Options)) : _oracle;
        _aspNetCore = new AspNetCoreMatcher(table.Routes);
    }

    public string Compare(string method, string path)
    {
        if (path.Length > 0 && path[0] != '/')
        {
            return NoSlash;
        }

        if (method.Any(char.IsAsciiLetterLower))
        {
            return OtherMethodCase;
        }

        AspNetCoreAnswer theirs = _aspNetCore.Match(method, path);
        if (theirs.IsAmbiguous)
        {
            return Ambiguous;
        }

        IReadOnlyList<RouterAnswer> byTheirRules = _oracleWithTheirRules.Match(method, path);
        if (byTheirRules.Any(answer => SameRoute(answer, theirs)))
        {
            IReadOnlyList<RouterAnswer> ours = _hasConstraintsOrMixed ? _oracle.Match(method, path) : byTheirRules;
            bool isSame = ours.Any(answer => SameRoute(answer, theirs));
            bool isAllowSame = byTheirRules[0].Allowed.SequenceEqual(theirs.Allowed);
            return !isAllowSame ? (IsEarlyAllow(byTheirRules[0].Allowed, theirs.Allowed) ? EarlyAllow : Unknown)
                : isSame && ours[0].Allowed.SequenceEqual(theirs.Allowed) ? Same
                : OtherRules;
        }

        return _table.Routes.Any(route => route.Template.Any(LowersToAscii)) ? LowerCase : Unknown;
    }

    /// <summary>Whether ASP.NET Core gives an answer that was written down.</summary>
    public bool AspNetCoreMeets(Expectation expected)
    {
        AspNetCoreAnswer theirs = _aspNetCore.Match(expected.Method, expected.Path);
        return theirs.Route == expected.Route
            && theirs.Values.Count == expected.Values.Count
            && expected.Values.All(value => theirs.Values.TryGetValue(value.Name, out string? text) && text == value.Text)
            && theirs.Allowed.SequenceEqual(expected.Allowed ?? []);
    }

    public string Describe(string method, string path) =>
        $"  oracle:                            {string.Join(" or ", _oracle.Match(method, path))}\n"
        + $"  oracle with ASP.NET Core's rules:  {string.Join(" or ", _oracleWithTheirRules.Match(method, path))}\n"
        + $"  ASP.NET Core:                      {_aspNetCore.Match(method, path)}";

    /// <summary>
    /// Which methods are allowed is decided there from literals and parameters alone. So there can be more methods; or none,
    /// if a route of the request's own method fails only later.
    /// </summary>
    private bool IsEarlyAllow(IReadOnlyList<string> ours, IReadOnlyList<string> theirs) =>
        _hasConstraintsOrMixed && (theirs.Count == 0 || ours.All(theirs.Contains));

    private static bool LowersToAscii(char c) => !char.IsAscii(c) && char.IsAscii(char.ToLowerInvariant(c));

    private static bool SameRoute(RouterAnswer oracle, AspNetCoreAnswer aspNetCore) =>
        oracle.Route == aspNetCore.Route
        && oracle.Values.Count == aspNetCore.Values.Count
        && oracle.Values.All(value => aspNetCore.Values.TryGetValue(value.Key, out string? theirs) && theirs == value.Value.Text);
}
