using System.Linq;
using Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Generator.Tests;

/// <summary>What the compiler says to users about values that may be null.</summary>
public sealed class NullabilityTests
{
    [Theory]
    [InlineData("DynamicRouter<string>", "\"GET\"", "\"/a\"")]
    [InlineData("DynamicRouter<string>", "\"GET\"u8", "\"/a\"u8")]
    [InlineData("RouterSnapshot<string>", "\"GET\"", "\"/a\"")]
    [InlineData("RouterSnapshot<string>", "\"GET\"u8", "\"/a\"u8")]
    public void A_value_may_be_null_where_nothing_matches_and_only_there(string router, string method, string path)
    {
        string[] warnings = Compile($$"""
            using Bunner;
            internal static class User
            {
                public static int Found({{router}} router) => router.TryMatch({{method}}, {{path}}, out _, out string? value) ? value.Length : 0;
                public static int Declared({{router}} router) => router.TryMatch({{method}}, {{path}}, out _, out var value) ? value.Length : 0;
                public static int Missed({{router}} router) => router.TryMatch({{method}}, {{path}}, out _, out var value) ? 0 : value.Length; // CS8602
                public static int Ignored({{router}} router)
                {
                    router.TryMatch({{method}}, {{path}}, out _, out var value);
                    return value.Length; // CS8602
                }
            }
            """);

        Assert.Equal(["CS8602 5", "CS8602 9"], warnings);
    }

    [Fact]
    public void A_value_of_a_value_type_or_a_nullable_one_needs_no_question()
    {
        Assert.Empty(Compile("""
            using Bunner;
            internal static class User
            {
                public static int Number(DynamicRouter<int> router) => router.TryMatch("GET", "/a", out _, out int value) ? value : value + 1;
                public static T? Any<T>(DynamicRouter<T> router) => router.TryMatch("GET", "/a", out _, out T? value) ? value : default;
                public static string? Maybe(DynamicRouter<string?> router) => router.TryMatch("GET", "/a", out _, out string? value) ? value : value;
                public static string? Both(FallbackRouter<string> router) => router.Match("GET", "/a", out _, out string? value) == RouteSource.None ? null : value;
            }
            """));
    }

    private static string[] Compile(string source) =>
        [.. CompilationKind.Library.Compile([source]).GetDiagnostics()
            .Where(static one => one.Severity >= DiagnosticSeverity.Warning)
            .Select(static one => $"{one.Id} {one.Location.GetLineSpan().StartLinePosition.Line}")];
}
