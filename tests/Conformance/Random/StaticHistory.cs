using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using Bunner.Conformance.Fixtures;
using Xunit;

namespace Bunner.Conformance.Randomized;

/// <summary>
/// A dynamic router and a list of routes that says what it has to answer, while routes come and go in between. Most of them have
/// no parameters; some share their paths but for case, length or order.
/// </summary>
internal sealed class StaticHistory(Random random, Bunner.RouterOptions options)
{
    private static readonly string[] s_words =
    [
        "a", "A", "b", "ab", "aB", "k", "s", "i", "\u212A", "\u017F", "\u0130", "\u0131", "é", "É", "\ud800", "\0", "a\tb", "\n", "[", "{{", "@", "`", "_",
        "0123456789abcd", "0123456789abcde", "0123456789abcdef", "0123456789ABCDEF", "fedcba9876543210", "a-word-of-thirty-one-characters", "%2F",
    ];

    private static readonly string[] s_methods = ["GET", "GET", "GET", "POST", "A-METHOD-THAT-IS-LONG"];

    private readonly DynamicRouter<int> _router = new(options);
    private readonly List<ListedRoute> _routes = [];
    private readonly List<(RouterSnapshot<int> Snapshot, ListedRoute[] Routes)> _snapshots = [];
    private readonly List<string> _gone = [];
    private readonly bool _hasOrders = random.Next(3) == 0;
    private readonly bool _hasParameters = random.Next(3) != 0;
    private int _next;

    public void Run(int steps, GuardedMemory memory)
    {
        for (int i = 0; i < steps; i++)
        {
            Change();
            for (int j = 0; j < 12; j++)
            {
                Ask(memory);
            }
        }

        Assert.Empty(_router.CheckIntegrity());
        Assert.Equal(_routes.Count, _router.Count);
        foreach (ListedRoute route in _routes)
        {
            Assert.True(_router.TryGet(route.Method, route.Template, out int value, route.Order));
            Assert.Equal(route.Value, value);
        }

        foreach ((RouterSnapshot<int> snapshot, ListedRoute[] routes) in _snapshots)
        {
            Assert.Equal(routes.Select(route => route.Value).Order(), snapshot.ToArray().Select(route => route.Value).Order());
            snapshot.Dispose();
        }
    }

    private void Change()
    {
        switch (random.Next(100))
        {
            case < 30:
                AssertChanges([], [Route()]);
                break;
            case < 42:
                AssertChanges([], [.. Enumerable.Range(0, random.Next(2, random.Next(4) == 0 ? 150 : 20)).Select(_ => Route())]);
                break;
            case < 62 when _routes.Count > 0:
                AssertChanges([One(_routes)], []);
                break;
            case < 70 when _routes.Count > 0:
                ListedRoute[] going = [.. _routes.Where(_ => random.Next(3) == 0)];
                AssertChanges(going, [.. going.Where(_ => random.Next(3) == 0).Select(route => route with { Value = _next++ })]);
                break;
            case < 80 when _routes.Count > 0:
                ListedRoute replaced = One(_routes);
                AssertChanges([replaced], [replaced with { Value = _next++ }]);
                break;
            case < 83:
                _router.Seal();
                break;
            case < 85:
                _router.Compact();
                break;
            case < 95:
                _snapshots.Add((_router.CreateSnapshot(), [.. _routes]));
                if (_snapshots.Count > 5)
                {
                    int at = random.Next(_snapshots.Count);
                    _snapshots[at].Snapshot.Dispose();
                    _snapshots.RemoveAt(at);
                }

                break;
            default:
                Assert.Empty(_router.CheckIntegrity());
                break;
        }
    }

    private void AssertChanges(ListedRoute[] going, ListedRoute[] coming)
    {
        List<ListedRoute> after = [.. _routes.Except(going)];
        bool isRight = true;
        foreach (ListedRoute route in coming)
        {
            isRight &= !after.Exists(other => other.IsTwin(route, options));
            after.Add(route);
        }

        bool isDone = _router.TryReplaceRange(
            going.Select(route => new RouteIdentity(route.Method, route.Template, route.Order)),
            coming.Select(route => new DynamicRoute<int>(route.Method, route.Template, route.Value, route.Order)),
            out RouterErrorList errors);
        Assert.True(isRight == isDone, string.Join('\n', errors));
        if (isDone)
        {
            _gone.AddRange(going.Take(20).Select(route => route.Template));
            _routes.Clear();
            _routes.AddRange(after);
        }
    }

