using System;
using System.Text;

namespace Bunner.Generator.Endpoints;

/// <summary>Writes the call of a handler.</summary>
internal static class HandlerCall
{
    /// <param name="bound">The handler.</param>
    /// <param name="argument">The expression of each argument.</param>
    /// <param name="context">The expression of the request's context.</param>
    public static string Write(BoundHandler bound, Func<HandlerParameter, string> argument, string context)
    {
        HandlerModel handler = bound.Handler;
        var call = new StringBuilder();
        call.Append(handler.IsStatic ? handler.Type : "global::Bunner.AspNetCore.HandlerInstance.Get<" + handler.Type + ">(" + context + ")");
        call.Append('.').Append(handler.Method).Append('(');
        for (int i = 0; i < handler.Parameters.Count; i++)
        {
            call.Append(i == 0 ? "" : ", ").Append(argument(handler.Parameters[i]));
        }

        return call.Append(')').ToString();
    }
}
