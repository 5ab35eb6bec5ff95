namespace Bunner.Core.Guards;

/// <summary>What a constraint asks of a parameter's value. The numbers are part of the match table's format.</summary>
internal enum GuardKind : byte
{
    /// <summary>A 32-bit integer.</summary>
    Int = 1,

    /// <summary>A 64-bit integer.</summary>
    Long,

    /// <summary><c>true</c> or <c>false</c>, ignoring case.</summary>
    Bool,

    /// <summary>A <see cref="decimal"/>.</summary>
    Decimal,

    /// <summary>A <see cref="double"/>.</summary>
    Double,

    /// <summary>A <see cref="float"/>.</summary>
    Float,

    /// <summary>A <see cref="System.Guid"/> in any of its formats.</summary>
    Guid,

    /// <summary>A <see cref="System.DateTime"/> of the invariant culture.</summary>
    DateTime,

    /// <summary>ASCII letters only.</summary>
    Alpha,

    /// <summary>A length, in UTF-16 units, from <see cref="Guard.First"/> to <see cref="Guard.Second"/>.</summary>
    Length,

    /// <summary>A length of at least <see cref="Guard.First"/> UTF-16 units.</summary>
    MinLength,

    /// <summary>A length of at most <see cref="Guard.Second"/> UTF-16 units.</summary>
    MaxLength,

    /// <summary>A 64-bit integer of at least <see cref="Guard.First"/>.</summary>
    Min,

    /// <summary>A 64-bit integer of at most <see cref="Guard.Second"/>.</summary>
    Max,

    /// <summary>A 64-bit integer from <see cref="Guard.First"/> to <see cref="Guard.Second"/>.</summary>
    Range,

    /// <summary>Not empty.</summary>
    Required,

    /// <summary>A file name: a period, and something else than periods behind it, after the last slash.</summary>
    File,

    /// <summary>Anything but a file name.</summary>
    NonFile,

    /// <summary>The regular expression <see cref="Guard.Text"/> matches the whole value.</summary>
    Regex,

    /// <summary>The user's own constraint with the name <see cref="Guard.Text"/>.</summary>
    Custom,
}
