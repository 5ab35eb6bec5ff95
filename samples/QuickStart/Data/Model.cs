using System.Collections.Generic;

namespace QuickStart.Data;

internal sealed record User(int Id, string Name);

internal sealed record NewUser(string Name);

/// <summary>A note of one user; its folder is a path such as <c>work/bunner</c>, or empty.</summary>
internal sealed record Note(int Id, int UserId, string Text, string Folder, string? Tag = null);

internal sealed record NewNote(string Text, string? Tag = null, string? Folder = null);

/// <summary>What the file holds.</summary>
internal sealed record NotebookContent(int LastId, IReadOnlyList<User> Users, IReadOnlyList<Note> Notes);
