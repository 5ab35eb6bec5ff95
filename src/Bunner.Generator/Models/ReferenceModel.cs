using Bunner.Generator.Equality;

namespace Bunner.Generator.Models;

/// <summary>What referenced assemblies publish.</summary>
internal sealed record ReferenceModel(EquatableArray<RouteModel> Routes, EquatableArray<ConstraintModel> Constraints);
