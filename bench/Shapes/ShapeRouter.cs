using System;
using Bunner.Bench.Contenders;

namespace Bunner.Bench.Shapes;

/// <summary>What the generator would make of a shape, with a table that is built here: static methods over one table.</summary>
internal readonly struct ShapeRouter<TShape> : ICompiledRouter
    where TShape : struct, IShape
{
    private static readonly BuiltRouteTable Built = BuiltRouteTable.Build(ShapeTable.Make<TShape>());

    public static RouteTable Table => Built;

    public static bool TryMatch(ReadOnlySpan<char> method, ReadOnlySpan<char> path, out RouteMatch match) =>
        Built.TryMatch(method, path, out match);

    public static bool TryMatch(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, out RouteMatch match) =>
        Built.TryMatch(method, path, out match);
}
