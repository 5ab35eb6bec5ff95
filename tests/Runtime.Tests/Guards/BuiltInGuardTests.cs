using System;
using System.Linq;
using System.Text;
using Bunner.Core.Guards;
using Bunner.Matching;
using Xunit;

namespace Runtime.Tests.Guards;

public class BuiltInGuardTests
{
    /// <summary>Every kind that the runtime asks by itself, with bounds where it has some.</summary>
    internal static readonly Guard[] Guards =
    [
        new(GuardKind.Int), new(GuardKind.Long), new(GuardKind.Bool), new(GuardKind.Decimal), new(GuardKind.Double), new(GuardKind.Float),
        new(GuardKind.Guid), new(GuardKind.DateTime), new(GuardKind.Alpha), new(GuardKind.Required), new(GuardKind.File), new(GuardKind.NonFile),
        new(GuardKind.Length, 0, 0, null), new(GuardKind.Length, 3, 3, null), new(GuardKind.Length, 1, 128, null), new(GuardKind.Length, 129, 70_000, null),
        new(GuardKind.MinLength, 0, int.MaxValue, null), new(GuardKind.MinLength, 2, int.MaxValue, null), new(GuardKind.MinLength, 128, int.MaxValue, null),
        new(GuardKind.MaxLength, 0, 0, null), new(GuardKind.MaxLength, 0, 2, null), new(GuardKind.MaxLength, 0, 128, null),
        new(GuardKind.Min, 0, long.MaxValue, null), new(GuardKind.Min, long.MinValue, long.MaxValue, null), new(GuardKind.Min, 2147483648, long.MaxValue, null),
        new(GuardKind.Max, long.MinValue, -1, null), new(GuardKind.Max, long.MinValue, 1, null),
        new(GuardKind.Range, -1, 1, null), new(GuardKind.Range, 1, 1, null), new(GuardKind.Range, 0, 9223372036854775806, null),
    ];

    [Theory]
    [InlineData("int", "42", true)]
    [InlineData("int", "2147483648", false)]
    [InlineData("long", "2147483648", true)]
    [InlineData("bool", "TRUE", true)]
    [InlineData("bool", "1", false)]
    [InlineData("decimal", "1,234.5", true)]
    [InlineData("decimal", "1e5", false)]
    [InlineData("double", "1e5", true)]
    [InlineData("float", "x", false)]
    [InlineData("guid", "ca761232-ed42-11ce-bacd-00aa0057b223", true)]
    [InlineData("guid", "ca761232", false)]
    [InlineData("datetime", "2020-01-31", true)]
    [InlineData("datetime", "2020-02-31", false)]
    [InlineData("alpha", "abcXYZ", true)]
    [InlineData("alpha", "", true)]
    [InlineData("alpha", "abc\n", false)]
    [InlineData("alpha", "\u212A", false)]
    [InlineData("alpha", "@", false)]
    [InlineData("alpha", "[", false)]
    [InlineData("alpha", "`", false)]
    [InlineData("alpha", "{{", false)]
    [InlineData("length(2)", "\U0001F600", true)]
    [InlineData("length(1)", "€", true)]
    [InlineData("length(2,3)", "a", false)]
    [InlineData("minlength(2)", "ab", true)]
    [InlineData("maxlength(2)", "abc", false)]
    [InlineData("min(5)", "5", true)]
    [InlineData("min(5)", "4", false)]
    [InlineData("max(5)", "5", true)]
    [InlineData("max(5)", "6", false)]
    [InlineData("max(5)", "x", false)]
    [InlineData("range(1,5)", "0", false)]
    [InlineData("required", "", false)]
    [InlineData("required", " ", true)]
    [InlineData("file", "a/b.txt", true)]
    [InlineData("file", "a.b/c", false)]
    [InlineData("nonfile", "a.b/c", true)]
    [InlineData("nonfile", ".gitignore", false)]
    public void Accepts_what_the_constraint_says(string constraint, string value, bool expected)
    {
        int open = constraint.IndexOf('(');
        Bunner.Core.Patterns.ConstraintReference reference = open < 0
            ? new(constraint, null, default, default)
            : new(constraint[..open], constraint[(open + 1)..^1], default, default);
        Assert.True(GuardCatalog.TryResolve(reference, static _ => false, out Guard? guard, out _));

        Assert.Equal(expected, Ask(guard, value));
        Assert.Equal(expected, Ask(guard, Encoding.UTF8.GetBytes(value)));
    }

