using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Bunner.AspNetCore;

/// <summary>What the explorer's page asks for, as JSON that is written by hand: no resolver of the application has to know it.</summary>
internal sealed class Explorer(RouterRegistration registration, HitCounts hits)
{
    private const int LongestPath = 8192;

    // Templates are text from outside; the default encoder also escapes what HTML would take for its own.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.Default };

    /// <summary>All routes, and the tree as a list of nodes that name their parents: a template may be deeper than JSON may.</summary>
    public Task WriteRoutesAsync(HttpContext context) => WriteAsync(context, (json, source) =>
    {
        json.WriteString("prefix", source.Prefix);
        json.WriteStartArray("routes");
        for (int id = 0; id < source.Table.Count; id++)
        {
            json.WriteStartObject();
            WriteRoute(json, source, source.Table.GetRoute(id));
            json.WriteString("handler", source.GetEntry(id)?.Endpoint.DisplayName ?? "");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteTree(json, source.Table.GetTree());
    });

    /// <summary>Why a request gets its route: <c>?method=GET&amp;path=/users/42</c>.</summary>
    public Task WriteReasonsAsync(HttpContext context)
    {
        string method = context.Request.Query["method"].ToString() is { Length: > 0 } given ? given : HttpMethods.Get;
        string path = context.Request.Query["path"].ToString();
        if (path.Length is 0 or > LongestPath || path[0] != '/' || method.Length > LongestPath)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        return WriteAsync(context, (json, source) =>
        {
            string prefix = source.Prefix;
            bool isBelow = path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && (path.Length == prefix.Length || prefix.Length == 0 || path[prefix.Length] == '/');
            string rest = isBelow ? path[prefix.Length..] : path;
            RouteExplanation explanation = source.Table.Explain(method, rest);
            bool isHead = explanation.Route is null && HttpMethods.IsHead(method);
            if (isHead)
            {
                // HEAD is GET without the content.
                explanation = source.Table.Explain(HttpMethods.Get, rest);
            }

            json.WriteBoolean("asGet", isHead);
            json.WriteBoolean("below", isBelow);
            json.WriteNumber("route", isBelow && explanation.Route is { } route ? route.Id : -1);
            json.WriteNumber("further", explanation.Further);
            json.WriteStartArray("values");
            if (isBelow && explanation.Route is { } taken)
            {
                RouteMatch match = source.Table.GetMatch(taken.Id, rest);
                for (int i = 0; i < taken.ParameterNames.Count; i++)
                {
                    json.WriteStartObject();
                    json.WriteString("name", taken.ParameterNames[i]);
                    json.WriteString("value", match.GetValue(i));
                    json.WriteEndObject();
                }
            }

            json.WriteEndArray();
            json.WriteStartArray("candidates");
            foreach (RouteCandidate candidate in explanation.Candidates)
            {
                json.WriteStartObject();
                WriteRoute(json, source, candidate.Route);
                json.WriteString("outcome", candidate.Outcome.ToString());
                json.WriteNumber("segment", candidate.Segment);
                json.WriteString("reason", candidate.Reason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    /// <summary>How many requests each route has had; those without any are left out.</summary>
    public Task WriteHitsAsync(HttpContext context) => WriteAsync(context, (json, _) =>
    {
        json.WriteNumber("unmatched", hits.Unmatched);
        json.WriteStartArray("hits");
        ReadOnlySpan<long> counts = hits.Counts;
        for (int id = 0; id < counts.Length; id++)
        {
            if (counts[id] != 0)
            {
                json.WriteStartArray();
                json.WriteNumberValue(id);
                json.WriteNumberValue(counts[id]);
                json.WriteEndArray();
            }
        }

        json.WriteEndArray();
    });

    private static void WriteRoute(Utf8JsonWriter json, RouterEndpointDataSource source, RouteInfo route)
    {
        json.WriteNumber("id", route.Id);
        json.WriteString("method", route.Method);
        json.WriteString("template", source.Prefix + route.Template);
        json.WriteString("name", route.Name);
    }

    private static void WriteTree(Utf8JsonWriter json, RouteTreeNode root)
    {
        json.WriteStartArray("tree");
        int written = 0;
        Stack<(RouteTreeNode Node, int Parent)> open = new();
        open.Push((root, -1));
        while (open.Count > 0)
        {
            (RouteTreeNode node, int parent) = open.Pop();
            json.WriteStartObject();
            json.WriteNumber("parent", parent);
            json.WriteString("label", node.Label);
            json.WriteBoolean("pattern", node.IsPattern);
            json.WriteStartArray("routes");
            foreach (RouteInfo route in node.Routes)
            {
                json.WriteNumberValue(route.Id);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            for (int i = node.Children.Count - 1; i >= 0; i--)
            {
                open.Push((node.Children[i], written));
            }

            written++;
        }

        json.WriteEndArray();
    }

    private async Task WriteAsync(HttpContext context, Action<Utf8JsonWriter, RouterEndpointDataSource> write)
    {
        HttpResponse response = context.Response;
        ExplorerPage.Protect(response);
        if (registration.Endpoints is not { } source)
        {
            // The explorer was mapped, the router was not.
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        ArrayBufferWriter<byte> content = new();
        using (Utf8JsonWriter json = new(content, s_options))
        {
            json.WriteStartObject();
            write(json, source);
            json.WriteEndObject();
        }

        response.ContentType = "application/json";
        response.ContentLength = content.WrittenCount;
        await response.Body.WriteAsync(content.WrittenMemory, context.RequestAborted).ConfigureAwait(false);
    }
}
