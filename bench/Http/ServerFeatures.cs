using System;
using System.Collections;
using System.Collections.Generic;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Bunner.Bench.Http;

/// <summary>A server's features of one connection, kept in fields and reset for each request, as Kestrel has them.</summary>
internal sealed class ServerFeatures : IFeatureCollection, IEndpointFeature, IRouteValuesFeature
{
    private readonly HttpRequestFeature request = new();
    private readonly HttpResponseFeature response = new();
    private readonly Dictionary<Type, object?> others = [];
    private IEndpointFeature? endpointFeature;
    private IRouteValuesFeature? routeValuesFeature;
    private RouteValueDictionary? routeValues;

    public bool IsReadOnly => false;

    public int Revision { get; private set; }

    public Endpoint? Endpoint { get; set; }

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
                return request;
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
            if (key == typeof(IRouteValuesFeature))
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
        request.Method = method;
        request.Path = path;
        Endpoint = null;
        routeValues?.Clear();
        endpointFeature = this;
        routeValuesFeature = this;
    }

    public TFeature? Get<TFeature>()
    {
        if (typeof(TFeature) == typeof(IHttpRequestFeature))
        {
            return (TFeature)(object)request;
        }

        if (typeof(TFeature) == typeof(IHttpResponseFeature))
        {
            return (TFeature)(object)response;
        }

        if (typeof(TFeature) == typeof(IRouteValuesFeature))
        {
            return (TFeature?)routeValuesFeature;
        }

        if (typeof(TFeature) == typeof(IEndpointFeature))
        {
            return (TFeature?)endpointFeature;
        }

        return (TFeature?)others.GetValueOrDefault(typeof(TFeature));
    }

    public void Set<TFeature>(TFeature? instance)
    {
        Revision++;
        if (typeof(TFeature) == typeof(IRouteValuesFeature))
        {
            routeValuesFeature = (IRouteValuesFeature?)instance;
        }
        else if (typeof(TFeature) == typeof(IEndpointFeature))
        {
            endpointFeature = (IEndpointFeature?)instance;
        }
        else
        {
            others[typeof(TFeature)] = instance;
        }
    }

    public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => throw new NotSupportedException();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
