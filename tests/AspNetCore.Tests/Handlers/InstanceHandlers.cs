using System;
using System.Threading;
using Bunner;

namespace AspNetCore.Tests.Handlers;

/// <summary>Not registered: made for each request.</summary>
public sealed class InstanceHandlers(IGreeter greeter) : IDisposable
{
    private static int s_made;
    private static int s_disposed;

    private readonly int _number = Interlocked.Increment(ref s_made);

    public static int Disposed => s_disposed;

    [Get("/instance/made")]
    public string Made() => $"{greeter.Greet()} {_number}";

    public void Dispose() => Interlocked.Increment(ref s_disposed);
}

/// <summary>Registered: the container's instance is used.</summary>
internal sealed class RegisteredHandlers
{
    private int _calls;

    [Get("/instance/registered")]
    internal string Registered() => $"call {++_calls}";

    internal static class Nested
    {
        [Get("/instance/nested/{id:int}")]
        internal static string OfNested(int id) => $"nested {id}";
    }
}

/// <summary>A value, which need not have a constructor.</summary>
internal readonly struct ValueHandlers
{
    [Get("/instance/value")]
    internal string OfValue() => GetType().Name;
}

/// <summary>A value whose constructor takes a service.</summary>
internal readonly struct ConstructedValueHandlers
{
    private readonly IGreeter _greeter;

    public ConstructedValueHandlers(IGreeter greeter) => _greeter = greeter;

    [Get("/instance/constructed-value")]
    internal string OfConstructed() => _greeter.Greet();
}
