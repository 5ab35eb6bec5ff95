using Bunner.Generator.Equality;

namespace Bunner.Generator.Models;

/// <summary>What referenced assemblies publish.</summary>
internal sealed record ReferenceModel(EquatableArray<RouteEntry> Routes, EquatableArray<ConstraintModel> Constraints);
