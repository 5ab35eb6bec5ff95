using System;
using System.ComponentModel;

namespace Bunner.AspNetCore;

/// <summary>Where a parameter's text comes from.</summary>
internal enum ValueSource : byte
{
    Route,
    Query,
    Header,
    Form,
}

/// <summary>The text that a request has for one handler parameter, before it is converted; or that it has none.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RequestValue
{
    private readonly string? _text;

    internal RequestValue(ValueSource source, string name, ReadOnlySpan<char> span)
    {
        Source = source;
        Name = name;
        Span = span;
        IsPresent = true;
    }

    internal RequestValue(ValueSource source, string name, string? text)
    {
        Source = source;
        Name = name;
        Span = text;
        _text = text;
        IsPresent = text is not null;
    }

    internal ValueSource Source { get; }

    internal string Name { get; }

    internal bool IsPresent { get; }

    internal ReadOnlySpan<char> Span { get; }

    /// <summary>The text as a string; made from the path only here, where a string is what the handler wants.</summary>
    internal string AsString() => _text ?? Span.ToString();
}
