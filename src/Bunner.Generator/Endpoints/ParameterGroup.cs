using Bunner.Generator.Equality;

namespace Bunner.Generator.Endpoints;

/// <summary>How a parameter is made that stands for several (<c>[AsParameters]</c>).</summary>
/// <param name="IsConstructed">Whether the members are arguments of the constructor; otherwise they are properties that are set.</param>
/// <param name="Members">The members, in the order of the constructor's parameters or of the properties.</param>
internal sealed record ParameterGroup(bool IsConstructed, EquatableArray<GroupMember> Members);

/// <summary>A member of a group.</summary>
/// <param name="Property">The property, with <c>@</c> if it is a keyword.</param>
/// <param name="Parameter">How it is bound.</param>
internal sealed record GroupMember(string Property, HandlerParameter Parameter);
