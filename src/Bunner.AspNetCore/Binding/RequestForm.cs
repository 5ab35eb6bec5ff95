using System;
using System.ComponentModel;
using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Bunner.AspNetCore;

/// <summary>The form in a request's body, for generated code; or why there is none.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RequestForm
{
    private readonly IFormCollection? _form;
    private readonly BindingProblem? _problem;

    private RequestForm(IFormCollection form) => _form = form;

    private RequestForm(BindingProblem problem) => _problem = problem;

    /// <summary>Whether the form could not be read.</summary>
    public bool HasFailed => _problem is not null;

    /// <summary>Why the form could not be read, if so.</summary>
    public IResult? Problem => _problem;

    /// <summary>The form; empty if the request has no body.</summary>
    public IFormCollection Collection => _form ?? FormCollection.Empty;

    /// <summary>The form's files.</summary>
    public IFormFileCollection Files => Collection.Files;

    /// <summary>Whether the request has a body, so that there is a form, be it empty.</summary>
    internal bool IsPresent => _form is not null;

    /// <summary>Reads the form.</summary>
    /// <param name="context">The request.</param>
    /// <param name="hasFiles">Whether it has to be of the kind that can have files.</param>
    /// <returns>The form, or why there is none.</returns>
    public static async ValueTask<RequestForm> ReadAsync(HttpContext context, bool hasFiles)
    {
        bool hasBody = context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false };
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
        {
            return Failed(StatusCodes.Status400BadRequest, "The form has no valid antiforgery token.");
        }

        if ((context.Request.ContentType is not null || hasBody) && (!context.Request.HasFormContentType
            || (hasFiles && context.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) != true)))
        {
            return Failed(
                StatusCodes.Status415UnsupportedMediaType,
                $"The body has to be a form{(hasFiles ? " (multipart/form-data)" : "")}: Content-Type is '{context.Request.ContentType}'.");
        }

        if (!hasBody)
        {
            return default;
        }

        try
        {
            return new RequestForm(await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false));
        }
        catch (BadHttpRequestException e)
        {
            return Failed(e.StatusCode, "The form could not be read.");
        }
        catch (InvalidDataException e)
        {
            return Failed(StatusCodes.Status400BadRequest, $"The form could not be read. {e.Message}");
        }
        catch (IOException)
        {
            return Failed(StatusCodes.Status400BadRequest, "The form ended too early.");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return Failed(StatusCodes.Status400BadRequest, "The form ended too early.");
        }
    }

    /// <summary>A field. Several of one name are joined with commas.</summary>
    /// <param name="name">The name, compared without regard to case.</param>
    /// <returns>The value; not present if the form has no such field.</returns>
    public RequestValue One(string name)
    {
        StringValues values = Collection[name];
        return new RequestValue(ValueSource.Form, name, values.Count == 0 ? null : values.ToString());
    }

    /// <summary>All values of a field.</summary>
    /// <param name="name">The name, compared without regard to case.</param>
    /// <returns>The values; there may be none.</returns>
    public RequestValues All(string name) => new(ValueSource.Form, name, Collection[name]);

    /// <summary>Answers 400, 413 or 415 with the reason.</summary>
    /// <param name="context">The request.</param>
    /// <returns>Ends when the answer is written.</returns>
    public Task WriteProblemAsync(HttpContext context) => _problem!.ExecuteAsync(context);

    private static RequestForm Failed(int status, string detail) => new(new BindingProblem(status, detail, null, isUnreadable: true));
}
