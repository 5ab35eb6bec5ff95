using System;
using System.Collections.Generic;
using System.Linq;
using Bunner.Conformance.Cases;
using Bunner.Conformance.Fixtures;
using Bunner.Conformance.Oracle;
using Xunit;

namespace Bunner.Conformance.Runtime;

/// <summary>What a table says of its routes is what they were declared with.</summary>
public sealed class RouteInfoTests
{
    public static TheoryData<string> Corpora { get; } = [.. Corpus.Names];

    [Theory]
    [MemberData(nameof(Corpora))]
    public void Routes_of_a_corpus(string name)
    {
        RouteTableSpec table = Corpus.Load(name).Table;
        AssertDescribes(table, new BuiltRouteTable(table));
    }

    [Fact]
    public void Routes_of_all_cases()
    {
        foreach (ConformanceCase conformanceCase in AllCases.ByName.Values.Where(IsWellFormed))
        {
            AssertDescribes(conformanceCase.Table, new BuiltRouteTable(conformanceCase.Table));
        }
    }

    // Templates are kept as UTF-8, which has no lone surrogates: there the text of the template is not the one declared.
    private static bool IsWellFormed(ConformanceCase conformanceCase) =>
        conformanceCase.Table.Routes.All(route => Comparison.ReplaceLoneSurrogates(route.Template) == route.Template);

    private static void AssertDescribes(RouteTableSpec table, BuiltRouteTable built)
    {
        Assert.Equal(table.Routes.Count, built.Count);
        for (int i = 0; i < built.Count; i++)
        {
            RouteInfo info = built.GetRoute(i);
            RouteSpec route = table.Routes[i];
            IEnumerable<string> parameters = OracleTemplate.Parse(route.Template).Segments
                .SelectMany(segment => segment.Parts).OfType<OracleParameter>().Select(parameter => parameter.Name);
            Assert.Equal((i, route.Method, route.Template, $"Route{i}"), (info.Id, info.Method, info.Template, info.Name));
            Assert.Equal(parameters, info.ParameterNames);
            Assert.Same(info, built.GetRoute(i));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => built.GetRoute(built.Count));
        Assert.Throws<ArgumentOutOfRangeException>(() => built.GetRoute(-1));
    }
}
