using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Bunner.AspNetCore;

/// <summary>Says when the length of what is written is the length of the response.</summary>
internal static class WholeBody
{
    /// <summary>
    /// Whether nothing has been written yet and what is written goes to the server as it is. Middleware that compresses,
    /// keeps or changes bodies puts a body of its own in front of the server's, and the length that the handler's result has
    /// may then be another than that of the response.
    /// </summary>
    /// <remarks>The object that has the body of Kestrel's and IIS's responses is the one that has their status and headers.</remarks>
    public static bool MayBeSaidToBe(HttpContext context)
    {
        IFeatureCollection features = context.Features;
        return features[typeof(IHttpResponseBodyFeature)] is IHttpResponseBodyFeature body
            && ReferenceEquals(body, features[typeof(IHttpResponseFeature)])
            && body.Writer is { CanGetUnflushedBytes: true, UnflushedBytes: 0 }
            && !context.Response.HasStarted;
    }
}
