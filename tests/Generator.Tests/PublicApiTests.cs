using System;
using System.IO;
using System.Linq;
using Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Generator.Tests;

/// <summary>The public API of the shipped assemblies, which <c>PublicApi.txt</c> beside each project lists.</summary>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData("Bunner.Runtime")]
    [InlineData("Bunner.AspNetCore")]
    public void The_public_api_is_what_its_file_says(string assembly)
    {
        string file = Path.Combine(SourceTree.Root, "src", assembly, "PublicApi.txt");
        string actual = PublicApi.Describe(assembly);
        if (Environment.GetEnvironmentVariable("BUNNER_ACCEPT_API") == "1")
        {
            File.WriteAllText(file, actual);
        }

        string[] before = File.Exists(file) ? File.ReadAllLines(file) : [];
        string[] now = actual.TrimEnd('\n').Split('\n');
        Assert.True(
            before.SequenceEqual(now),
            $"The public API of {assembly} has changed; BUNNER_ACCEPT_API=1 in the environment writes it down.\n"
                + string.Concat(before.Except(now).Select(static line => "- " + line + "\n"))
                + string.Concat(now.Except(before).Select(static line => "+ " + line + "\n")));
    }

    [Theory]
    [InlineData("Bunner.Runtime")]
    [InlineData("Bunner.AspNetCore")]
    public void What_is_public_is_documented(string assembly)
    {
        (IAssemblySymbol symbol, string path) = PublicApi.Read(assembly);

        string[] gaps = [.. DocumentationGaps.Find(symbol, Path.ChangeExtension(path, "xml"))];

        Assert.True(gaps.Length == 0, string.Join("\n", gaps));
    }

    [Fact]
    public void A_gap_in_the_documentation_is_found()
    {
        CSharpCompilation compilation = CompilationKind.Library.Compile(
        [
            """
            /// <summary>A.</summary>
            /// <typeparam name="T">T.</typeparam>
            public class A<T>
            {
                /// <summary>B.</summary>
                /// <param name="x">X.</param>
                /// <param name="y"></param>
                public int B(int x, int y) => x + y;

                /// <returns>C.</returns>
                public int C() => 1;

                public int D;

                /// <inheritdoc cref="B"/>
                public int E(int x, int y, int z) => x + y + z;

                /// <summary>F.</summary>
                /// <returns><see cref="C"/></returns>
                public U F<U>() => default!;

                public override string ToString() => "";

                internal void G() { }
            }

            /// <summary>H.</summary>
            public delegate int H(int x);
            """,
        ]);
        string file = Path.GetTempFileName();
        try
        {
            using (FileStream xml = File.Create(file))
            {
                Assert.True(compilation.Emit(Stream.Null, xmlDocumentationStream: xml).Success);
            }

            Assert.Equal(
                [
                    "A<T>.B(int, int): nothing about the parameter 'y'",
                    "A<T>.B(int, int): nothing about what it returns",
                    "A<T>.C(): no summary",
                    "A<T>.D: no comment",
                    "A<T>.E(int, int, int): nothing about the parameter 'y'",
                    "A<T>.E(int, int, int): nothing about the parameter 'z'",
                    "A<T>.E(int, int, int): nothing about what it returns",
                    "A<T>.F<U>(): nothing about the type parameter 'U'",
                    "H: nothing about the parameter 'x'",
                    "H: nothing about what it returns",
                ],
                DocumentationGaps.Find(compilation.Assembly, file).Order(StringComparer.Ordinal));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void The_list_tells_members_with_their_nullability_and_defaults()
    {
        string api = PublicApi.Describe(CompilationKind.Library.Compile(
        [
            """
            namespace Api
            {
                public abstract class Shown<T> where T : class?
                {
                    protected Shown() { }
                    public string? Name { get; private set; }
                    public const int Limit = 3;
                    protected internal virtual void Run(ref int a, params string?[] rest) { }
                    public static Shown<T> operator +(Shown<T> left, Shown<T> right) => left;
                    internal void Hidden() { }
                    private protected void AlsoHidden() { }
                    protected enum Kind { One = 1 }
                }
                internal class Unseen { public void Method(int a = 1) { } }
                public delegate int Callback(string text = "x");
            }
            """,
        ]).Assembly);

        Assert.Equal(
            """
            public abstract class Api.Shown<T> where T : class?
                protected Shown()
                protected internal virtual void Run(ref int a, params string?[] rest)
                public const int Limit = 3
                public static Api.Shown<T> operator +(Api.Shown<T> left, Api.Shown<T> right)
                public string? Name { get; private set; }
            public delegate int Api.Callback(string text = "x")
            protected enum Api.Shown<T>.Kind
                One = 1

            """.Replace("\r\n", "\n", StringComparison.Ordinal),
            api);
    }
}
