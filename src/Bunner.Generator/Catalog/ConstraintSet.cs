using System;
using System.Collections.Generic;
using Bunner.Generator.Equality;
using Bunner.Generator.Models;

namespace Bunner.Generator.Catalog;

/// <summary>Finds user-defined constraints by name: first in the route's own assembly, then in the others in ordinal order.</summary>
internal sealed class ConstraintSet
{
    private readonly Dictionary<string, List<ConstraintModel>> _byName = new(StringComparer.OrdinalIgnoreCase);

    public ConstraintSet(EquatableArray<ConstraintModel> sorted)
    {
        foreach (ConstraintModel constraint in sorted)
        {
            if (!_byName.TryGetValue(constraint.Name, out List<ConstraintModel>? same))
            {
                _byName.Add(constraint.Name, same = new());
            }

            same.Add(constraint);
        }
    }

    public bool Contains(string name) => _byName.ContainsKey(name);

    /// <summary>The constraint that a template of an assembly means.</summary>
    public ConstraintModel Find(string name, string assembly)
    {
        List<ConstraintModel> same = _byName[name];
        return same.Find(constraint => constraint.Assembly == assembly) ?? same[0];
    }
}
