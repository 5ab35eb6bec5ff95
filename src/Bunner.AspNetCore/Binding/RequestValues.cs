using System.ComponentModel;
using Microsoft.Extensions.Primitives;

namespace Bunner.AspNetCore;

/// <summary>All texts that a request has for one handler parameter, before they are converted.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RequestValues
{
    internal RequestValues(ValueSource source, string name, StringValues values)
    {
        Source = source;
        Name = name;
        Values = values;
    }

    internal ValueSource Source { get; }

    internal string Name { get; }

    internal StringValues Values { get; }

    internal RequestValue this[int index] => new(Source, Name, Values[index] ?? "");
}
