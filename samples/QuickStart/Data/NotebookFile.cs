using System;
using System.IO;
using System.Text.Json;

namespace QuickStart.Data;

/// <summary>Reads and writes the notes as one JSON file.</summary>
internal sealed class NotebookFile(string path)
{
    /// <summary>The file's content, or an empty notebook if there is no file yet.</summary>
    /// <exception cref="NotebookFileException">The file cannot be read or does not hold a notebook.</exception>
    public NotebookContent Load()
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            return JsonSerializer.Deserialize(stream, NotebookJson.Default.NotebookContent)
                ?? throw new NotebookFileException($"'{path}' holds null instead of a notebook.", null);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new NotebookContent(0, [], []);
        }
        catch (JsonException e)
        {
            throw new NotebookFileException($"'{path}' does not hold a notebook: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new NotebookFileException($"'{path}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Replaces the file in one step: whatever happens, there is either the old content or the new.</summary>
    public void Save(NotebookContent content)
    {
        string fullPath = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(fullPath)!);
        string temporary = fullPath + ".tmp";
        using (FileStream stream = File.Create(temporary))
        {
            JsonSerializer.Serialize(stream, content, NotebookJson.Default.NotebookContent);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, fullPath, overwrite: true);
    }
}

/// <summary>The notes' file is not usable; the message says why.</summary>
internal sealed class NotebookFileException(string message, Exception? inner) : Exception(message, inner);
