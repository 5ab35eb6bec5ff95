using System;
using System.Collections.Generic;
using System.Linq;

namespace Runtime.Tests.Dynamic;

/// <summary>Templates of mixed segments and constrained parameters, many of which may stand at one place.</summary>
internal static class RivalTemplates
{
    private static readonly string[] s_literals = ["-", ".", "x", "X", "v1", "v12", "-v1-", "-v2-", "12", "ab", "aB", "abcdefghi", "abcdefghj", "é", "É.", "k-", ")", "7", "aé", "éa", "-V1-", "b", "жук", "ЖУК2", "2жук", "\ud801\udc00", "\ud801\udc28"];

    private static readonly string[] s_constraints =
    [
        "", "", "", ":int", ":long", ":alpha", ":min(5)", ":max(4)", ":range(1,3)", ":range(-3,0)", ":range(10,19)", ":length(2)", ":length(3,5)", ":minlength(4)", ":maxlength(1)", ":bool",
        ":regex(^ab)", ":regex(^a[bc]$)", ":regex(^[0-9]+-v1$)", ":regex(^[0-9]+-v2$)", ":regex(^x?$)", ":regex(^(ab|aB|cb)$)", ":regex(^é$)", ":own", ":guid", ":file", ":required", ":int:min(3)", ":alpha:length(2)", ":length(3)", ":decimal", ":double", ":float", ":datetime", ":regex(^[a-z]+$)", ":regex(^[A-C]*$)",
    ];

    /// <summary>Each kind, by what differs between its routes: none of them has a path of another.</summary>
    internal static Dictionary<string, Func<int, string>> Apart { get; } = new()
    {
        ["ends"] = static i => $"/files/{{name}}.e{i}x",
        ["verbs"] = static i => $"/a/{{id}}:verb{i}",
        ["beginnings"] = static i => $"/E{i}({{key}})",
        ["long beginnings"] = static i => $"/some-long-name-of-a-thing-{i}({{key}})",
        ["ranges"] = static i => $"/x/{{a:range({i * 10},{(i * 10) + 9})}}",
        ["ranges between"] = static i => $"/x/v{{a:range({i * 10},{(i * 10) + 9})}}.json",
        ["lengths"] = static i => $"/x/{{a:length({i + 1})}}",
        ["expressions that begin differently"] = static i => $"/x/{{a:regex(^p{i}-[0-9]+$)}}",
        ["expressions that end differently"] = static i => $"/x/{{a:regex(^[0-9]+-p{i}$)}}",
        ["literals between numbers"] = static i => $"/x/{{a:int}}-v{i}-{{b:int}}",
        ["literals behind letters"] = static i => $"/x/{{a:alpha}}-v{i}-{{b}}",
        ["literals before letters"] = static i => $"/x/{{a}}-v{i}-{{b:alpha}}",
        ["the second of two"] = static i => $"/x/{{a:int}}/{{b:range({i * 10},{(i * 10) + 9})}}",
        ["optional tails"] = static i => $"/x/f{i}-{{n}}.{{e?}}",
        ["what follows may be left out"] = static i => $"/x/{{n}}.e{i}x/{{m:int?}}",
        ["own constraints"] = static i => $"/x/{{a:own:length({i + 1})}}",
        ["beginnings beyond ASCII"] = static i => $"/товар-{i}({{key}})",
        ["ends beyond ASCII"] = static i => $"/{{key}}-т{i}-товар",
        ["literals behind expressions"] = static i => $"/x/{{a:regex(^[a-z]+$)}}-V{i}-{{b}}",
        ["literals between GUIDs"] = static i => $"/x/{{a:guid}}-v{i}-{{b:guid}}",
        ["literals behind fractions"] = static i => $"/x/{{a:decimal}}/{{b:double}}v{i}-{{c}}",
        ["literals behind a fixed length"] = static i => $"/x/{{a:length(3)}}v{i}-{{b}}",
        ["numbers behind numbers"] = static i => $"/x/{{a:int}}.{{b:range({i * 10},{(i * 10) + 9})}}",
        ["numbers in the middle"] = static i => $"/x/{{a:alpha}}.{{b:range({i * 10},{(i * 10) + 9})}}.{{c:int}}",
        ["rests"] = static i => $"/x/{{*rest:regex(^r{i}/.+$)}}",
    };

    /// <summary>A template whose segments overlap with those of others now and then.</summary>
    internal static string Random(Random random)
    {
        int kind = random.Next(8);
        string head = random.Next(6) == 0 ? "/A" : "/a";
        return kind switch
        {
            0 => $"{head}/{Segment(random)}/{Segment(random)}",
            1 => $"{head}/{{p{Constraint(random)}}}/{{q{Constraint(random)}?}}",
            2 => $"{head}/{{*p{Constraint(random)}}}",
            3 => $"{head}/{{p{Constraint(random)}}}",
            4 => $"{head}/{Segment(random)}/",
            _ => $"{head}/{Segment(random)}",
        };
    }

    private static string Segment(Random random)
    {
        int parts = random.Next(2, 5);
        bool isLiteral = random.Next(2) == 0;
        List<string> made = [];
        for (int i = 0; i < parts; i++, isLiteral = !isLiteral)
        {
            made.Add(isLiteral ? s_literals[random.Next(s_literals.Length)] : $"{{s{random.Next(1 << 20)}{Constraint(random)}}}");
        }

        // A tail may be left out together with the period before it.
        return made[^1].StartsWith('{') && random.Next(4) == 0 ? string.Concat(made.Take(parts - 2)) + ".{tail" + Constraint(random) + "?}" : string.Concat(made);
    }

    private static string Constraint(Random random) => s_constraints[random.Next(s_constraints.Length)];
}
