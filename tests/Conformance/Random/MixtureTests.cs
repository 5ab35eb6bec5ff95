using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using Bunner.Conformance.Fixtures;
using Bunner.Conformance.Oracle;
using Bunner.Matching;
using Xunit;

namespace Bunner.Conformance.Randomized;

/// <summary>
/// Everything that has a way of its own in one table: literals that begin alike, constraints side by side, mixed segments whose literals overlap,
/// tails that may be missing, deep paths, and text that is no ASCII or no text at all. All routers are asked, with paths beside memory that cannot be read.
/// </summary>
public sealed class MixtureTests
{
    private const int RequestsPerTable = 60;

    [Fact]
    public void All_routers_answer_as_the_oracle_does()
    {
        int compared = 0, hits = 0;
        for (int seed = 0; compared < Budget.Comparisons; seed++)
        {
            Random random = new(seed);
            RouteTableSpec spec = MixtureTables.Table(random);
            Routers routers = new(spec, random);
            PathGenerator paths = new(random, spec);
            for (int i = 0; i < RequestsPerTable; i++)
            {
                (string method, string path) = paths.Request();
                byte[] utf8 = Encoding.UTF8.GetBytes(path);
                if (utf8.Length > 1 && random.Next(4) == 0)
                {
                    utf8[random.Next(1, utf8.Length)] = (byte)random.Next(128, 256);
                }

                hits += routers.Compare(method, path, utf8, random, seed) ? 1 : 0;
                compared += Routers.ComparisonsPerRequest;
            }
        }

        int requests = compared / Routers.ComparisonsPerRequest;
        Assert.InRange(hits, requests / 4, requests - (requests / 20));
    }

    /// <summary>A table and a dynamic router with a history, over the same routes.</summary>
    private sealed class Routers
    {
        internal const int ComparisonsPerRequest = 5;

        private readonly RouteTableSpec _spec;
        private readonly OracleRouter _oracle;
        private readonly BuiltRouteTable _table;
        private readonly DynamicRouter<int> _router;
        private readonly HashSet<int> _present = [];
        private readonly string _history;

        internal Routers(RouteTableSpec spec, Random random)
        {
            _spec = spec;
            _oracle = new OracleRouter(spec);
            _table = new BuiltRouteTable(spec);
            Bunner.RouterOptions options = new()
            {
                CaseSensitive = spec.Options.CaseSensitive,
                IgnoreTrailingSlash = spec.Options.IgnoreTrailingSlash,
                IgnoreDuplicateSlashes = spec.Options.IgnoreDuplicateSlashes,
                AllowAmbiguousRoutes = true,
            };
            foreach (string name in CustomConstraints.Names)
            {
                options.Constraints.Add(name, value => CustomConstraints.Accepts(name, value));
            }

            _router = new DynamicRouter<int>(options);
            int sealedAt = random.Next(3) == 0 ? -1 : random.Next(2) == 0 ? spec.Routes.Count - 1 : random.Next(spec.Routes.Count), removedAt = random.Next(2 * spec.Routes.Count);
            _history = $"sealed at {sealedAt}, some removed at {removedAt}";
            List<int> removed = [];
            for (int i = 0; i < spec.Routes.Count; i++)
            {
                Add(i);
                if (i == sealedAt)
                {
                    _router.Seal();
                }

                if (i == removedAt)
                {
                    removed = [.. _present.Where(_ => random.Next(3) == 0)];
                    removed.ForEach(route => Assert.True(_router.Remove(spec.Routes[route].Method, spec.Routes[route].Template, spec.Routes[route].Order)));
                    _present.ExceptWith(removed);
                }
            }

            removed.FindAll(_ => random.Next(2) == 0).ForEach(Add);
            Assert.Empty(_router.CheckIntegrity());
        }

        private void Add(int index)
        {
            RouteSpec route = _spec.Routes[index];
            if (_router.TryAdd(route.Method, route.Template, index, out RouterError? error, route.Order))
            {
                _present.Add(index);
            }
            else
            {
                Assert.Equal(RouterErrorCode.Duplicate, error.Code);
            }
        }