    [Fact]
    public void Guards_that_the_runtime_cannot_ask_accept_nothing()
    {
        foreach (GuardKind kind in new[] { default, GuardKind.Regex, GuardKind.Custom, (GuardKind)255 })
        {
            Assert.False(BuiltInGuards.Accepts(kind, 0, long.MaxValue, "1"));
            Assert.False(BuiltInGuards.Accepts(kind, 0, long.MaxValue, "1"u8));
        }
    }

    [Fact]
    public void Only_nonfile_accepts_a_value_that_is_not_there()
        => Assert.Equal([GuardKind.NonFile], Enum.GetValues<GuardKind>().Where(GuardEvaluation.AcceptsMissing));

    [Fact]
    public void Utf8_has_the_same_answer_as_utf16()
    {
        foreach (string value in RandomValues.Corners.Concat(RandomValues.Long).Concat(RandomValues.Random(31, 20_000)))
        {
            byte[] bytes = Encoding.UTF8.GetBytes(value);
            CompareEncodings(bytes, Encoding.UTF8.GetString(bytes));
        }
    }

    [Fact]
    public void Ill_formed_utf8_counts_as_replacement_characters()
    {
        Random random = new(32);
        byte[] likely = [0x80, 0xBF, 0xC0, 0xC2, 0xE0, 0xE2, 0x82, 0xAC, 0xED, 0xA0, 0xF0, 0x9F, 0x98, 0xF4, 0x90, 0xFF, (byte)'1', (byte)'a', (byte)'.', (byte)'/', (byte)' '];
        for (int i = 0; i < 20_000; i++)
        {
            byte[] bytes = new byte[random.Next(i % 50 == 0 ? 600 : 12)];
            foreach (ref byte b in bytes.AsSpan())
            {
                b = likely[random.Next(likely.Length)];
            }

            CompareEncodings(bytes, Encoding.UTF8.GetString(bytes));
        }
    }

    [Fact]
    public void Allocates_nothing()
    {
        string[] values = [.. RandomValues.Corners, .. RandomValues.Long];
        byte[][] bytes = [.. values.Select(Encoding.UTF8.GetBytes)];

        int accepted = 0;
        Assert.Equal(0, Allocation.Least(() => accepted = AskAll(values, bytes)));
        Assert.NotEqual(0, accepted);
    }

    internal static bool Ask(Guard guard, ReadOnlySpan<char> value) => BuiltInGuards.Accepts(guard.Kind, guard.First, guard.Second, value);

    private static bool Ask(Guard guard, ReadOnlySpan<byte> value) => BuiltInGuards.Accepts(guard.Kind, guard.First, guard.Second, value);

    private static int AskAll(string[] values, byte[][] bytes)
    {
        int accepted = 0;
        foreach (Guard guard in Guards)
        {
            foreach (string value in values)
            {
                accepted += Ask(guard, value) ? 1 : 0;
            }

            foreach (byte[] value in bytes)
            {
                accepted += Ask(guard, value) ? 1 : 0;
            }
        }

        return accepted;
    }

    private static void CompareEncodings(byte[] bytes, string value)
    {
        foreach (Guard guard in Guards)
        {
            if (Ask(guard, bytes) != Ask(guard, value))
            {
                Assert.Fail($"{guard}: UTF-16 {Ask(guard, value)}, UTF-8 {Ask(guard, bytes)} for {Convert.ToHexString(bytes)}");
            }
        }
    }
}
