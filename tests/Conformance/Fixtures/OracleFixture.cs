using System.Collections.Generic;
using Bunner.Conformance.Oracle;

namespace Bunner.Conformance.Fixtures;

/// <summary>The oracle under its own suite: the cases written by hand keep it honest.</summary>
public sealed class OracleFixture : ConformanceSuite
{
    protected override int Comparisons => 2000;

    protected override IRouterUnderTest Build(RouteTableSpec table) => new Adapter(new OracleRouter(table));

    private sealed class Adapter(OracleRouter oracle) : IRouterUnderTest
    {
        public IReadOnlyCollection<int> LeftOut => [];

        public bool IsUtf8 => false;

        public RouterAnswer Match(string method, string path) => oracle.Match(method, path)[0];
    }
}
