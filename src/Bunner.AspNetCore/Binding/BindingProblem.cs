using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Bunner.AspNetCore;

/// <summary>Why a request does not fit its handler, as a result that says so.</summary>
internal sealed class BindingProblem(int status, string detail, Dictionary<string, string[]>? errors, bool isUnreadable = false) : IResult, IStatusCodeHttpResult
{
    public int Status => status;

    /// <summary>Whether there is a body that cannot be read: then not even filters run.</summary>
    public bool IsUnreadable => isUnreadable;

    int? IStatusCodeHttpResult.StatusCode => status;

    public Task ExecuteAsync(HttpContext httpContext) => RequestProblem.WriteAsync(httpContext, status, detail, errors);
}
