using System;
using System.IO;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;
using Microsoft.Extensions.Primitives;

namespace Gateway;

/// <summary>The file that the routes come from. Variables of the environment and arguments override what it says.</summary>
/// <remarks>
/// It is read anew at each change, and every reason why it cannot be read reaches the caller. The host's own configuration
/// reloads too, but it says nothing of a file that it cannot parse, and takes one that is gone for one that is empty.
/// </remarks>
internal sealed class RoutesFile : IDisposable
{
    private readonly PhysicalFileProvider _folder;
    private readonly string _name;
    private readonly string[] _args;

    private RoutesFile(string path, string[] args)
    {
        // Whoever names a file that begins with a dot means it.
        _folder = new PhysicalFileProvider(System.IO.Path.GetDirectoryName(path)!, ExclusionFilters.None);
        _name = System.IO.Path.GetFileName(path);
        _args = args;
        Path = path;
    }

    /// <summary>Where the file is.</summary>
    public string Path { get; }

    /// <summary>The folder it is in.</summary>
    public string Folder => _folder.Root;

    /// <summary>
    /// The file that <c>Gateway:File</c> names; without it the <c>appsettings.json</c> of the current folder, which is the
    /// project's in <c>dotnet run</c>; and where there is none, the one beside the program.
    /// </summary>
    /// <param name="args">The arguments of the program.</param>
    public static RoutesFile Find(string[] args)
    {
        string? named = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build()["Gateway:File"];
        string path = System.IO.Path.GetFullPath(named ?? "appsettings.json");
        if (named is null && !File.Exists(path))
        {
            path = System.IO.Path.Combine(AppContext.BaseDirectory, "appsettings.json");
        }

        return File.Exists(path) ? new RoutesFile(path, args) : throw new FileNotFoundException($"There is no file {path}.");
    }

    /// <summary>Whether an exception says that the file cannot be read.</summary>
    public static bool IsUnreadable(Exception exception) => exception is InvalidDataException or IOException or UnauthorizedAccessException;

    /// <summary>What is wrong, in a line: the message of the parser has the place, and that of the file its path.</summary>
    public static string Explain(Exception exception) => exception is InvalidDataException ? $"{exception.Message} {exception.GetBaseException().Message}" : exception.Message;

    /// <summary>A token that fires at the next change of the file.</summary>
    public IChangeToken Watch() => _folder.Watch(_name);

    /// <summary>What the file says now; throws if it cannot be read (<see cref="IsUnreadable"/>).</summary>
    public IConfiguration Read() => new ConfigurationBuilder()
        .AddJsonFile(_folder, _name, optional: false, reloadOnChange: false)
        .AddEnvironmentVariables()
        .AddCommandLine(_args)
        .Build();

    public void Dispose() => _folder.Dispose();
}
