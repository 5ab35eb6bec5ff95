using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Text;
using Bunner.Core.Tables;
using Bunner.Matching;

namespace Bunner.Dynamic;

/// <summary>The sealed routes of a router: the match table that the generator would print, held in arrays. Immutable.</summary>
internal abstract unsafe class SealedTable : RouteTable
{
    private readonly AlignedWords _data;
    private readonly byte[] _text;
    private readonly ConstraintPredicate[] _external;
    private readonly SealedIndex _index;

    protected SealedTable(RouteTableImage image, SealedIndex index, ConstraintPredicate[] external)
    {
        _data = new AlignedWords(image.Data);
        _text = image.Text;
        _external = external;
        _index = index;
    }

    /// <summary>Finds routes by their forms.</summary>
    internal FormIndex Forms => _index.Forms;

    /// <summary>Finds routes that a new one may be ambiguous with.</summary>
    internal RivalIndex Rivals => _index.Rivals;

    internal string[] Methods => _index.Methods;

    /// <summary>The endings of routes for which constraints of the user's own were asked.</summary>
    internal IReadOnlyDictionary<int, ulong> Endings => _index.Endings;

    /// <summary>The first word of <see cref="Data"/>.</summary>
    /// <remarks>Invariant: whoever reads from there keeps the table until it is done.</remarks>
    internal ulong* Words => _data.First;

    /// <inheritdoc/>
    protected internal sealed override ReadOnlySpan<ulong> Data => _data.Span;

    /// <inheritdoc/>
    protected internal sealed override ReadOnlySpan<byte> Text => _text;

    internal long Bytes => _data.Bytes + _text.Length + 2L * _index.RankOf.Length + 24L * _index.Ranks.Length + Forms.Bytes + Rivals.Bytes;

    /// <inheritdoc/>
    protected internal sealed override bool Accepts(int guard, ReadOnlySpan<char> value) => _external[guard](value);

    /// <summary>Whether a route of the table goes before one of the tree.</summary>
    internal bool GoesBefore(int route, RouteEntry entry)
    {
        int order = RankOf(route).CompareTo(entry.Rank);
        return order != 0 ? order < 0 : CompareText(route, entry.Template) < 0;
    }

    /// <summary>What there is to know of a route, without keeping it.</summary>
    internal RouteInfo Read(int route) => DescribeRoute(route);

    internal int OrderOf(int route) => RankOf(route).Order;

    /// <summary>Whether a route has this template, as it was written.</summary>
    internal bool HasTemplate(int route, string template)
    {
        ReadOnlySpan<byte> text = TemplateOf(route);
        return text.Length >= template.Length && CompareText(route, template) == 0;
    }

    /// <summary>The route of an answer: of the route itself, of a slot's <see cref="SlotAnswer"/>, or a negative number.</summary>
    /// <remarks>Invariant: the answer is one of the matcher's, about this table; a slot begins at a multiple of its length.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int RouteOf(int answer) => answer < SlotAnswer.First ? answer : (ushort)Words[(nuint)(uint)(answer - SlotAnswer.First) * TableLayout.SlotLength];

    private RankKey RankOf(int route) => _index.Ranks[_index.RankOf.Length == 0 ? 0 : _index.RankOf[route]];

    private int CompareText(int route, string template)
    {
        ReadOnlySpan<byte> text = TemplateOf(route);
        Span<char> chars = stackalloc char[text.Length];
        return ((ReadOnlySpan<char>)chars[..Encoding.UTF8.GetChars(text, chars)]).SequenceCompareTo(template);
    }
}

/// <summary>Sealed routes with their values.</summary>
internal sealed class SealedTable<T>(RouteTableImage image, SealedIndex index, ConstraintPredicate[] external, T[] values)
    : SealedTable(image, index, external)
{
    internal T[] Values => values;

    /// <summary>The values by the slots of their routes, if there are slots and values take little room.</summary>
    internal T[] SlotValues { get; } = Dynamic.SlotValues.Of(image.Data, values);
}
