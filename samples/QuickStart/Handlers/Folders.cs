using System;
using System.Collections.Generic;
using System.Linq;
using Bunner;
using QuickStart.Data;

namespace QuickStart.Handlers;

internal static class Folders
{
    [Get("/folders")]
    public static IReadOnlyList<string> All(Notebook notebook)
        => [.. notebook.Notes.Select(note => note.Folder).Where(folder => folder.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    // A catch-all takes the rest of the path, slashes and all: /folders/work/bunner. Notes of the folders below are included.
    [Get("/folders/{**path}")]
    public static IReadOnlyList<Note> Notes(string path, Notebook notebook)
        => [.. notebook.Notes.Where(note => $"{note.Folder}/".StartsWith($"{path}/", StringComparison.Ordinal))];
}
