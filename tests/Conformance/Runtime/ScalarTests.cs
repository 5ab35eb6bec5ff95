using System;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Loader;
using Bunner.Conformance.Cases;
using Bunner.Conformance.Fixtures;
using Bunner.Matching;
using Xunit;

namespace Bunner.Conformance.Runtime;

/// <summary>The suite with the switch that turns vector instructions off, in a second copy of the runtime that reads it.</summary>
public sealed class ScalarTests
{
    private const string Switch = "Bunner.DisableVectorization";

    [Theory]
    [InlineData(typeof(TableFixture))]
    [InlineData(typeof(Utf8TableFixture))]
    public void The_suite_holds_without_vectors(Type fixture)
    {
        // The ordinary copy has to have read the switch before it is set, for the sake of the tests beside this one.
        RuntimeHelpers.RunClassConstructor(typeof(RouteMatcher).TypeHandle);
        AppContext.SetSwitch(Switch, true);
        try
        {
            SecondCopy copy = new();
            Assembly suite = copy.LoadFromAssemblyPath(typeof(ScalarTests).Assembly.Location);
            object tests = Activator.CreateInstance(suite.GetType(fixture.FullName!, throwOnError: true)!)!;
            Type copiedMatcher = copy.LoadFromAssemblyPath(typeof(RouteMatcher).Assembly.Location).GetType(typeof(RouteMatcher).FullName!)!;
            Assert.NotSame(typeof(RouteMatcher), copiedMatcher);
            RuntimeHelpers.RunClassConstructor(copiedMatcher.TypeHandle);
            Invoke(tests, nameof(ConformanceSuite.Random_tables_and_paths_are_answered_as_by_the_oracle));
            foreach (string name in AllCases.ByName.Keys)
            {
                Invoke(tests, nameof(ConformanceSuite.Case), name);
            }

            FieldInfo vectors = copiedMatcher.GetField(nameof(RouteMatcher.Vectors), BindingFlags.Static | BindingFlags.NonPublic)!;
            Assert.Equal(false, vectors.GetValue(null));
            Assert.Equal(Vector128.IsHardwareAccelerated, RouteMatcher.Vectors);
        }
        finally
        {
            AppContext.SetSwitch(Switch, false);
        }
    }

    private static void Invoke(object tests, string method, params object[] arguments) =>
        tests.GetType().GetMethod(method)!.Invoke(tests, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    private sealed class SecondCopy() : AssemblyLoadContext("scalar")
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == typeof(RouteMatcher).Assembly.GetName().Name
                ? LoadFromAssemblyPath(typeof(RouteMatcher).Assembly.Location)
                : null;
    }
}
