using System;
using System.Collections.Generic;
using System.Text;
using Xunit;

namespace Bunner.Conformance.Fixtures;

/// <summary>A route table as the suite drives it, with paths as characters.</summary>
internal sealed class RouteTableAdapter(RouteTable table, IReadOnlyCollection<int> leftOut) : IRouterUnderTest
{
    public IReadOnlyCollection<int> LeftOut => leftOut;

    public bool IsUtf8 => false;

    public RouterAnswer Match(string method, string path)
    {
        if (!table.TryMatch(method, path, out RouteMatch match))
        {
            Assert.False(match.IsMatch);
            return RouterAnswer.None(table.FindAllowedMethods(path));
        }

        RouteMatch stored = table.GetMatch(match.Route, path);
        Dictionary<string, CapturedValue> values = [];
        for (int i = 0; i < match.Count; i++)
        {
            RouteCapture capture = match[i];
            string value = match.GetValue(i).ToString();
            Assert.Equal(capture, match[match.GetName(i)]);
            Assert.Equal(capture, stored[i]);
            Assert.Equal(capture.IsPresent, match.TryGetCapture(match.GetName(i).ToUpperInvariant(), out RouteCapture named));
            Assert.Equal(capture, named);
            Assert.True(!capture.IsPresent || path.AsSpan(capture.Offset, capture.Length).SequenceEqual(value));
            if (value.Length > 0)
            {
                values.Add(match.GetName(i), new CapturedValue(value, capture.IsPresent ? capture.Offset : -1));
            }
        }

        Assert.Equal(method, match.Route.Method);
        return new RouterAnswer(match.Route.Value, values, []);
    }
}

/// <summary>A route table as the suite drives it, with paths as UTF-8. Offsets are turned into those of characters.</summary>
internal sealed class Utf8RouteTableAdapter(RouteTable table, IReadOnlyCollection<int> leftOut) : IRouterUnderTest
{
    public IReadOnlyCollection<int> LeftOut => leftOut;

    public bool IsUtf8 => true;

    public RouterAnswer Match(string method, string path)
    {
        byte[] utf8Path = Encoding.UTF8.GetBytes(path);
        if (!table.TryMatch(Encoding.UTF8.GetBytes(method), utf8Path, out RouteMatch match))
        {
            return RouterAnswer.None(table.FindAllowedMethods(Comparison.ReplaceLoneSurrogates(path)));
        }

        Dictionary<string, CapturedValue> values = [];
        for (int i = 0; i < match.Count; i++)
        {
            RouteCapture capture = match[i];
            string value = Encoding.UTF8.GetString(match.GetUtf8Value(i));
            Assert.True(!capture.IsPresent || utf8Path.AsSpan(capture.Offset, capture.Length).SequenceEqual(match.GetUtf8Value(i)));
            if (value.Length > 0)
            {
                int offset = capture.IsPresent ? Encoding.UTF8.GetCharCount(utf8Path, 0, capture.Offset) : -1;
                values.Add(match.GetName(i), new CapturedValue(value, offset));
            }
        }

        return new RouterAnswer(match.Route.Value, values, []);
    }
}
