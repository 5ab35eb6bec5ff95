using System;
using System.Text;

namespace Bunner.Generator.Writing;

/// <summary>Collects source text, indented by blocks, with <c>\n</c> as the only line end.</summary>
internal sealed class IndentedWriter(int capacity = 4096)
{
    private const string Indentation = "    ";

    private readonly StringBuilder _text = new(capacity);
    private int _depth;

    /// <summary>Writes an empty line, unless the line before is the start of a block.</summary>
    public void Gap()
    {
        if (_text.Length > 1 && !(_text[_text.Length - 2] == '{' && _text[_text.Length - 1] == '\n'))
        {
            _text.Append('\n');
        }
    }

    /// <summary>Writes one line, or several when the text has line ends; empty ones are not indented.</summary>
    public void Line(string line)
    {
        int start = 0;
        while (true)
        {
            int end = line.IndexOf('\n', start);
            int stop = end < 0 ? line.Length : end;
            int length = end > start && line[end - 1] == '\r' ? stop - start - 1 : stop - start;
            if (length > 0)
            {
                Indent();
                _text.Append(line, start, length);
            }

            _text.Append('\n');
            if (end < 0)
            {
                return;
            }

            start = end + 1;
        }
    }

    /// <summary>Starts a line that <see cref="Append"/> continues and <see cref="EndLine"/> ends.</summary>
    public IndentedWriter StartLine()
    {
        Indent();
        return this;
    }

    /// <summary>Writes text as it is.</summary>
    public IndentedWriter Append(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>Writes a number in hexadecimal without leading zeros.</summary>
    public IndentedWriter AppendHex(ulong value)
    {
        int shift = 60;
        while (shift > 0 && (value >> shift) == 0)
        {
            shift -= 4;
        }

        for (; shift >= 0; shift -= 4)
        {
            _text.Append("0123456789ABCDEF"[(int)(value >> shift) & 15]);
        }

        return this;
    }

    /// <summary>Ends a line.</summary>
    public void EndLine() => _text.Append('\n');

    /// <summary>Opens a block.</summary>
    public void Open()
    {
        Line("{");
        _depth++;
    }

    /// <summary>Closes a block; <paramref name="end"/> follows the brace.</summary>
    public void Close(string end = "")
    {
        if (_depth == 0)
        {
            throw new InvalidOperationException("No block is open.");
        }

        _depth--;
        Line("}" + end);
    }

    /// <summary>Writes lines one step further in.</summary>
    public void Indented(Action<IndentedWriter> write)
    {
        _depth++;
        write(this);
        _depth--;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Indent()
    {
        for (int i = 0; i < _depth; i++)
        {
            _text.Append(Indentation);
        }
    }
}
