using System;
using System.Linq;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Runtime.Tests.Guards;

/// <summary>ASP.NET Core's own constraint resolver takes and refuses the same names and arguments.</summary>
public class AspNetCoreArgumentTests
{
    private static readonly string[] s_names = [.. GuardCatalog.Names, "INT", "Range", "unknown", "", " int", "uuid"];

    private static readonly string[] s_numbers =
    [
        "0", "1", "2", "5", "-1", "+3", " 4", "4 ", "\t7\n", "\u00A08", "1\0", "", " ", "x", "1.0", "0x1", "1_0", "1e3", "٣", "\u22121",
        "2147483647", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "00000000000000000000005",
    ];

    private readonly DefaultInlineConstraintResolver _resolver = CreateResolver();

    [Fact]
    public void Agrees_on_names_and_arguments()
    {
        Random random = new(21);
        int accepted = 0;
        for (int i = 0; i < 30_000; i++)
        {
            string text = s_names[random.Next(s_names.Length)];
            int count = random.Next(5) - 1;
            if (count >= 0)
            {
                text += "(" + string.Join(',', Enumerable.Range(0, count).Select(_ => s_numbers[random.Next(s_numbers.Length)])) + ")";
            }

            accepted += Compare(text) ? 1 : 0;
        }

        Assert.InRange(accepted, 2_000, 28_000);
    }

    /// <returns>Whether both accept the constraint.</returns>
    private bool Compare(string text)
    {
        string? expected;
        try
        {
            expected = Describe(_resolver.ResolveConstraint(text));
        }
        catch (RouteCreationException)
        {
            expected = null;
        }

        int open = text.IndexOf('(');
        ConstraintReference reference = open < 0
            ? new ConstraintReference(text, null, new TextRange(0, text.Length), new TextRange(text.Length, 0))
            : new ConstraintReference(text[..open], text[(open + 1)..^1], new TextRange(0, text.Length), TextRange.FromBounds(open + 1, text.Length - 1));
        string? actual = GuardCatalog.TryResolve(reference, static _ => false, out Guard? guard, out RoutePatternError error)
            ? $"{guard.Kind} {guard.First} {guard.Second}"
            : null;

        // An expression that does not parse, or accepts everything, is found by ASP.NET Core at the first request or never.
        bool isBadRegex = reference.Name == "regex" && (reference.Argument == "" || error.Code == RoutePatternErrorCode.InvalidConstraintRegex);
        if (actual != expected && !isBadRegex)
        {
            Assert.Fail($"{text}\nASP.NET Core: {expected ?? "refuses"}\nBunner:       {actual ?? "refuses: " + error.Message}");
        }

        return actual is not null;
    }

    private static DefaultInlineConstraintResolver CreateResolver()
    {
        RouteOptions options = new();
        options.SetParameterPolicy<RegexInlineRouteConstraint>("regex");
        return new DefaultInlineConstraintResolver(Options.Create(options), new ServiceCollection().BuildServiceProvider());
    }

    private static string? Describe(IRouteConstraint? constraint) => constraint switch
    {
        null => null,
        LengthRouteConstraint length => $"{GuardKind.Length} {length.MinLength} {length.MaxLength}",
        MinLengthRouteConstraint length => $"{GuardKind.MinLength} {length.MinLength} {int.MaxValue}",
        MaxLengthRouteConstraint length => $"{GuardKind.MaxLength} 0 {length.MaxLength}",
        RangeRouteConstraint range => $"{GuardKind.Range} {range.Min} {range.Max}",
        MinRouteConstraint min => $"{GuardKind.Min} {min.Min} {long.MaxValue}",
        MaxRouteConstraint max => $"{GuardKind.Max} {long.MinValue} {max.Max}",
        AlphaRouteConstraint => $"{GuardKind.Alpha} 0 0",
        RegexRouteConstraint => $"{GuardKind.Regex} 0 0",
        FileNameRouteConstraint => $"{GuardKind.File} 0 0",
        NonFileNameRouteConstraint => $"{GuardKind.NonFile} 0 0",
        _ => $"{constraint.GetType().Name.Replace("RouteConstraint", "")} 0 0",
    };
}
