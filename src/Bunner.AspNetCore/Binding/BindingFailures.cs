using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.Http;

namespace Bunner.AspNetCore;

/// <summary>The parameters of one handler that a request does not fit, with a sentence each.</summary>
internal sealed class BindingFailures
{
    private const int LongestQuote = 64;

    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    public void AddMissing(RequestValue value) => _errors[value.Name] = [$"A value is required {Place(value.Source)}."];

    public void AddMissingFile(string name) => _errors[name] = ["A file is required in the form."];

    public void AddMissing(string name) => _errors[name] = ["A value is required, and the request has none."];

    public void AddInvalid(RequestValue value, Type type)
        => _errors[value.Name] = [$"The value '{Quote(value.Span)}' {Place(value.Source)} is not a valid {NameOf(type)}."];

    public BindingProblem ToProblem() => new(StatusCodes.Status400BadRequest, "The request does not fit the parameters of its handler.", _errors);

    private static string Place(ValueSource source) => source switch
    {
        ValueSource.Route => "in the path",
        ValueSource.Query => "in the query string",
        ValueSource.Form => "in the form",
        _ => "in the headers",
    };

    private static string Quote(ReadOnlySpan<char> value)
        => value.Length <= LongestQuote ? value.ToString() : string.Concat(value[..LongestQuote], "…");

    private static string NameOf(Type type)
    {
        if (type.IsEnum)
        {
            return type.Name;
        }

        return Type.GetTypeCode(type) switch
        {
            TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Int64
                or TypeCode.UInt64 => $"integer ({type.Name})",
            TypeCode.Single or TypeCode.Double or TypeCode.Decimal => $"number ({type.Name})",
            _ => type.Name,
        };
    }
}
