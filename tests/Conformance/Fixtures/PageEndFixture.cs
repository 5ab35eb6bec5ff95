using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Text;
using Bunner.Matching;
using Xunit;

namespace Bunner.Conformance.Fixtures;

/// <summary>
/// Match tables that are asked with methods and paths at the end of readable memory, and at its start, where vector loads must not reach
/// beyond them: on Linux the pages around cannot be read, elsewhere the matcher at least takes its careful way.
/// </summary>
public sealed class PageEndFixture : ConformanceSuite
{
    // As far as a load may reach in UTF-8, and some more: on both sides of where the matcher begins to copy.
    private const int Around = SlashScan.Overread + 10;

    protected override IRouterUnderTest Build(RouteTableSpec table)
    {
        BuiltRouteTable built = new(table);
        return new Adapter(built, built.LeftOut);
    }

    private sealed class Adapter(BuiltRouteTable table, IReadOnlyCollection<int> leftOut) : IRouterUnderTest
    {
        private readonly RouteTableAdapter _ordinary = new(table, leftOut);

        // How many units behind the path can be read: another number for every request.
        private int _distance;

        public IReadOnlyCollection<int> LeftOut => leftOut;

        public bool IsUtf8 => false;

        public RouterAnswer Match(string method, string path)
        {
            _distance = (_distance + 1) % Around;
            RouterAnswer answer = _ordinary.Match(method, path);
            AssertSame<char>(answer, method, path, isAtStart: false);
            AssertSame<char>(answer, method, path, isAtStart: true);
            if (Comparison.ReplaceLoneSurrogates(path) == path)
            {
                AssertSame<byte>(answer, Encoding.UTF8.GetBytes(method), Encoding.UTF8.GetBytes(path), isAtStart: false);
                AssertSame<byte>(answer, Encoding.UTF8.GetBytes(method), Encoding.UTF8.GetBytes(path), isAtStart: true);
            }

            return answer;
        }

        private void AssertSame<T>(RouterAnswer answer, ReadOnlySpan<T> method, ReadOnlySpan<T> path, bool isAtStart)
            where T : unmanaged
        {
            using GuardedMemory methodMemory = GuardedMemory.Rent((method.Length + Around) * sizeof(char));
            using GuardedMemory pathMemory = GuardedMemory.Rent((path.Length + Around) * sizeof(char));
            ReadOnlySpan<T> guardedMethod = Place(methodMemory, method, isAtStart ? -1 : _distance % 5);
            ReadOnlySpan<T> guardedPath = Place(pathMemory, path, isAtStart ? -1 : _distance);
            RouteMatch match;
            bool isMatch = typeof(T) == typeof(char)
                ? table.TryMatch(MemoryMarshal.Cast<T, char>(guardedMethod), MemoryMarshal.Cast<T, char>(guardedPath), out match)
                : table.TryMatch(MemoryMarshal.Cast<T, byte>(guardedMethod), MemoryMarshal.Cast<T, byte>(guardedPath), out match);
            Assert.Equal(answer.Route, isMatch ? match.Route.Value : -1);
            for (int i = 0; isMatch && i < match.Count; i++)
            {
                string value = typeof(T) == typeof(char) ? match.GetValue(i).ToString() : Encoding.UTF8.GetString(match.GetUtf8Value(i));
                Assert.Equal(answer.Values.TryGetValue(match.GetName(i), out CapturedValue expected) ? expected.Text : "", value);
            }

            if (!isMatch && typeof(T) == typeof(char))
            {
                Assert.Equal(answer.Allowed, table.FindAllowedMethods(MemoryMarshal.Cast<T, char>(guardedPath)));
            }
        }

        /// <summary>Copies text so that it ends a number of units before the end of the memory, or to its start if that is negative; slashes surround it.</summary>
        private static ReadOnlySpan<T> Place<T>(GuardedMemory memory, ReadOnlySpan<T> text, int distance)
            where T : unmanaged
        {
            Span<T> all = MemoryMarshal.Cast<byte, T>(memory.Span);
            Span<T> around = distance < 0 ? all[..(text.Length + Around)] : all[^(text.Length + Around)..];
            around.Fill(typeof(T) == typeof(char) ? (T)(object)'/' : (T)(object)(byte)'/');
            Span<T> place = around.Slice(distance < 0 ? 0 : Around - distance, text.Length);
            text.CopyTo(place);
            return place;
        }
    }
}
