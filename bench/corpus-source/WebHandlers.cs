using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bunner.Bench.CorpusSource;

/// <summary>The same for web applications: handlers with a string parameter for each of the template's.</summary>
internal static partial class WebHandlers
{
    /// <param name="corpus">The route table.</param>
    /// <param name="file">Its file.</param>
    /// <param name="name">The name of the class.</param>
    /// <param name="isMapped">Whether the handlers are mapped by calls, as minimal APIs, instead of annotated.</param>
    public static string Write(JsonElement corpus, string file, string name, bool isMapped)
    {
        StringBuilder methods = new();
        StringBuilder calls = new();
        int number = 0;
        foreach (JsonElement route in corpus.GetProperty("routes").EnumerateArray())
        {
            string method = route.GetProperty("method").GetString()!;
            string template = route.GetProperty("template").GetString()!;
            if (!isMapped)
            {
                methods.Append(CultureInfo.InvariantCulture, $"    [global::Bunner.Route({Program.Literal(method)}, {Program.Literal(template)})]\n");
            }

            string parameters = string.Join(", ", Parameter().Matches(template).Select(match => "string @" + match.Groups[1].Value));
            methods.Append(CultureInfo.InvariantCulture, $"    public static string Route{number}({parameters}) => \"{number}\";\n");
            string map = "Map" + method[..1] + method[1..].ToLowerInvariant();
            calls.Append(CultureInfo.InvariantCulture, $"        endpoints.{map}({Program.Literal(template)}, Route{number});\n");
            number++;
        }

        string mapping = isMapped
            ? $"\n    public static void Map(global::Microsoft.AspNetCore.Routing.IEndpointRouteBuilder endpoints)\n    {{\n{calls}    }}\n"
            : "";
        return $$"""
            // Written from tests/corpora/{{file}} while building.
            using Microsoft.AspNetCore.Builder;

            namespace Bunner.Bench.Web;

            internal static class {{name}}
            {
            {{methods}}{{mapping}}}

            """;
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();
}
