using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Bunner.AspNetCore;

/// <summary>The explorer's page: one document with its style and its script. Nothing of the application is in it; the script asks for that.</summary>
internal static class ExplorerPage
{
    private const string Resource = "Bunner.AspNetCore.Explorer.explorer.html";
    private static readonly Lazy<(byte[] Content, string Policy)> s_page = new(Read);

    public static Task WriteAsync(HttpContext context)
    {
        HttpResponse response = context.Response;
        (byte[] content, string policy) = s_page.Value;
        Protect(response);
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = content.Length;
        response.Headers.ContentSecurityPolicy = policy;
        response.Headers["Referrer-Policy"] = "no-referrer";
        return response.Body.WriteAsync(content, 0, content.Length, context.RequestAborted);
    }

    /// <summary>Headers of all responses of the explorer.</summary>
    public static void Protect(HttpResponse response)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
    }

    private static (byte[] Content, string Policy) Read()
    {
        using Stream stream = typeof(ExplorerPage).Assembly.GetManifestResourceStream(Resource)!;
        using StreamReader reader = new(stream, Encoding.UTF8);

        // Hashes are taken of the text with the line ends that a browser makes of it.
        string page = reader.ReadToEnd().ReplaceLineEndings("\n");
        return (
            Encoding.UTF8.GetBytes(page),
            $"default-src 'none'; script-src '{HashOf(page, "script")}'; style-src '{HashOf(page, "style")}'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }

    private static string HashOf(string page, string element)
    {
        string open = $"<{element}>";
        int start = page.IndexOf(open, StringComparison.Ordinal) + open.Length;
        int end = page.IndexOf($"</{element}>", start, StringComparison.Ordinal);
        return "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(page[start..end])));
    }
}
