using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace QuickStart.Data;

/// <summary>
/// Users and notes in memory. The content is immutable: readers take what is there without a lock; a change makes the next
/// content, saves it, and only then shows it.
/// </summary>
internal sealed class Notebook
{
    private readonly Lock _changing = new();
    private readonly NotebookFile _file;
    private volatile NotebookContent _content;

    private Notebook(NotebookFile file, NotebookContent content)
    {
        _file = file;
        _content = content;
    }

    public IReadOnlyList<User> Users => _content.Users;

    public IReadOnlyList<Note> Notes => _content.Notes;

    /// <exception cref="NotebookFileException">There is a file, and it is not usable.</exception>
    public static Notebook Open(string path)
    {
        var file = new NotebookFile(path);
        return new Notebook(file, file.Load());
    }

    public User? FindUser(int id) => Users.FirstOrDefault(user => user.Id == id);

    public User? FindUser(string name) => Users.FirstOrDefault(user => user.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public Note? FindNote(int id) => Notes.FirstOrDefault(note => note.Id == id);

    /// <summary>Adds a user; null if the name is taken.</summary>
    public User? AddUser(NewUser user) => Change<User?>(content =>
    {
        if (content.Users.Any(other => other.Name.Equals(user.Name, StringComparison.OrdinalIgnoreCase)))
        {
            return (content, null);
        }

        var added = new User(content.LastId + 1, user.Name);
        return (content with { LastId = added.Id, Users = [.. content.Users, added] }, added);
    });

    /// <summary>Removes a user and the user's notes; false if there is no such user.</summary>
    public bool RemoveUser(int id) => Change(content => content.Users.All(user => user.Id != id)
        ? (content, false)
        : (content with { Users = [.. content.Users.Where(user => user.Id != id)], Notes = [.. content.Notes.Where(note => note.UserId != id)] }, true));

    /// <summary>Adds a note; null if there is no such user.</summary>
    public Note? AddNote(int userId, NewNote note) => Change<Note?>(content =>
    {
        if (content.Users.All(user => user.Id != userId))
        {
            return (content, null);
        }

        var added = new Note(content.LastId + 1, userId, note.Text, Folder(note), note.Tag);
        return (content with { LastId = added.Id, Notes = [.. content.Notes, added] }, added);
    });

    /// <summary>Replaces a note's text, tag and folder; null if there is no such note.</summary>
    public Note? ChangeNote(int id, NewNote note) => Change<Note?>(content =>
    {
        if (content.Notes.FirstOrDefault(old => old.Id == id) is not { } old)
        {
            return (content, null);
        }

        Note changed = old with { Text = note.Text, Tag = note.Tag, Folder = Folder(note) };
        return (content with { Notes = [.. content.Notes.Select(other => other.Id == id ? changed : other)] }, changed);
    });

    /// <summary>Removes a note; false if there is no such note.</summary>
    public bool RemoveNote(int id) => Change(content => content.Notes.All(note => note.Id != id)
        ? (content, false)
        : (content with { Notes = [.. content.Notes.Where(note => note.Id != id)] }, true));

    private static string Folder(NewNote note) => note.Folder?.Trim('/') ?? "";

    private T Change<T>(Func<NotebookContent, (NotebookContent Content, T Result)> change)
    {
        lock (_changing)
        {
            (NotebookContent content, T result) = change(_content);
            if (!ReferenceEquals(content, _content))
            {
                _file.Save(content);
                _content = content;
            }

            return result;
        }
    }
}
