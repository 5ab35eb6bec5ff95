using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Bunner.Core.Patterns;

namespace Bunner.Core.Tables;

/// <summary>Writes what a match is read with: each route's names, and where its parameters stand.</summary>
internal sealed class RouteRecords(TableWriter writer, TextTable text)
{
    private readonly Dictionary<WordList, uint> _lists = [];
    private readonly List<ulong> _scratch = [];

    /// <summary>Writes the records of all routes, and the parameter lists of their shapes before them.</summary>
    /// <param name="routes">The routes.</param>
    /// <param name="methodOf">The method of each shape.</param>
    /// <param name="isRefused">Whether a shape's routes are left out. They keep their names, but their guards are nobody's to ask.</param>
    /// <param name="checks">Writes the parts of mixed segments.</param>
    [MethodImpl(ColdLoop.Optimized)]
    internal void Write(RouteSheet routes, int[] methodOf, bool[] isRefused, CheckTable checks)
    {
        // Shapes are numbered as their first routes come.
        uint[] parameters = new uint[routes.Shapes.Count];
        foreach (RouteShape shape in routes.Shapes)
        {
            parameters[shape.Number] = Parameters(shape.First, isRefused[shape.Number] ? null : checks);
        }

        writer.BeginSection($"routes: {routes.Count} (method, length of template, offset of parameters; template, length of name)");
        int at = (int)writer.AddZeros(TableLayout.RouteRecordLength * routes.Count);
        writer[TableLayout.Routes] = TableWriter.Pack((uint)routes.Count, (uint)at);
        for (int route = 0; route < routes.Count; route++)
        {
            int shape = routes.ShapeOf(route).Number;
            RouteLine line = routes.LineOf(route);
            writer[at++] = TableWriter.Pack((uint)methodOf[shape] | ((uint)line.TemplateLength << 16), parameters[shape]);
            writer[at++] = TableWriter.Pack(line.Template, line.NameLength);
        }
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
