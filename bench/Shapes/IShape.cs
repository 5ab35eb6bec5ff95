namespace Bunner.Bench.Shapes;

/// <summary>A kind of route table that applications have and the corpora lack.</summary>
/// <remarks>Each is a structure, so that what is generic over it is compiled for it alone: <see cref="ShapeRouter{TShape}"/>.</remarks>
internal interface IShape
{
    public static abstract string Name { get; }

    /// <summary>What is special about it, in a few words or by a template.</summary>
    public static abstract string Looks { get; }

    public static abstract void Fill(ShapeTable table);
}
