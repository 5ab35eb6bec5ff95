using System;
using System.Runtime.InteropServices;
using Bunner.Core.Guards.Automata;
using Bunner.Core.Guards.Expressions;
using Bunner.Core.Tables;
using Bunner.Matching;

namespace Bunner.Bench.Guards;

/// <summary>A guard as a match table holds it, asked as the matcher asks it.</summary>
internal sealed unsafe class CompiledGuard
{
    private readonly ulong[] _table;
    private readonly uint _offset;

    public CompiledGuard(string expression, bool ignoreCase)
    {
        if (!ExpressionCompiler.TryCompile(expression, ignoreCase, AutomatonLimits.Default, out Automaton? automaton, out ExpressionRefusal? refusal))
        {
            throw new BenchException($"'{expression}': {refusal.Message}");
        }

        TableWriter writer = new();
        writer.BeginSection("automaton");
        _offset = new AutomatonTable(writer).Add(automaton);
        _table = writer.Finish().Data;
        States = automaton.StateCount;
    }

    public int States { get; }

    public bool Accepts(ReadOnlySpan<char> value)
    {
        fixed (ulong* table = &MemoryMarshal.GetArrayDataReference(_table))
        fixed (char* start = &MemoryMarshal.GetReference(value))
        {
            return AutomatonMatcher.Accepts(table, _offset, start, value.Length);
        }
    }

    public bool Accepts(ReadOnlySpan<byte> value)
    {
        fixed (ulong* table = &MemoryMarshal.GetArrayDataReference(_table))
        fixed (byte* start = &MemoryMarshal.GetReference(value))
        {
            return AutomatonMatcher.Accepts(table, _offset, start, value.Length);
        }
    }
}
