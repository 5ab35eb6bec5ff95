using System.Collections.Generic;

namespace Bunner.Conformance.Cases;

/// <summary>Constraints on numbers, dates and other values that parse; the culture is invariant.</summary>
internal static class NumberConstraintCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        Constraint("int", ["0", "1", "-1", "+1", "007", " 1", "1 ", "2147483647", "-2147483648", "0000000000000000000000001"],
            ["x", "1x", "1.0", "1,000", "2147483648", "-2147483649", "-", "+", "1e3", "0x1", "１２", "٣", "99999999999999999999", "1\u00A0"]),
        Constraint("long", ["0", "-9223372036854775808", "9223372036854775807", "2147483648", " 5 "],
            ["9223372036854775808", "-9223372036854775809", "1.5", "x", "1L"]),
        Constraint("bool", ["true", "True", "TRUE", "false", "FALSE", " true ", "true "], ["1", "0", "yes", "truee", "tru", "t"]),
        Constraint("decimal", ["1", "-1.5", "1,000.25", ".5", "5.", "79228162514264337593543950335"],
            ["1e3", "x", "79228162514264337593543950336", "1.2.3", "$1", "(1)"]),
        Constraint("double", ["1", "-1.5", "1e308", "1e999", "NaN", "Infinity", "-Infinity", ".5", "1,0", "1E-5"], ["x", "1e", "0x1", "1.2.3", "--1"]),
        Constraint("float", ["1", "1.5e10", "1e99", "NaN", "1,5"], ["x", "1f", "1e+"]),
        Constraint("guid",
            ["d2719b1e-1c4b-4b1a-9c1d-0a1b2c3d4e5f", "D2719B1E-1C4B-4B1A-9C1D-0A1B2C3D4E5F", "d2719b1e1c4b4b1a9c1d0a1b2c3d4e5f", "{d2719b1e-1c4b-4b1a-9c1d-0a1b2c3d4e5f}",
                "(d2719b1e-1c4b-4b1a-9c1d-0a1b2c3d4e5f)", " d2719b1e-1c4b-4b1a-9c1d-0a1b2c3d4e5f ", "{0xd2719b1e,0x1c4b,0x4b1a,{0x9c,0x1d,0x0a,0x1b,0x2c,0x3d,0x4e,0x5f}}"],
            ["d2719b1e-1c4b-4b1a-9c1d-0a1b2c3d4e5", "d2719b1e-1c4b-4b1a-9c1d-0a1b2c3d4e5g", "d2719b1e1c4b-4b1a-9c1d-0a1b2c3d4e5f", "x", "{d2719b1e-1c4b-4b1a-9c1d-0a1b2c3d4e5f"]),
        Constraint("datetime", ["2000-01-01", "2000-01-01T10:11:12Z", "01.02.2003", "12:30", "Jan 5 2001", "2000-02-29"], ["2001-02-29", "2000-13-01", "x", "25:00", "1"]),
        Constraint("min(5)", ["5", "6", "9223372036854775807", "+5", " 7"], ["4", "-5", "x", "5.5", "9223372036854775808"]),
        Constraint("max(5)", ["5", "4", "-9223372036854775808"], ["6", "x", "1.0"]),
        Constraint("range(1,12)", ["1", "12", "007"], ["0", "13", "-1", "x"]),
        Constraint("range( -3 , 3 )", ["-3", "0", "3"], ["-4", "4"]),
        Constraint("min(-9223372036854775808)", ["-9223372036854775808", "0"], ["-9223372036854775809", "x"]),
        Constraint("int:min(10):max(20)", ["10", "20", "15"], ["9", "21", "x"]),
        Constraint("INT", ["1"], ["x"]),
        Constraint("int:length(3)", ["123", "-12", " 12"], ["12", "1234", "abc"]),
        new ConformanceCase("Constraints at several places", "GET /{a:int}/{b:bool}/{c:guid}")
            .Hit("/1/true/d2719b1e-1c4b-4b1a-9c1d-0a1b2c3d4e5f", "/{a:int}/{b:bool}/{c:guid}", "a=1", "b=true", "c=d2719b1e-1c4b-4b1a-9c1d-0a1b2c3d4e5f")
            .Miss("/1/true/x", "/1/x/d2719b1e-1c4b-4b1a-9c1d-0a1b2c3d4e5f", "/x/true/d2719b1e-1c4b-4b1a-9c1d-0a1b2c3d4e5f"),
        new ConformanceCase("The value of a constrained parameter is the text, not what it parses to", "GET /{a:int}")
            .Hit("/ 007", "/{a:int}", "a@1= 007").Hit("/+1", "/{a:int}", "a=+1"),
    ];

    internal static ConformanceCase Constraint(string constraint, string[] accepted, string[] refused)
    {
        string template = $"/c/{{v:{constraint}}}";
        ConformanceCase tested = new($"The constraint {constraint}", $"GET {template}");
        foreach (string value in accepted)
        {
            tested.Hit($"/c/{value}", template, $"v@3={value}");
        }

        foreach (string value in refused)
        {
            tested.Miss($"/c/{value}");
        }

        return tested;
    }
}