        /// <summary>Asks both in characters and in UTF-8; whether the table has a route for the characters.</summary>
        internal bool Compare(string method, string path, byte[] utf8, Random random, int seed)
        {
            string decoded = Encoding.UTF8.GetString(utf8);
            string about = $"Seed {seed}, {_history}, {Readable.Quote(method)} {Readable.Quote(path)}, as UTF-8 {Convert.ToHexString(utf8)}";
            using GuardedMemory memory = GuardedMemory.Rent(2 * path.Length + 256);
            int distance = random.Next(3) == 0 ? 0 : random.Next(100);
            bool isAtStart = random.Next(4) == 0;

            // What stands around the path is made of slashes and digits.
            Span<char> all = MemoryMarshal.Cast<byte, char>(memory.Span);
            all.Fill(random.Next(2) == 0 ? '/' : '1');
            Span<char> place = isAtStart ? all[..path.Length] : all.Slice(all.Length - path.Length - distance, path.Length);
            path.CopyTo(place);
            IReadOnlyList<RouterAnswer> wanted = _oracle.Match(method, path, _table.LeftOut.Contains);
            bool isMatch = _table.TryMatch(method, place, out RouteMatch match);
            Check(wanted, isMatch ? match.Route.Value : -1, match, "table, characters", about);
            if (!isMatch)
            {
                Assert.True(wanted[0].Allowed.SequenceEqual(_table.FindAllowedMethods(place)), about);
            }

            int careful = RouteMatcher.FindCarefully<char>(_table, _table.Data, method, path);
            Assert.True(wanted.Any(answer => answer.Route == careful), $"{about}, careful: {careful}, wanted {wanted[0]}\n{Tail()}");
            bool isHit = isMatch;
            IReadOnlyList<RouterAnswer> wantedDynamic = _oracle.Match(method, path, i => !_present.Contains(i));
            isMatch = _router.TryMatch(method, place, out match, out int value);
            Check(wantedDynamic, isMatch ? value : -1, match, "dynamic, characters", about);

            using GuardedMemory narrow = GuardedMemory.Rent(utf8.Length + 256);
            narrow.Span.Fill((byte)(random.Next(2) == 0 ? '/' : '1'));
            Span<byte> bytes = isAtStart ? narrow.Span[..utf8.Length] : narrow.Span.Slice(narrow.Span.Length - utf8.Length - distance, utf8.Length);
            utf8.CopyTo(bytes);
            byte[] utf8Method = Encoding.UTF8.GetBytes(method);
            wanted = decoded == path ? wanted : _oracle.Match(method, decoded, _table.LeftOut.Contains);
            isMatch = _table.TryMatch(utf8Method, bytes, out match);
            CheckUtf8(wanted, isMatch ? match.Route.Value : -1, match, utf8, "table, UTF-8", about);

            wantedDynamic = decoded == path ? wantedDynamic : _oracle.Match(method, decoded, i => !_present.Contains(i));
            isMatch = _router.TryMatch(utf8Method, bytes, out match, out value);
            CheckUtf8(wantedDynamic, isMatch ? value : -1, match, utf8, "dynamic, UTF-8", about);

            // Whatever is rented is given back, so that at the latest the third time finds it.
            Assert.True(Allocated(method, place, utf8Method, bytes) == 0 || Allocated(method, place, utf8Method, bytes) == 0 || Allocated(method, place, utf8Method, bytes) == 0, about);
            return isHit;
        }

        private long Allocated(string method, ReadOnlySpan<char> path, byte[] utf8Method, ReadOnlySpan<byte> utf8)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            _table.TryMatch(method, path, out _);
            _table.TryMatch(utf8Method, utf8, out _);
            _router.TryMatch(method, path, out _, out _);
            _router.TryMatch(utf8Method, utf8, out _, out _);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        private string Tail() => _spec.Routes.Count < 100 ? _spec.Describe() : _spec.Options.ToString();

        private void Check(IReadOnlyList<RouterAnswer> wanted, int route, RouteMatch match, string who, string about)
        {
            Dictionary<string, CapturedValue> values = [];
            for (int i = 0; route >= 0 && i < match.Count; i++)
            {
                string value = match.GetValue(i).ToString();
                if (value.Length > 0)
                {
                    values.Add(match.GetName(i), new CapturedValue(value, match[i].IsPresent ? match[i].Offset : -1));
                }
            }

            RouterAnswer answer = new(route, values, wanted[0].Allowed);
            Assert.True(wanted.Any(answer.SameAs), $"{who}: expected {wanted[0]}\n  but was {answer}\n  {about}\n{Tail()}");
        }

        private void CheckUtf8(IReadOnlyList<RouterAnswer> wanted, int route, RouteMatch match, byte[] utf8, string who, string about)
        {
            Dictionary<string, CapturedValue> values = [];
            for (int i = 0; route >= 0 && i < match.Count; i++)
            {
                string value = Encoding.UTF8.GetString(match.GetUtf8Value(i));
                if (value.Length > 0)
                {
                    values.Add(match.GetName(i), new CapturedValue(value, match[i].IsPresent ? Encoding.UTF8.GetCharCount(utf8, 0, match[i].Offset) : -1));
                }
            }

            RouterAnswer answer = new(route, values, wanted[0].Allowed);
            Assert.True(wanted.Any(answer.SameAs), $"{who}: expected {wanted[0]}\n  but was {answer}\n  {about}\n{Tail()}");
        }
    }
}
