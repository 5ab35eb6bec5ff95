using System;
using System.Diagnostics.CodeAnalysis;

namespace Bunner;

/// <summary>Makes a method the handler of <c>PUT</c> requests whose path fits a route template.</summary>
/// <param name="template">The route template, for example <c>/users/{id:int}</c>.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class PutAttribute([StringSyntax("Route")] string template) : RouteAttribute("PUT", template);
