using System.Collections.Generic;

namespace Bunner.Core.Guards.Expressions;

/// <summary>The steps of a <see cref="ExpressionProgram"/>.</summary>
internal enum ExpressionOperator : byte
{
    /// <summary>Pushes the expression that matches the empty text.</summary>
    Empty,

    /// <summary>Pushes one character out of the set with the number <see cref="ExpressionStep.First"/>.</summary>
    Set,

    /// <summary>Pushes the start of the value, <c>^</c>.</summary>
    Start,

    /// <summary>Pushes the end of the value, <c>$</c>.</summary>
    End,

    /// <summary>Replaces the two topmost by the one behind the other.</summary>
    Concatenate,

    /// <summary>Replaces the two topmost by the one or the other.</summary>
    Alternate,

    /// <summary>Repeats the topmost at least <see cref="ExpressionStep.First"/> and at most <see cref="ExpressionStep.Second"/> times.</summary>
    Repeat,
}

/// <param name="Operator">What to do.</param>
/// <param name="First">The number of the set, or the fewest repetitions.</param>
/// <param name="Second">The most repetitions; <see cref="int.MaxValue"/> for any number.</param>
/// <param name="Start">Where in the pattern what the step stands for begins, to point at it.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct ExpressionStep(ExpressionOperator Operator, int First, int Second, int Start, int End);

/// <summary>A parsed expression in postfix order: nothing that reads it has to recurse, however deep the groups were.</summary>
internal sealed class ExpressionProgram
{
    private readonly Dictionary<CharSet, int> _numbers = [];
    private readonly List<CharSet> _sets = [];
    private readonly List<ExpressionStep> _steps = [];

    /// <summary>The different sets of characters.</summary>
    internal IReadOnlyList<CharSet> Sets => _sets;

    internal IReadOnlyList<ExpressionStep> Steps => _steps;

    internal void Add(ExpressionOperator step, int start, int end, int first = 0, int second = 0) =>
        _steps.Add(new ExpressionStep(step, first, second, start, end));

    internal void AddSet(CharSet set, int start, int end)
    {
        if (!_numbers.TryGetValue(set, out int number))
        {
            _numbers.Add(set, number = _sets.Count);
            _sets.Add(set);
        }

        Add(ExpressionOperator.Set, start, end, number);
    }
}
