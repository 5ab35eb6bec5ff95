using Bunner.Generator.Equality;

namespace Bunner.Generator.Models;

/// <summary>What referenced assemblies publish.</summary>
/// <param name="Routes">The routes.</param>
/// <param name="Constraints">The user-defined constraints.</param>
/// <param name="Checks">The fully qualified methods that name what handlers take from the services.</param>
internal sealed record ReferenceModel(EquatableArray<RouteEntry> Routes, EquatableArray<ConstraintModel> Constraints, EquatableArray<string> Checks);
