using Bunner.Generator.Equality;

namespace Bunner.Generator.Links;

/// <summary>A route as its link builders are written from it.</summary>
/// <param name="Name">The identifier of the methods, without <c>@</c>.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The template.</param>
/// <param name="Parameters">What is known of the handler's parameters that come from path or query.</param>
internal sealed record LinkRoute(string Name, string Method, string Template, EquatableArray<LinkParameter> Parameters);

/// <summary>A parameter of a handler that comes from path or query.</summary>
/// <param name="Name">Its name in the template or the query.</param>
/// <param name="Type">Its type, fully qualified, without nullability; the element's type of an array.</param>
/// <param name="IsArray">Whether it takes all values of its name.</param>
/// <param name="IsOptional">Whether it may be missing.</param>
/// <param name="IsInPath">Whether the template has it.</param>
internal sealed record LinkParameter(string Name, string Type, bool IsArray, bool IsOptional, bool IsInPath);
