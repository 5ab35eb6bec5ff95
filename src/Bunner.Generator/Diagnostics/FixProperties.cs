namespace Bunner.Generator.Diagnostics;

/// <summary>What a diagnostic tells the code fixes: they look nothing up again that the analyzer knows.</summary>
internal static class FixProperties
{
    /// <summary>The name of the parameter to add (BNR0026).</summary>
    public const string Add = "Add";

    /// <summary>The metadata name of a type, or of the one to change to (BNR0025, BNR0026).</summary>
    public const string Type = "Type";

    /// <summary>Whether the parameter to add may be left out.</summary>
    public const string IsOptional = "IsOptional";

    /// <summary>The handler parameter to rename (BNR0026, BNR0027).</summary>
    public const string Rename = "Rename";

    /// <summary>What it is to be called.</summary>
    public const string To = "To";

    /// <summary>Whether the handler parameter may be removed (BNR0027).</summary>
    public const string Remove = "Remove";

    /// <summary>The constraint to write at the diagnostic's first additional place (BNR0025) or behind its own (BNR0031).</summary>
    public const string Constraint = "Constraint";

    /// <summary>The order that puts a route behind the others (BNR0020).</summary>
    public const string Order = "Order";

    /// <summary>Whether a fix of all routes leaves this one as it is (BNR0020).</summary>
    public const string IsFirst = "IsFirst";

    /// <summary>The text to write instead (BNR0024).</summary>
    public const string Text = "Text";
}
