using Generator.Tests.Infrastructure;
using Xunit;

namespace Generator.Tests;

/// <summary>What the generator writes, whole.</summary>
public sealed class RouterOutputTests
{
    [Fact]
    public void A_router_with_every_kind_of_segment()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using System;
            using Bunner;

            namespace Shop;

            /// <summary>The router.</summary>
            [Router]
            public static partial class AppRouter;

            internal static class Users
            {
                [Get("/users")]
                internal static void All() { }

                [Get("/users/{id:int}")]
                internal static void ById(int id) { }

                [Get("/users/{name:regex(^[a-z]+$)}/notes/{title?}")]
                internal static void Notes(string name, string? title) { }

                [Post("/users")]
                [Put("/users/{id:even}", Order = -1, Name = "replace-user")]
                internal static void Save() { }

                [RouteConstraint("even")]
                internal static bool IsEven(ReadOnlySpan<char> value) => value.Length % 2 == 0;
            }

            [RouteGroup("/files")]
            internal static class Files
            {
                [Get("{name}.{extension?}")]
                internal static void ByName(string name, string? extension) { }

                [RouteGroup("raw")]
                internal static class Raw
                {
                    [Get("{**path}")]
                    internal static void Read(string path) { }
                }
            }
            """);

        Snapshot.Verify(run.Files);
    }
}
