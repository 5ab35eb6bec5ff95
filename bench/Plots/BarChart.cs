using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;

namespace Bunner.Bench.Plots;

/// <summary>One bar: its group, its name and its length.</summary>
internal sealed record Bar(string Group, string Name, double Value);

/// <summary>Horizontal bars in groups, as SVG text that reads well on a light and on a dark page.</summary>
internal sealed class BarChart(string title, string axis, IReadOnlyList<Bar> bars)
{
    private const int Width = 860;
    private const int LabelWidth = 260;
    private const int ValueWidth = 60;
    private const int BarHeight = 16;
    private const int BarGap = 4;
    private const int GroupGap = 14;
    private const int Top = 58;

    private const string Style =
        "text { fill: #1a202c } .unit { stroke: #1a202c } "
        + "@media (prefers-color-scheme: dark) { text { fill: #e2e8f0 } .unit { stroke: #e2e8f0 } }";

    private static readonly string[] Colours = ["#2f855a", "#6b46c1", "#2b6cb0", "#c05621", "#b7791f", "#718096"];

    public string ToSvg()
    {
        string[] names = [.. bars.Select(bar => bar.Name).Distinct()];
        double longest = Math.Max(1, bars.Max(bar => bar.Value));
        double scale = (Width - LabelWidth - ValueWidth) / longest;
        StringBuilder body = new();
        int y = Top;
        string? group = null;
        foreach (Bar bar in bars)
        {
            if (group is not null && bar.Group != group)
            {
                y += GroupGap;
            }

            group = bar.Group;
            string colour = Colours[Array.IndexOf(names, bar.Name) % Colours.Length];
            string length = Number(bar.Value * scale);
            int middle = y + (BarHeight / 2) + 4;
            body.Append(CultureInfo.InvariantCulture, $"""
                  <text x="{LabelWidth - 8}" y="{middle}" text-anchor="end">{Text($"{bar.Group}, {bar.Name}")}</text>
                  <rect x="{LabelWidth}" y="{y}" width="{length}" height="{BarHeight}" fill="{colour}"/>
                  <text x="{Number(LabelWidth + (bar.Value * scale) + 6)}" y="{middle}">{Number(bar.Value)}</text>

                """);
            y += BarHeight + BarGap;
        }

        string unit = Number(LabelWidth + scale);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {y + 12}" font-family="sans-serif" font-size="12" role="img">
              <title>{Text(title)}</title>
              <style>{Style}</style>
              <text x="16" y="24" font-size="16">{Text(title)}</text>
              <text x="16" y="42">{Text(axis)}</text>
            {body}  <line class="unit" x1="{unit}" y1="{Top - 6}" x2="{unit}" y2="{y}" stroke-dasharray="3 3"/>
            </svg>

            """);
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
