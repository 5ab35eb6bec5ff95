using System;
using System.Collections.Generic;
using System.Diagnostics.Metrics;

namespace Bunner.Dynamic;

/// <summary>The instruments of all dynamic routers, under the meter <c>Bunner.Routing</c>, told apart by the tag <c>router</c>.</summary>
internal static class RoutingMeter
{
    internal const string Name = "Bunner.Routing";

    private static readonly List<WeakReference<IMeasuredRouter>> s_routers = [];
    private static readonly Meter s_meter = new(Name);

    static RoutingMeter()
    {
        s_meter.CreateObservableGauge("bunner.router.routes", () => Observe(static router => router.MemoryUsage.Routes), "{route}", "Routes in the router.");
        s_meter.CreateObservableGauge("bunner.router.nodes", () => Observe(static router => router.MemoryUsage.Nodes), "{node}", "Nodes of the trees of routes that are not sealed.");
        s_meter.CreateObservableGauge("bunner.router.patterns", () => Observe(static router => router.MemoryUsage.Patterns), "{pattern}", "Different patterns of routes that are not sealed.");
        s_meter.CreateObservableGauge("bunner.router.memory", () => Observe(static router => router.MemoryUsage.TotalBytes), "By", "Bytes that the router holds, without the values of its routes.");
        s_meter.CreateObservableCounter("bunner.router.requests", () => Observe(static router => router.Metrics.Requests), "{request}", "Requests that were matched, if the router counts them.");
        s_meter.CreateObservableCounter("bunner.router.misses", () => Observe(static router => router.Metrics.Misses), "{request}", "Requests without a route, if the router counts them.");
        s_meter.CreateObservableCounter("bunner.router.changes", () => Observe(static router => router.Metrics.Changes), "{change}", "Changes that were made.");
        s_meter.CreateObservableCounter("bunner.router.refusals", () => Observe(static router => router.Metrics.Refusals), "{change}", "Changes that were refused.");
    }

    /// <summary>Shows a router for as long as it lives.</summary>
    internal static void Show(IMeasuredRouter router)
    {
        lock (s_routers)
        {
            s_routers.RemoveAll(static reference => !reference.TryGetTarget(out _));
            s_routers.Add(new WeakReference<IMeasuredRouter>(router));
        }
    }

    private static List<Measurement<long>> Observe(Func<IMeasuredRouter, long> read)
    {
        List<IMeasuredRouter> routers = [];
        lock (s_routers)
        {
            foreach (WeakReference<IMeasuredRouter> reference in s_routers)
            {
                if (reference.TryGetTarget(out IMeasuredRouter? router))
                {
                    routers.Add(router);
                }
            }
        }

        return routers.ConvertAll(router => new Measurement<long>(read(router), new KeyValuePair<string, object?>("router", router.Name)));
    }
}

/// <summary>A router as the meter sees it.</summary>
internal interface IMeasuredRouter
{
    public string Name { get; }

    public RouterMemory MemoryUsage { get; }

    public RouterMetrics Metrics { get; }
}
