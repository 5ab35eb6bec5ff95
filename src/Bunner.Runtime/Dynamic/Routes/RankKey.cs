using System;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Bunner.Core;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;

namespace Bunner.Dynamic;

/// <summary>The precedence of a route, packed so that two are compared without reading their templates.</summary>
/// <remarks>
/// The same order as <see cref="RouteRank"/>, which tests hold against it: the explicit order, then a digit for each segment
/// from the left, then mixed segments before constrained parameters. Sixteen segments fit into the two words.
/// </remarks>
internal readonly struct RankKey : IComparable<RankKey>
{
    private const int Packed = 16;
    private const byte MixedBit = 0x80;

    private readonly int _order;
    private readonly ulong _digits;
    private readonly ushort _mixed;
    private readonly byte[]? _more;

    [MethodImpl(ColdLoop.Optimized)]
    internal RankKey(RouteDefinition route)
    {
        _order = route.Order;
        ImmutableArray<RouteSegment> segments = route.Pattern.Segments;
        _more = segments.Length > Packed ? new byte[segments.Length - Packed] : null;
        for (int i = 0; i < segments.Length; i++)
        {
            byte digit = Digit(segments[i]);
            bool isMixed = segments[i].IsMixed;
            if (i < Packed)
            {
                _digits |= (ulong)digit << (60 - 4 * i);
                _mixed |= (ushort)(isMixed ? 0x8000 >> i : 0);
            }
            else
            {
                _more![i - Packed] = (byte)(digit | (isMixed ? MixedBit : 0));
            }
        }
    }

    internal int Order => _order;

    /// <summary>Less than 0 if this one is taken before the other; 0 means that the precedence leaves it open.</summary>
    public int CompareTo(RankKey other)
    {
        int result = _order.CompareTo(other._order);
        result = result != 0 ? result : _digits.CompareTo(other._digits);
        if (result != 0)
        {
            return result;
        }

        if (_more is null && other._more is null)
        {
            return other._mixed.CompareTo(_mixed);
        }

        ReadOnlySpan<byte> own = _more, others = other._more;
        for (int i = 0; i < Math.Max(own.Length, others.Length); i++)
        {
            result = (i < own.Length ? own[i] & ~MixedBit : 0).CompareTo(i < others.Length ? others[i] & ~MixedBit : 0);
            if (result != 0)
            {
                return result;
            }
        }

        result = other._mixed.CompareTo(_mixed);
        for (int i = 0; result == 0 && i < own.Length; i++)
        {
            result = (others[i] & MixedBit).CompareTo(own[i] & MixedBit);
        }

        return result;
    }

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_order, _digits, _mixed);

    private static byte Digit(RouteSegment segment)
    {
        if (segment.IsLiteral)
        {
            return 1;
        }

        if (segment.IsMixed)
        {
            return 2;
        }

        ParameterPart parameter = (ParameterPart)segment.Parts[0];
        return (parameter.IsCatchAll, parameter.Constraints.IsEmpty) switch
        {
            (false, false) => 2,
            (false, true) => 3,
            (true, false) => 4,
            _ => 5,
        };
    }
}
