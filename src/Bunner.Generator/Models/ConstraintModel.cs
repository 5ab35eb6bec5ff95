namespace Bunner.Generator.Models;

/// <summary>A user-defined constraint.</summary>
/// <param name="Assembly">The assembly that defines it.</param>
/// <param name="Name">The name that templates use.</param>
/// <param name="Method">The method to call, as <c>global::Shop.Checks.IsEven</c>, or <c>global::Shop.Checks.Sku().IsMatch</c>.</param>
internal sealed record ConstraintModel(string Assembly, string Name, string Method)
{
    public static int Compare(ConstraintModel left, ConstraintModel right)
    {
        int order = string.CompareOrdinal(left.Assembly, right.Assembly);
        order = order != 0 ? order : string.CompareOrdinal(left.Name, right.Name);
        return order != 0 ? order : string.CompareOrdinal(left.Method, right.Method);
    }
}
