using System;
using System.Runtime.InteropServices;
using Bunner.Core.Guards.Automata;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>An automaton outside of any match table, for guards that are asked one by one.</summary>
internal sealed unsafe class AutomatonGuard
{
    private readonly ulong[] _table;
    private readonly uint _offset;

    internal AutomatonGuard(Automaton automaton)
    {
        TableWriter writer = new();
        _offset = new AutomatonTable(writer).Add(automaton);
        _table = writer.Finish().Data;
    }

    internal bool Accepts(ReadOnlySpan<char> value)
    {
        fixed (ulong* table = &MemoryMarshal.GetArrayDataReference(_table))
        fixed (char* start = &MemoryMarshal.GetReference(value))
        {
            return AutomatonMatcher.Accepts(table, _offset, start, value.Length);
        }
    }

    internal bool Accepts(ReadOnlySpan<byte> value)
    {
        fixed (ulong* table = &MemoryMarshal.GetArrayDataReference(_table))
        fixed (byte* start = &MemoryMarshal.GetReference(value))
        {
            return AutomatonMatcher.Accepts(table, _offset, start, value.Length);
        }
    }
}