    private ListedRoute Route()
    {
        if (_routes.Count > 0 && random.Next(6) == 0)
        {
            ListedRoute like = One(_routes);
            return new ListedRoute(like.Method, Recase(like.Template), Order(), _next++);
        }

        List<string> segments = [.. Enumerable.Range(0, random.Next(0, 5)).Select(_ => One(s_words))];
        if (_hasParameters && random.Next(5) == 0 && segments.Count > 0)
        {
            segments[random.Next(segments.Count)] = "{x}";
        }

        if (_hasParameters && random.Next(12) == 0)
        {
            segments.Add("{*rest}");
        }

        string template = "/" + string.Join('/', segments);
        template += segments.Count > 0 && random.Next(8) == 0 ? "/" : "";
        return new ListedRoute(One(s_methods), template, Order(), _next++);
    }

    private int Order() => _hasOrders && random.Next(8) == 0 ? random.Next(-1, 2) : 0;

    private void Ask(GuardedMemory memory)
    {
        string method = One(s_methods), path = Path();
        int expected = ListedRoute.Find(_routes, method, path, options);
        ReadOnlySpan<char> chars = AtEnd<char>(memory, path);
        Assert.True(expected == (_router.TryMatch(method, chars, out _, out int value) ? value : -1), Describe(method, path, expected, value));
        foreach ((RouterSnapshot<int> snapshot, ListedRoute[] routes) in _snapshots)
        {
            int then = ListedRoute.Find(routes, method, path, options);
            Assert.True(then == (snapshot.TryMatch(method, chars, out _, out value) ? value : -1), Describe(method, path, then, value));
        }

        byte[] utf8 = Encoding.UTF8.GetBytes(path);
        expected = ListedRoute.Find(_routes, method, Encoding.UTF8.GetString(utf8), options);
        Assert.True(expected == (_router.TryMatch(Encoding.UTF8.GetBytes(method), AtEnd<byte>(memory, utf8), out _, out value) ? value : -1), Describe(method, path, expected, value));

        // No text is Latin-1 beyond ASCII and UTF-8 at once: such bytes match what takes anything.
        byte[] invalid = [.. utf8.Select(b => random.Next(20) == 0 && b != '/' ? (byte)(b | 0x80) : b)];
        if (Encoding.UTF8.GetString(invalid) is var seen && !seen.AsSpan().SequenceEqual(Encoding.UTF8.GetString(utf8)))
        {
            expected = ListedRoute.Find(_routes, method, seen, options);
            Assert.True(expected == (_router.TryMatch(Encoding.UTF8.GetBytes(method), AtEnd<byte>(memory, invalid), out _, out value) ? value : -1), Describe(method, seen, expected, value));
        }
    }

    private string Describe(string method, string path, int expected, int value) =>
        $"{method} {Readable.Quote(path)}: {expected}, and not {value}; {options.CaseSensitive} {options.IgnoreTrailingSlash} {options.IgnoreDuplicateSlashes}\n"
        + string.Join('\n', _routes.Select(route => Readable.Quote(route.ToString())));

    private string Path()
    {
        string template = random.Next(8) switch
        {
            0 when _gone.Count > 0 => One(_gone),
            1 => Route().Template,
            _ when _routes.Count > 0 => One(_routes).Template,
            _ => "/",
        };
        string path = template.Replace("{x}", One(s_words), StringComparison.Ordinal)
            .Replace("{*rest}", One(["", "a", "a/b/", "/"]), StringComparison.Ordinal)
            .Replace("{{", "{", StringComparison.Ordinal);
        path = Recase(path);
        switch (random.Next(12))
        {
            case 0:
                path += "/";
                break;
            case 1:
                path = path.Insert(random.Next(path.Length + 1), One(s_words));
                break;
            case 2:
                int at = random.Next(path.Length);
                path = path.Remove(at, 1).Insert(at, ((char)(path[at] ^ (1 << random.Next(16)))).ToString());
                break;
            case 3:
                path = path.Insert(path.IndexOf('/', random.Next(path.Length)) is >= 0 and int slash ? slash : 0, "/");
                break;
            case 4 when random.Next(4) == 0:
                path = "";
                break;
        }

        return path;
    }

    private string Recase(string text)
    {
        if (text.Contains("{x}", StringComparison.Ordinal) || text.Contains("{*", StringComparison.Ordinal) || random.Next(3) > 0)
        {
            return text;
        }

        return string.Concat(text.Select(c => random.Next(3) > 0 ? c : random.Next(2) == 0 ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c)));
    }

    /// <summary>Copies text so that it ends some units before memory that cannot be read; slashes surround it.</summary>
    private ReadOnlySpan<T> AtEnd<T>(GuardedMemory memory, ReadOnlySpan<T> text)
        where T : unmanaged
    {
        Span<T> all = MemoryMarshal.Cast<byte, T>(memory.Span);
        all.Fill(typeof(T) == typeof(char) ? (T)(object)'/' : (T)(object)(byte)'/');
        Span<T> place = all.Slice(all.Length - text.Length - random.Next(100), text.Length);
        text.CopyTo(place);
        return place;
    }

    private T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
}
