using System;
using System.Collections.Generic;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Bunner.AspNetCore;

/// <summary>
/// Decodes <c>%2F</c> in captured values. Servers decode everything in a path but that, so that an encoded slash does not
/// separate segments; the binder is the one place where it becomes a slash, and redirects keep it.
/// </summary>
/// <remarks>
/// In the decoded path a <c>%2F</c> that the client sent and one that it sent as <c>%252F</c> look alike. Only the raw request
/// target tells them apart; it is read for the few paths that have a <c>%2F</c> at all.
/// </remarks>
internal static class EncodedSlash
{
    private const string Encoded = "%2F";

    public static bool IsIn(ReadOnlySpan<char> value) => value.Contains('%') && value.Contains(Encoded, StringComparison.OrdinalIgnoreCase);

    /// <summary>Decodes the stretch of a path that starts at an offset.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">The path in which the value was captured.</param>
    /// <param name="offset">Where in the path the value starts.</param>
    /// <param name="value">The value.</param>
    public static string Decode(HttpContext context, ReadOnlySpan<char> path, int offset, ReadOnlySpan<char> value)
    {
        List<bool>? isSlash = FindSlashes(context, path);
        int number = isSlash is null ? 0 : Count(path[..offset]);
        var text = new StringBuilder(value.Length);
        while (true)
        {
            int at = value.IndexOf(Encoded, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return text.Append(value).ToString();
            }

            text.Append(value[..at]);
            if (isSlash is null || isSlash[number])
            {
                text.Append('/');
            }
            else
            {
                text.Append(value.Slice(at, Encoded.Length));
            }

            number++;
            value = value[(at + Encoded.Length)..];
        }
    }

    /// <summary>Writes the percent signs of a decoded path so that they are decoded to themselves, except those of slashes that the client encoded.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">The request's path.</param>
    /// <param name="text">The path in another way of writing it, with the same <c>%2F</c> in the same order.</param>
    public static string Encode(HttpContext context, ReadOnlySpan<char> path, string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return text;
        }

        List<bool>? isSlash = FindSlashes(context, path);
        int number = 0;
        var encoded = new StringBuilder(text.Length + Encoded.Length);
        for (int i = 0; i < text.Length; i++)
        {
            encoded.Append(text[i]);
            if (text[i] == '%' && !(text.AsSpan(i).StartsWith(Encoded, StringComparison.OrdinalIgnoreCase) && (isSlash is null || isSlash[number++])))
            {
                encoded.Append("25");
            }
        }

        return encoded.ToString();
    }

    // For each %2F of the path, whether the client encoded a slash or wrote a percent sign that happens to be followed by 2F.
    // Null if there can be no doubt, or if the path is no longer the one that was sent (rewritten, dot segments removed): then
    // all are slashes.
    private static List<bool>? FindSlashes(HttpContext context, ReadOnlySpan<char> path)
    {
        ReadOnlySpan<char> raw = context.Features.Get<IHttpRequestFeature>()?.RawTarget;
        int query = raw.IndexOf('?');
        raw = query < 0 ? raw : raw[..query];
        if (!raw.Contains("%25", StringComparison.Ordinal))
        {
            return null;
        }

        var isSlash = new List<bool>();
        for (int i = 0; i + 2 < raw.Length; i++)
        {
            if (raw[i] != '%')
            {
                continue;
            }

            if (raw.Slice(i, Encoded.Length).Equals(Encoded, StringComparison.OrdinalIgnoreCase))
            {
                isSlash.Add(true);
                i += 2;
            }
            else if (raw.Slice(i + 1, 2) is "25")
            {
                int next = i + 3;
                if (NextIs(raw, ref next, '2', '2') && NextIs(raw, ref next, 'F', 'f'))
                {
                    isSlash.Add(false);
                    i = next - 1;
                }
                else
                {
                    i += 2;
                }
            }
        }

        int skipped = isSlash.Count - Count(path);
        if (skipped < 0)
        {
            return null;
        }

        // A path base in front of the path has its own; it is where the surplus is.
        isSlash.RemoveRange(0, skipped);
        return isSlash;
    }

    // Whether the next character, as it is or percent-encoded, is one of two.
    private static bool NextIs(ReadOnlySpan<char> raw, ref int position, char first, char second)
    {
        if (position >= raw.Length)
        {
            return false;
        }

        int length = 1;
        int character = raw[position];
        if (character == '%' && position + 2 < raw.Length && char.IsAsciiHexDigit(raw[position + 1]) && char.IsAsciiHexDigit(raw[position + 2]))
        {
            character = (Convert.FromHexString(raw.Slice(position + 1, 2)))[0];
            length = 3;
        }

        if (character != first && character != second)
        {
            return false;
        }

        position += length;
        return true;
    }

    private static int Count(ReadOnlySpan<char> text)
    {
        int count = 0;
        for (int at; (at = text.IndexOf(Encoded, StringComparison.OrdinalIgnoreCase)) >= 0; count++)
        {
            text = text[(at + Encoded.Length)..];
        }

        return count;
    }
}
