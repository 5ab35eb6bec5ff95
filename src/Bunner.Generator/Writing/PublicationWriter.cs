using System.Collections.Generic;
using System.Globalization;
using Bunner.Generator.Discovery;
using Bunner.Generator.Equality;
using Bunner.Generator.Models;

namespace Bunner.Generator.Writing;

/// <summary>
/// Writes what an assembly publishes for the projects that refer to it: a line for each route, and public ways to its
/// constraints.
/// </summary>
internal static class PublicationWriter
{
    private static string ConstraintClass(string assembly) => Identifiers.FromAssembly(assembly) + "Constraints";

    public static string Write(string assembly, EquatableArray<RouteEntry> routes, EquatableArray<ConstraintModel> constraints)
    {
        var writer = new IndentedWriter(512 + (routes.Count * 256));
        writer.Line(GeneratedFile.FirstLine);
        writer.Line("// What this assembly publishes for projects that refer to it.");
        GeneratedFile.WriteDirectives(writer);
        foreach (RouteEntry route in routes)
        {
            WriteRoute(writer, route);
        }

        if (constraints.Count != 0)
        {
            WriteConstraints(writer, ConstraintClass(assembly), constraints);
        }

        return writer.ToString();
    }

    private static void WriteRoute(IndentedWriter writer, RouteEntry route)
    {
        RouteKey key = route.Key;
        writer.StartLine().Append("[assembly: global::Bunner.PublishedRoute(")
            .Append(Literals.Quote(key.Method)).Append(", ")
            .Append(Literals.Quote(key.Template)).Append(", ")
            .Append(Literals.Quote(key.MemberName)).Append(", ")
            .Append(Literals.Quote(key.Display));
        if (key.Name is not null)
        {
            writer.Append(", Name = ").Append(Literals.Quote(key.Name));
        }

        if (key.Order != 0)
        {
            writer.Append(", Order = ").Append(key.Order.ToString(CultureInfo.InvariantCulture));
        }

        if (route.Endpoint.Length != 0)
        {
            writer.Append(", Endpoint = ").Append(Literals.Quote(route.Endpoint));
        }

        writer.Append(")]").EndLine();
    }

    private static void WriteConstraints(IndentedWriter writer, string className, EquatableArray<ConstraintModel> constraints)
    {
        var used = new HashSet<string>(System.StringComparer.Ordinal) { className };
        var members = new List<string>(constraints.Count);
        foreach (ConstraintModel constraint in constraints)
        {
            string member = "Is_" + Identifiers.Sanitize(constraint.Name);
            string unique = member;
            for (int number = 2; !used.Add(unique); number++)
            {
                unique = member + number.ToString(CultureInfo.InvariantCulture);
            }

            members.Add(unique);
            writer.Line(
                $"[assembly: global::Bunner.PublishedConstraint({Literals.Quote(constraint.Name)}, "
                + $"{Literals.Quote("global::" + WellKnownNames.GeneratedNamespace + "." + className + "." + unique)})]");
        }

        writer.Gap();
        writer.Line("namespace " + WellKnownNames.GeneratedNamespace);
        writer.Open();
        writer.Line("/// <summary>The constraints of this assembly, for the routers of other assemblies.</summary>");
        writer.Line(GeneratedFile.Attribute);
        writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        writer.Line($"public static class {className}");
        writer.Open();
        for (int i = 0; i < members.Count; i++)
        {
            writer.Gap();
            writer.Line($"/// <summary>Calls <c>{Literals.Xml(constraints[i].Method.Replace("global::", ""))}</c>.</summary>");
            writer.Line("/// <param name=\"value\">The value to check.</param>");
            writer.Line("/// <returns>Whether the constraint lets the value pass.</returns>");
            writer.Line(
                $"public static bool {members[i]}(global::System.ReadOnlySpan<char> value) => {constraints[i].Method}(value);");
        }

        writer.Close();
        writer.Close();
    }
}
