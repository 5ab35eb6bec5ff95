using System.Collections.Generic;
using System.Linq;
using Bunner.Bench.Shapes.Tables;

namespace Bunner.Bench.Shapes;

/// <summary>All shapes, in the order in which they are printed.</summary>
internal static class ShapeCatalog
{
    public static readonly IReadOnlyList<Shape> All =
    [
        Shape.Of<PlainItems>(),
        Shape.Of<IntItems>(),
        Shape.Of<ConstraintKinds>(),
        Shape.Of<Versions>(),
        Shape.Of<Mixed>(),
        Shape.Of<Verbs>(),
        Shape.Of<OData>(),
        Shape.Of<Slack>(),
        Shape.Of<Grpc>(),
        Shape.Of<Proxy>(),
        Shape.Of<Conventional>(),
        Shape.Of<Crud>(),
        Shape.Of<TenantFront>(),
    ];

    public static Shape Find(string name) =>
        All.FirstOrDefault(shape => shape.Name == name)
        ?? throw new BenchException($"there is no shape '{name}'; known: {string.Join(", ", All.Select(static shape => shape.Name))}");
}
