using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Bunner.Core.Tree;

/// <summary>Writes a tree as text, a line for each node. The time and the size are linear in those of the templates.</summary>
/// <remarks>
/// Children stand in the order in which they are tried, literals first and then patterns by score, and in ordinal order
/// within that: interned ids, which depend on the order of insertion, decide nothing.
/// </remarks>
internal sealed class TreePrinter(Func<int, bool>? isShown)
{
    /// <summary>The deepest level that is indented; deeper ones stand below each other, with their level in front.</summary>
    internal const int MaxIndentedLevel = 24;

    /// <summary>Routes stand in one column, but no further to the right than this.</summary>
    internal const int MaxColumn = 64;

    private readonly List<Line> _lines = [];

    [MethodImpl(ColdLoop.Optimized)]
    internal string Print(RouteNode root)
    {
        Collect(root);
        int column = 0;
        foreach (Line line in _lines)
        {
            column = Math.Max(column, line.Width <= MaxColumn && HasRoutes(line.Node) ? line.Width : 0);
        }

        StringBuilder text = new();
        foreach (Line line in _lines)
        {
            text.Append(line.Indent).Append(line.Branch).Append(line.Label);
            string separator = new(' ', Math.Max(0, column - line.Width) + 2);
            foreach (RouteTerminal terminal in line.Node.Terminals)
            {
                if (IsShown(terminal))
                {
                    AppendRoute(text.Append(separator), terminal);
                    separator = ", ";
                }
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    [MethodImpl(ColdLoop.Optimized)]
    private void Collect(RouteNode root)
    {
        Stack<Line> open = new();
        open.Push(new Line(root, "/", "", "", "", 0));
        List<(string Label, RouteNode Node)> children = [];
        while (open.Count > 0)
        {
            Line line = open.Pop();
            _lines.Add(line);
            ListChildren(line.Node, children);
            int level = line.Level + 1;
            for (int i = children.Count - 1; i >= 0; i--)
            {
                bool isLast = i == children.Count - 1;
                string branch = isLast ? "└─ " : "├─ ";
                bool isIndented = level < MaxIndentedLevel;
                string label = level > MaxIndentedLevel ? "(" + level.ToString(CultureInfo.InvariantCulture) + ") " : "";
                string below = isIndented ? line.IndentBelow + (isLast ? "   " : "│  ") : line.IndentBelow;
                open.Push(new Line(children[i].Node, label + Escape(children[i].Label), line.IndentBelow, branch, below, level));
            }
        }
    }

    /// <summary>The children of a node in the order in which they are tried.</summary>
    internal static void ListChildren(RouteNode node, List<(string Label, RouteNode Node)> children)
    {
        children.Clear();
        for (int i = 0; i < (node.Statics?.Count ?? 0); i++)
        {
            RouteNode child = node.Statics!.Nodes[i];
            children.Add((string.Join("/", child.Edge.Texts), child));
        }

        children.Sort((x, y) => string.CompareOrdinal(x.Label, y.Label));
        if (node.Patterns is not { } patterns)
        {
            return;
        }

        List<(int Score, string Label, RouteNode Node)> sorted = [];
        for (int i = 0; i < patterns.Count; i++)
        {
            sorted.Add((patterns.Metadata[i].Score, patterns.Labels[i], patterns.Nodes[i]));
        }

        sorted.Sort((x, y) => x.Score != y.Score ? y.Score.CompareTo(x.Score) : string.CompareOrdinal(x.Label, y.Label));
        foreach ((_, string label, RouteNode child) in sorted)
        {
            children.Add((label, child));
        }
    }

    private bool IsShown(RouteTerminal terminal) => !terminal.IsShort && isShown?.Invoke(terminal.Route) != false;

    private bool HasRoutes(RouteNode node)
    {
        foreach (RouteTerminal terminal in node.Terminals)
        {
            if (IsShown(terminal))
            {
                return true;
            }
        }

        return false;
    }

    private static void AppendRoute(StringBuilder text, RouteTerminal terminal)
    {
        text.Append(Escape(terminal.Definition.Method));
        if (terminal.Definition.Name.Length != 0)
        {
            text.Append(' ').Append(Escape(terminal.Definition.Name));
        }

        if (terminal.Definition.Order != 0)
        {
            text.Append(" (order ").Append(terminal.Definition.Order.ToString(CultureInfo.InvariantCulture)).Append(')');
        }
    }

    /// <summary>Writes as <c>\uXXXX</c> what would break a line, cannot be seen, or is half of a character.</summary>
    private static string Escape(string text)
    {
        StringBuilder? escaped = null;
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            UnicodeCategory category = isPair ? UnicodeCategory.OtherLetter : CharUnicodeInfo.GetUnicodeCategory(text[i]);
            if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate)
            {
                escaped ??= new StringBuilder(text, 0, i, text.Length + 16);
                escaped.Append("\\u").Append(((int)text[i]).ToString("X4", CultureInfo.InvariantCulture));
                continue;
            }

            escaped?.Append(text[i]);
            if (isPair)
            {
                i++;
                escaped?.Append(text[i]);
            }
        }

        return escaped?.ToString() ?? text;
    }

    private sealed class Line(RouteNode node, string label, string indent, string branch, string indentBelow, int level)
    {
        internal RouteNode Node { get; } = node;

        internal string Label { get; } = label;

        internal string Indent { get; } = indent;

        internal string Branch { get; } = branch;

        internal string IndentBelow { get; } = indentBelow;

        internal int Level { get; } = level;

        internal int Width => Indent.Length + Branch.Length + Label.Length;
    }
}
