using System;

namespace Bunner.Links;

/// <summary>A place for a value in the pattern of a <see cref="LinkWriter"/>.</summary>
internal readonly ref struct LinkPlace
{
    private LinkPlace(ReadOnlySpan<char> pattern, int position, int open, int close)
    {
        Before = pattern[position..open];
        ReadOnlySpan<char> inside = pattern[(open + 1)..close];
        int stars = inside.StartsWith("**") ? 2 : inside.StartsWith("*") ? 1 : 0;
        int mark = inside.IndexOfAny('?', '=');
        Name = mark < 0 ? inside[stars..] : inside[..mark];
        Default = mark < 0 ? default : inside[(mark + 1)..];
        CanBeLeftOut = stars != 0 || (mark >= 0 && inside[mark] == '?');
        EscapesSlashes = stars == 1;
        IsSegment = Before is [.., '/'] && (close + 1 == pattern.Length || pattern[close + 1] == '/');
        End = close + 1;
    }

    /// <summary>The literal text between the place before and this one.</summary>
    public ReadOnlySpan<char> Before { get; }

    /// <summary>The parameter's name.</summary>
    public ReadOnlySpan<char> Name { get; }

    /// <summary>What stands for a value that is not given; empty if there is nothing that could.</summary>
    public ReadOnlySpan<char> Default { get; }

    /// <summary>Whether it may be left out with the character before it, and all that follows with it.</summary>
    public bool CanBeLeftOut { get; }

    /// <summary>Whether slashes in a rest of the path are escaped.</summary>
    public bool EscapesSlashes { get; }

    /// <summary>Whether a value is a whole segment.</summary>
    public bool IsSegment { get; }

    /// <summary>The position in the pattern where it ends.</summary>
    public int End { get; }

    /// <summary>The first place from a position of the pattern on. There has to be one.</summary>
    public static LinkPlace Next(string pattern, int position)
    {
        int open = pattern.IndexOf('{', position);
        return new LinkPlace(pattern, position, open, pattern.IndexOf('}', open));
    }
}
