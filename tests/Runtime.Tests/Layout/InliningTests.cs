using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using System.Threading;
using Bunner;
using Bunner.Dynamic;
using Xunit;

namespace Runtime.Tests.Layout;

/// <summary>
/// What an ordinary look-up needs is inlined into the method that calls the router, even into a small one: how much the JIT inlines is limited by that method's size, and a look-up
/// of which only some parts are inlined takes up to twice as long.
/// </summary>
public sealed class InliningTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    [OptimizedFact]
    public void A_look_up_is_inlined_as_a_whole()
    {
        DynamicRouter<int> router = Router();
        Assert.True(router.TryMatch("GET", "/users/7", out RouteMatch found, out _));

        // The table of a sealed router is one as any other.
        RouteTable table = TableOf(ref found);
        using InliningLog log = new();
        Assert.Equal(found.Route.Value, AskTable(table, "GET", "/users/7"));
        Assert.Equal(found.Route.Value, AskTableOnUtf8(table, "GET"u8, "/users/7"u8));
        Assert.Equal(3, AskRouter(router, ["/users/7", "/users/7", "/users/7", "/"]));
        log.Finish();

        Assert.Empty(log.RefusedFor(nameof(AskTable)));
        Assert.Empty(log.RefusedFor(nameof(AskTableOnUtf8)));

        // What asks the tree of a router is seldom taken, and stays a call.
        Assert.DoesNotContain(log.RefusedFor(nameof(AskRouter)), static method => method is not ("Find" or ".ctor"));
    }

    private static DynamicRouter<int> Router()
    {
        DynamicRouter<int> router = new(new RouterOptions { CountMatches = true });
        router.Add("GET", "/users/{id}", 1);
        router.Add("GET", "/users", 2);
        router.Seal();
        return router;
    }

    // Compiled at once, and by what the methods are, not by what they did before.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int AskTable(RouteTable table, ReadOnlySpan<char> method, ReadOnlySpan<char> path) =>
        table.TryMatch(method, path, out RouteMatch match) ? match.Route.Value : -1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int AskTableOnUtf8(RouteTable table, ReadOnlySpan<byte> method, ReadOnlySpan<byte> path) =>
        table.TryMatch(method, path, out RouteMatch match) ? match.Route.Value : -1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int AskRouter(DynamicRouter<int> router, string[] paths)
    {
        int sum = 0;
        foreach (string path in paths)
        {
            if (router.TryMatch("GET", path, out _, out int value))
            {
                sum += value;
            }
        }

        return sum;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_table")]
    private static extern ref RouteTable TableOf(ref RouteMatch match);

    /// <summary>A test of what the JIT makes of optimized code. Other processors have other ways, which are not counted here.</summary>
    private sealed class OptimizedFactAttribute : FactAttribute
    {
        public OptimizedFactAttribute()
        {
            // The room was counted for the ways of processors with AVX2: others take narrower steps, and more of them. In what was built to be debugged nothing is inlined.
            if (!Avx2.IsSupported)
            {
                Skip = "Needs AVX2.";
            }
            else if (typeof(RouteTable).Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
            {
                Skip = "Needs a release build.";
            }
        }
    }

    /// <summary>What the JIT says of the methods it inlines.</summary>
    private sealed class InliningLog : EventListener
    {
        private const EventKeywords JitTracing = (EventKeywords)0x1000;
        private const int Root = 1, Inlinee = 7, Reason = 10;

        private readonly ConcurrentQueue<(bool IsInlined, string Root, string Inlinee, string Reason)> _events = new();

        /// <summary>Waits for all that was said until now: events come after a while, in their order.</summary>
        public void Finish()
        {
            Last();
            Assert.True(SpinWait.SpinUntil(() => _events.Any(static one => one.Root == nameof(Last)), s_patience), "The JIT tells nothing.");
        }

        /// <summary>The methods that were not inlined into a method because there was no room left.</summary>
        public string[] RefusedFor(string root)
        {
            Assert.Contains(_events, one => one.Root == root && one.IsInlined && one.Inlinee == "FindShort");
            return [.. _events.Where(one => one.Root == root && !one.IsInlined && one.Reason.Contains("budget", StringComparison.Ordinal)).Select(static one => one.Inlinee)];
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
            {
                EnableEvents(eventSource, EventLevel.Verbose, JitTracing);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventName?.StartsWith("MethodJitInlining", StringComparison.Ordinal) == true)
            {
                bool isInlined = eventData.EventName.StartsWith("MethodJitInliningSucceeded", StringComparison.Ordinal);
                _events.Enqueue((isInlined, Text(Root), Text(Inlinee), isInlined ? "" : Text(Reason)));
            }

            string Text(int index) => eventData.Payload![index]?.ToString() ?? "";
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private static int Last() => One();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static int One() => 1;
    }
}
