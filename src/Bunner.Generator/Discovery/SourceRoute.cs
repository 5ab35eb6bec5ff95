using Bunner.Generator.Models;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bunner.Generator.Discovery;

/// <summary>A route that this compilation declares, with the place that declares it.</summary>
/// <param name="Model">The route.</param>
/// <param name="Attribute">Its attribute.</param>
/// <param name="Written">The template as the attribute has it, without the prefixes of its groups.</param>
internal sealed record SourceRoute(RouteModel Model, AttributeSyntax Attribute, string Written);
