using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Bunner.Bench.Http;

/// <summary>
/// A server's features of one connection, as Kestrel has them: the connection is the collection and most of the features, each
/// current one is a field, and a request resets them.
/// </summary>
/// <remarks>
/// <see cref="Get"/> and <see cref="Set"/> do not cast, because Kestrel's do not: the type argument says which field is meant. Its
/// indexer casts what is set, and asks for the types in this order.
/// </remarks>
internal sealed class ServerFeatures : IFeatureCollection, IHttpRequestFeature, IEndpointFeature, IRouteValuesFeature
{
    private readonly HttpResponseFeature response = new();
    private readonly Dictionary<Type, object?> others = [];
    private IHttpRequestFeature? requestFeature;
    private IEndpointFeature? endpointFeature;
    private IRouteValuesFeature? routeValuesFeature;
    private RouteValueDictionary? routeValues;

    public bool IsReadOnly => false;

    public int Revision { get; private set; }

    public Endpoint? Endpoint { get; set; }

    public string Protocol { get; set; } = "HTTP/1.1";

    public string Scheme { get; set; } = "http";

    public string Method { get; set; } = "GET";

    public string PathBase { get; set; } = "";

    public string Path { get; set; } = "/";

    public string QueryString { get; set; } = "";

    public string RawTarget { get; set; } = "";

    public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();

    public Stream Body { get; set; } = Stream.Null;

    public RouteValueDictionary RouteValues
    {
        get => routeValues ??= [];
        set => routeValues = value;
    }

    public object? this[Type key]
    {
        get
        {
            if (key == typeof(IHttpRequestFeature))
            {
                return requestFeature;
            }

            if (key == typeof(IHttpResponseFeature))
            {
                return response;
            }

            if (key == typeof(IRouteValuesFeature))
            {
                return routeValuesFeature;
            }

            return key == typeof(IEndpointFeature) ? endpointFeature : others.GetValueOrDefault(key);
        }

        set
        {
            Revision++;
            if (key == typeof(IHttpRequestFeature))
            {
                requestFeature = (IHttpRequestFeature?)value;
            }
            else if (key == typeof(IRouteValuesFeature))
            {
                routeValuesFeature = (IRouteValuesFeature?)value;
            }
            else if (key == typeof(IEndpointFeature))
            {
                endpointFeature = (IEndpointFeature?)value;
            }
            else
            {
                others[key] = value;
            }
        }
    }

    /// <summary>Makes ready for the next request.</summary>
    public void Reset(string method, string path)
    {
        Method = method;
        Path = path;
        Endpoint = null;
        routeValues?.Clear();
        requestFeature = this;
        endpointFeature = this;
        routeValuesFeature = this;
    }

    public TFeature? Get<TFeature>()
    {
        // Invariant, here and in Set: what is taken for another type is a reference to an object of that very type, as the type argument says.
        if (typeof(TFeature) == typeof(IHttpRequestFeature))
        {
            return Unsafe.As<IHttpRequestFeature?, TFeature?>(ref requestFeature);
        }

        if (typeof(TFeature) == typeof(IHttpResponseFeature))
        {
            return (TFeature)(object)response;
        }

        if (typeof(TFeature) == typeof(IRouteValuesFeature))
        {
            return Unsafe.As<IRouteValuesFeature?, TFeature?>(ref routeValuesFeature);
        }

        if (typeof(TFeature) == typeof(IEndpointFeature))
        {
            return Unsafe.As<IEndpointFeature?, TFeature?>(ref endpointFeature);
        }

        return (TFeature?)others.GetValueOrDefault(typeof(TFeature));
    }

    public void Set<TFeature>(TFeature? instance)
    {
        Revision++;
        if (typeof(TFeature) == typeof(IHttpRequestFeature))
        {
            requestFeature = Unsafe.As<TFeature?, IHttpRequestFeature?>(ref instance);
        }
        else if (typeof(TFeature) == typeof(IRouteValuesFeature))
        {
            routeValuesFeature = Unsafe.As<TFeature?, IRouteValuesFeature?>(ref instance);
        }
        else if (typeof(TFeature) == typeof(IEndpointFeature))
        {
            endpointFeature = Unsafe.As<TFeature?, IEndpointFeature?>(ref instance);
        }
        else
        {
            others[typeof(TFeature)] = instance;
        }
    }

    public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => throw new NotSupportedException();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
