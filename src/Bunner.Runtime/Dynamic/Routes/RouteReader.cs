using System;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Bunner.Core;
using Bunner.Core.Guards;
using Bunner.Core.Guards.Expressions;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;

namespace Bunner.Dynamic;

/// <summary>Reads what a user writes: a method and a template become a route definition, or a typed error.</summary>
internal sealed class RouteReader(GuardFunctions functions)
{
    private static readonly ImmutableArray<ImmutableArray<Guard>>[] s_unguarded = MakeUnguarded();

    /// <param name="parser">Reads the template; null for a new one. Not for several threads.</param>
    [MethodImpl(ColdLoop.Optimized)]
    internal RouterError? TryRead(RouteIdentity identity, string name, out RouteDefinition? definition, RoutePatternParser? parser = null)
    {
        definition = null;
        (string method, string template, int order) = identity;
        if (!MethodTable.IsToken(method))
        {
            return new RouterError(
                RouterErrorCode.InvalidMethod,
                $"'{method}' is not an HTTP method: a method is a token of letters, digits and !#$%&'*+-.^_`|~ with at most 255 characters.",
                method,
                template);
        }

        RoutePatternParseResult parsed = (parser ?? new RoutePatternParser(null)).Read(template);
        if (parsed.Pattern is not { } pattern)
        {
            return Describe(parsed.Errors[0], method, template);
        }

        ImmutableArray<ImmutableArray<Guard>> guards = s_unguarded[pattern.Parameters.Length];
        for (int i = 0; i < pattern.Parameters.Length; i++)
        {
            ImmutableArray<ConstraintReference> constraints = pattern.Parameters[i].Constraints;
            if (constraints.IsEmpty)
            {
                continue;
            }

            ImmutableArray<Guard>.Builder resolved = ImmutableArray.CreateBuilder<Guard>(constraints.Length);
            foreach (ConstraintReference constraint in constraints)
            {
                if (!GuardCatalog.TryResolve(constraint, functions.IsCustom, out Guard? guard, out RoutePatternError error, functions.Advice))
                {
                    return Describe(error, method, template);
                }

                if (!functions.MayRun(guard, out ExpressionRefusal? refusal))
                {
                    return Describe(RegexGuard.Refuse(constraint, refusal), method, template);
                }

                resolved.Add(guard);
            }

            guards = guards.SetItem(i, resolved.MoveToImmutable());
        }

        definition = new RouteDefinition(method, pattern, guards, order, name);
        return null;
    }

    private static RouterError Describe(RoutePatternError error, string method, string template) => new(
        (RouterErrorCode)error.Code,
        error.Message,
        method,
        template,
        Range: new Range(error.Range.Start, error.Range.Start + error.Range.Length));

    private static ImmutableArray<ImmutableArray<Guard>>[] MakeUnguarded()
    {
        ImmutableArray<ImmutableArray<Guard>>[] made = new ImmutableArray<ImmutableArray<Guard>>[RoutePatternParser.MaximumParameters + 1];
        for (int i = 0; i < made.Length; i++)
        {
            ImmutableArray<Guard>[] none = new ImmutableArray<Guard>[i];
            Array.Fill(none, []);
            made[i] = [.. none];
        }

        return made;
    }
}
