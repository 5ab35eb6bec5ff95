using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
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

    /// <summary>Reads a route. The order of the list is that of the template.</summary>
    /// <returns>All that is wrong with it; null if nothing is.</returns>
    /// <param name="identity">What the user wrote.</param>
    /// <param name="name">The route's name.</param>
    /// <param name="definition">The route, if nothing is wrong.</param>
    /// <param name="parser">Reads the template; null for a new one. Not for several threads.</param>
    /// <param name="isThere">Whether the route is there, or is only looked for: then its expressions need not be asked whether they may run.</param>
    [MethodImpl(ColdLoop.Optimized)]
    internal List<RouterError>? TryRead(RouteIdentity identity, string name, out RouteDefinition? definition, RoutePatternParser? parser = null, bool isThere = false)
    {
        definition = null;
        (string method, string template, int order) = identity;
        if (!MethodTable.IsToken(method))
        {
            return
            [
                new RouterError(
                    RouterErrorCode.InvalidMethod,
                    $"'{method}' is not an HTTP method: a method is a token of letters, digits and !#$%&'*+-.^_`|~ with at most 255 characters.",
                    method,
                    template),
            ];
        }

        RoutePatternParseResult parsed = (parser ?? new RoutePatternParser(null)).Read(template);
        List<RoutePatternError>? errors = parsed.Errors.IsEmpty ? null : [.. parsed.Errors];
        ImmutableArray<ParameterPart> parameters = parsed.Parameters;
        ImmutableArray<ImmutableArray<Guard>> guards = parsed.Pattern is null ? default : s_unguarded[parameters.Length];
        for (int i = 0; i < parameters.Length; i++)
        {
            ImmutableArray<ConstraintReference> constraints = parameters[i].Constraints;
            if (constraints.IsEmpty)
            {
                continue;
            }

            ImmutableArray<Guard>.Builder resolved = ImmutableArray.CreateBuilder<Guard>(constraints.Length);
            foreach (ConstraintReference constraint in constraints)
            {
                if (!GuardCatalog.TryResolve(constraint, functions.IsCustom, out Guard? guard, out RoutePatternError error, functions.Advice))
                {
                    (errors ??= []).Add(error);
                }
                else if (!isThere && !functions.MayRun(guard, out ExpressionRefusal? refusal))
                {
                    (errors ??= []).Add(RegexGuard.Refuse(constraint, refusal));
                }
                else
                {
                    resolved.Add(guard);
                }
            }

            if (errors is null)
            {
                guards = guards.SetItem(i, resolved.MoveToImmutable());
            }
        }

        if (parsed.Pattern is not { } pattern || errors is not null)
        {
            return [.. errors!.OrderBy(static error => error.Range.Start).Select(error => Describe(error, method, template))];
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
