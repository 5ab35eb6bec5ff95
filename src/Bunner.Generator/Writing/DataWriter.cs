using Bunner.Core.Tables;

namespace Bunner.Generator.Writing;

/// <summary>Writes the match table as constant data: the items of an array that the compiler puts into the assembly as it is.</summary>
/// <remarks>
/// There may be a hundred thousand. An array takes the compiler a third less time than a collection expression, and the numbers are
/// <c>ulong</c> by their suffix, so that it has nothing to convert.
/// </remarks>
internal static class DataWriter
{
    private const int PerLine = 6;

    public static void Write(IndentedWriter writer, RouteTableImage image)
    {
        int written = 0;
        foreach (TableSection section in image.Sections)
        {
            WriteValues(writer, image.Data, written, section.Start);
            writer.Line("// " + Literals.Comment(section.Comment));
            written = section.Start + section.Length;
            WriteValues(writer, image.Data, section.Start, written);
        }

        WriteValues(writer, image.Data, written, image.Data.Length);
    }

    private static void WriteValues(IndentedWriter writer, ulong[] data, int start, int end)
    {
        for (int i = start; i < end; i += PerLine)
        {
            writer.StartLine();
            for (int k = i; k < end && k < i + PerLine; k++)
            {
                writer.Append(k == i ? "0x" : " 0x").AppendHex(data[k]).Append("UL,");
            }

            writer.EndLine();
        }
    }
}
