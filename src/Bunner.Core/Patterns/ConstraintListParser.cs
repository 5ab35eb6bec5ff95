using System.Collections.Immutable;

namespace Bunner.Core.Patterns;

/// <summary>Reads a parameter's constraints, <c>:int:range(1,5)</c>, up to the default's <c>=</c> or the end.</summary>
/// <remarks>
/// An argument may itself have colons, equals signs and parentheses (regular expressions do), so a <c>)</c> ends a
/// constraint only before <c>:</c>, <c>=</c> or the end, and a <c>:</c> or <c>=</c> inside parentheses skips to the next
/// <c>)</c> if there is one. These are ASP.NET Core's rules; linear in the length.
/// </remarks>
internal ref struct ConstraintListParser
{
    private readonly EscapedText _inside;
    private readonly string _text;
    private readonly int _end;
    private readonly int _lastClose;
    private ImmutableArray<ConstraintReference>.Builder? _constraints;

    private ConstraintListParser(EscapedText inside, int end)
    {
        _inside = inside;
        _text = inside.Text;
        _end = end;
        _lastClose = _text.LastIndexOf(')');
        _constraints = null;
    }

    private enum State
    {
        BetweenConstraints,
        InName,
        InArgument,
    }

    /// <summary>Reads the constraints that begin at or after <paramref name="start"/>.</summary>
    /// <returns>The index of the default's <c>=</c>; <paramref name="end"/> or more if there is no default.</returns>
    public static int Parse(EscapedText inside, int start, int end, out ImmutableArray<ConstraintReference> constraints)
    {
        ConstraintListParser parser = new(inside, end);
        int stop = parser.Run(start);
        constraints = parser._constraints?.ToImmutable() ?? ImmutableArray<ConstraintReference>.Empty;
        return stop;
    }

    private int Run(int start)
    {
        State state = State.BetweenConstraints;
        int from = start;
        for (int i = start; i < _end; i++)
        {
            char c = _text[i];
            switch (state)
            {
                case State.BetweenConstraints when c == ':':
                    state = State.InName;
                    from = i + 1;
                    break;
                case State.BetweenConstraints or State.InName when c == '(':
                    state = State.InArgument;
                    break;
                case State.BetweenConstraints when c == '=':
                    return i;
                case State.InName when c is ':' or '=':
                    Add(from, i);
                    if (c == '=')
                    {
                        return i;
                    }

                    from = i + 1;
                    break;
                case State.InArgument when c == ')':
                    if (i + 1 == _end || _text[i + 1] is ':' or '=')
                    {
                        Add(from, i + 1);
                        from = i + 1;
                        state = State.BetweenConstraints;
                    }

                    break;
                case State.InArgument when c is ':' or '=':
                    if (i < _lastClose)
                    {
                        // The parenthesis is passed over: it does not end the argument, whatever follows it.
                        i = _text.IndexOf(')', i + 1);
                        break;
                    }

                    Add(from, i);
                    if (c == '=')
                    {
                        return i;
                    }

                    state = State.InName;
                    from = i + 1;
                    break;
            }
        }

        if (state != State.BetweenConstraints)
        {
            Add(from, _end);
        }

        return _end;
    }

    private void Add(int from, int to)
    {
        if (from == to)
        {
            return;
        }

        int open = _text.IndexOf('(', from, to - from);
        bool hasArgument = open >= 0 && _text[to - 1] == ')';
        int nameEnd = hasArgument ? open : to;
        _constraints ??= ImmutableArray.CreateBuilder<ConstraintReference>();
        _constraints.Add(new ConstraintReference(
            _text.Substring(from, nameEnd - from),
            hasArgument ? _text.Substring(open + 1, to - open - 2) : null,
            _inside.Locate(from, to),
            hasArgument ? _inside.Locate(open + 1, to - 1) : _inside.Locate(to, to)));
    }
}
