using System;
using System.Collections.Generic;

namespace Bunner.Core.Tables;

/// <summary>Finds routes that match the same paths: the forms of all routes by method, number of segments, literals and checks.</summary>
internal sealed class TwinTable
{
    private readonly Dictionary<(int Method, int Depth, uint Checks, string Ids), List<RouteForm>> _forms = [];

    /// <summary>The form of another route with the same literals and checks that nothing tells apart from this one, if there is one.</summary>
    internal RouteForm? Find(int method, RouteForm form, Func<RouteForm, RouteForm, bool> isTwin) =>
        _forms.TryGetValue(Key(method, form), out List<RouteForm>? alike) ? alike.Find(other => isTwin(form, other)) : null;

    internal void Add(int method, RouteForm form)
    {
        (int, int, uint, string) key = Key(method, form);
        if (!_forms.TryGetValue(key, out List<RouteForm>? alike))
        {
            _forms.Add(key, alike = []);
        }

        alike.Add(form);
    }

    private static (int Method, int Depth, uint Checks, string Ids) Key(int method, RouteForm form)
    {
        char[] ids = new char[form.Ids.Length];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = (char)form.Ids[i];
        }

        return (method, form.IsOpen ? ~form.SegmentCount : form.SegmentCount, form.Checks, new string(ids));
    }
}
