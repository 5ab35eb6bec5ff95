namespace Bunner.Conformance.Fixtures;

/// <summary>Match tables built at run time, asked in characters.</summary>
public sealed class TableFixture : ConformanceSuite
{
    protected override IRouterUnderTest Build(RouteTableSpec table)
    {
        BuiltRouteTable built = new(table);
        return new RouteTableAdapter(built, built.LeftOut);
    }
}

/// <summary>Match tables built at run time, asked in UTF-8.</summary>
public sealed class Utf8TableFixture : ConformanceSuite
{
    protected override IRouterUnderTest Build(RouteTableSpec table)
    {
        BuiltRouteTable built = new(table);
        return new Utf8RouteTableAdapter(built, built.LeftOut);
    }
}
