using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Bunner.Core.Patterns;

namespace Bunner.Core.Tables;

/// <summary>Writes what a match is read with: each route's names, and where its parameters stand.</summary>
internal sealed class RouteRecords(TableWriter writer, TextTable text, int capacity)
{
    private readonly Dictionary<WordList, uint> _lists = [];
    private readonly List<ulong> _scratch = [];
    private readonly List<ulong> _records = new(TableLayout.RouteRecordLength * capacity);
    private uint _lastParameters;

    /// <summary>Writes the text line of a route; all lines come before anything else of the text.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal RouteLine AddLine(RouteDefinition route)
    {
        text.Append(route.Method);
        text.Append("\t");
        ulong template = text.Append(route.Pattern.Text);
        text.Append("\t");
        ulong name = text.Append(route.Name);
        text.Append("\n");
        return new RouteLine((uint)template, (ushort)(template >> 32), (uint)(name >> 32));
    }

    /// <summary>Adds a route's record.</summary>
    /// <param name="checks">Writes the parts of mixed segments; null for a route that no path will match.</param>
    /// <param name="sharesParameters">Whether the route has the parameters of the one before it.</param>
    internal void Add(RouteDefinition route, int method, RouteLine line, CheckTable? checks, bool sharesParameters)
    {
        _lastParameters = sharesParameters ? _lastParameters : Parameters(route, checks);
        _records.Add(TableWriter.Pack((uint)method | ((uint)line.TemplateLength << 16), _lastParameters));
        _records.Add(TableWriter.Pack(line.Template, line.NameLength));
    }

    internal void Write()
    {
        writer.BeginSection($"routes: {_records.Count / TableLayout.RouteRecordLength} (method, length of template, offset of parameters; template, length of name)");
        uint start = writer.AddRange(_records);
        writer[TableLayout.Routes] = TableWriter.Pack((uint)(_records.Count / TableLayout.RouteRecordLength), start);
    }

    [MethodImpl(ColdLoop.Optimized)]
    private uint Parameters(RouteDefinition route, CheckTable? checks)
    {
        if (route.Pattern.Parameters.IsEmpty)
        {
            return 0;
        }

        List<ulong> words = _scratch;
        words.Clear();
        words.Add((ulong)route.Pattern.Parameters.Length);
        for (int i = 0; i < route.Pattern.Segments.Length; i++)
        {
            RouteSegment segment = route.Pattern.Segments[i];
            uint mixed = segment.IsMixed && checks is not null ? checks.Mixed(route, segment) : 0;
            for (int part = 0; part < segment.Parts.Length; part++)
            {
                if (segment.Parts[part] is ParameterPart parameter)
                {
                    Parameter(words, parameter, i, part, mixed);
                }
            }
        }

        if (!_lists.TryGetValue(new WordList(words), out uint offset))
        {
            offset = writer.AddRange(words);
            _lists.Add(new WordList([.. words]), offset);
        }

        return offset;
    }

    /// <summary>Whether two templates share the very objects of all their parameters, at the same places and none in a mixed segment.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal static bool ShareParameters(RoutePattern pattern, RoutePattern other)
    {
        if (pattern.Segments.Length != other.Segments.Length)
        {
            return false;
        }

        for (int i = 0; i < pattern.Segments.Length; i++)
        {
            RouteSegment own = pattern.Segments[i], others = other.Segments[i];
            if (!ReferenceEquals(own, others) && !(own.IsLiteral && others.IsLiteral) || own.IsMixed)
            {
                return false;
            }
        }

        return true;
    }

    private void Parameter(List<ulong> words, ParameterPart parameter, int segment, int part, uint mixed)
    {
        ParameterFlags flags = (parameter.IsCatchAll ? ParameterFlags.CatchAll : 0)
            | (mixed != 0 ? ParameterFlags.Mixed : 0)
            | (parameter.Default is not null ? ParameterFlags.HasDefault : 0);
        uint more = 0;
        if (mixed != 0 || parameter.Default is not null)
        {
            more = writer.Add(parameter.Default is null ? 0 : text.Shared(parameter.Default));
            writer.Add(mixed);
        }

        ulong name = text.Shared(parameter.Name);
        words.Add((ulong)flags | ((ulong)part << 8) | ((ulong)segment << 16) | ((name >> 32) << 32));
        words.Add(TableWriter.Pack((uint)name, more));
    }
}

/// <summary>Where a route's line stands in the text, in bytes.</summary>
/// <param name="Template">Where its template begins.</param>
/// <param name="TemplateLength">A template has 8,192 characters at most, a character three bytes.</param>
/// <param name="NameLength">The length of the name, which stands a character behind the template.</param>
internal readonly record struct RouteLine(uint Template, ushort TemplateLength, uint NameLength);
