using System;

// So that applications without Bunner compile the same handlers.
namespace Bunner;

[AttributeUsage(AttributeTargets.Method)]
internal sealed class GetAttribute(string template) : Attribute
{
    public string Template { get; } = template;
}

[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostAttribute(string template) : Attribute
{
    public string Template { get; } = template;
}
