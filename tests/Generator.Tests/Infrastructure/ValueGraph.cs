using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Generator.Tests.Infrastructure;

/// <summary>
/// Walks everything that the outputs of named steps hold. An object of the compiler in there would keep a whole compilation
/// alive and would never be equal to its successor.
/// </summary>
internal static class ValueGraph
{
    public static void AssertOnlyValues(GeneratorRunResult result)
    {
        int outputs = 0;
        foreach (string name in GeneratorRun.StepNames().Where(result.TrackedSteps.ContainsKey))
        {
            foreach (IncrementalGeneratorRunStep step in result.TrackedSteps[name])
            {
                foreach ((object value, _) in step.Outputs)
                {
                    outputs++;
                    AssertOnlyValues(name, value);
                }
            }
        }

        Assert.NotEqual(0, outputs);
    }

    /// <summary>The first object of the compiler that a value holds, or <see langword="null"/>.</summary>
    public static object? FindForeign(object? root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<object?>();
        waiting.Push(root);
        while (waiting.TryPop(out object? value))
        {
            if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum)
            {
                continue;
            }

            Type type = value.GetType();
            if (type.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            {
                return value;
            }

            if (!type.IsValueType && !seen.Add(value))
            {
                continue;
            }

            if (value is Array array)
            {
                foreach (object? item in array)
                {
                    waiting.Push(item);
                }
            }

            for (Type? level = type; level is not null; level = level.BaseType)
            {
                foreach (FieldInfo field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    waiting.Push(field.GetValue(value));
                }
            }
        }

        return null;
    }

    private static void AssertOnlyValues(string step, object value)
    {
        object? foreign = FindForeign(value);
        Assert.True(foreign is null, $"The step {step} holds a {foreign?.GetType()}.");
    }
}
