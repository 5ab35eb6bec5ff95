using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace AspNetCore.Tests.Samples;

public sealed class QuickStartTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("bunner-").FullName;

    private string NotesFile => Path.Combine(_directory, "data", "notes.json");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public Task Users_and_notes_are_served_saved_and_found_again_after_a_restart() => ServeAndRestartAsync(StartAsync, NotesFile);

    [Fact]
    public Task Mistakes_are_answered_with_problem_details() => MakeMistakesAsync(StartAsync);

    internal static async Task ServeAndRestartAsync(Func<Task<SampleProcess>> start, string notesFile)
    {
        await using (SampleProcess sample = await start())
        {
            Assert.Equal("[]", (await sample.SendAsync("GET", "/users")).Body);
            Answer ada = await sample.SendAsync("POST", "/users", """{"name":"ada"}""");
            Assert.Equal(201, ada.Status);
            Assert.Equal("/users/1", ada.Message.Headers.Location?.OriginalString);
            Answer note = await sample.SendAsync("POST", "/users/1/notes", """{"text":"Feed the cat","tag":"todo","folder":"home/pets"}""");
            Assert.Equal(201, note.Status);
            Assert.Equal("/notes/2", note.Message.Headers.Location?.OriginalString);
            Assert.Equal(201, (await sample.SendAsync("POST", "/users/1/notes", """{"text":"Read RFC 9110"}""")).Status);
            Answer changed = await sample.SendAsync("PUT", "/notes/3", """{"text":"Read RFC 9112","folder":"/work/"}""");
            Assert.Equal("Read RFC 9112", changed.Json.GetProperty("text").GetString());
        }

        Assert.False(File.Exists(notesFile + ".tmp"));
        using (JsonDocument file = JsonDocument.Parse(File.ReadAllText(notesFile)))
        {
            Assert.Equal(3, file.RootElement.GetProperty("lastId").GetInt32());
        }

        await using (SampleProcess sample = await start())
        {
            Assert.Equal("ada", (await sample.SendAsync("GET", "/users/1")).Json.GetProperty("name").GetString());
            Assert.Equal(1, (await sample.SendAsync("GET", "/users/ADA")).Json.GetProperty("id").GetInt32());
            Assert.Equal("Feed the cat", (await sample.SendAsync("GET", "/notes/2.txt")).Body);
            Assert.Equal("todo", (await sample.SendAsync("GET", "/notes/2.json")).Json.GetProperty("tag").GetString());
            Assert.Equal(404, (await sample.SendAsync("GET", "/notes/2.xml")).Status);
            Assert.Equal(2, (await sample.SendAsync("GET", "/users/1/notes")).Json.GetArrayLength());
            Assert.Equal(1, (await sample.SendAsync("GET", "/users/1/notes/todo")).Json.GetArrayLength());
            Assert.Equal(1, (await sample.SendAsync("GET", "/users/1/notes?contains=rfc")).Json.GetArrayLength());
            Assert.Equal("""["home/pets","work"]""", (await sample.SendAsync("GET", "/folders")).Body);
            Assert.Equal(1, (await sample.SendAsync("GET", "/folders/home")).Json.GetArrayLength());
            Assert.Equal(1, (await sample.SendAsync("GET", "/folders/home/pets")).Json.GetArrayLength());
            Assert.Equal(0, (await sample.SendAsync("GET", "/folders/home/pet")).Json.GetArrayLength());
            Assert.Equal(204, (await sample.SendAsync("DELETE", "/notes/3")).Status);
            Assert.Equal(404, (await sample.SendAsync("GET", "/notes/3")).Status);
            Assert.Equal(204, (await sample.SendAsync("DELETE", "/users/1")).Status);
            Assert.Equal(404, (await sample.SendAsync("GET", "/notes/2")).Status);
        }
    }

    internal static async Task MakeMistakesAsync(Func<Task<SampleProcess>> start)
    {
        await using SampleProcess sample = await start();

        foreach ((string method, string path, string? body, int status) in ((string, string, string?, int)[])
        [
            ("POST", "/users", "{\"name\":", 400),
            ("POST", "/users", "{\"name\":null}", 400),
            ("POST", "/users", "{}", 400),
            ("POST", "/users", "{\"name\":\" \"}", 400),
            ("POST", "/users/7/notes", "{\"text\":\"x\"}", 404),
            ("PUT", "/notes/7", "{\"text\":\"x\"}", 404),
            ("GET", "/users/7up", null, 404),
            ("GET", "/users/99999999999999", null, 404),
            ("GET", "/nowhere", null, 404),
            ("PATCH", "/users/1", null, 405),
        ])
        {
            Answer answer = await sample.SendAsync(method, path, body);
            Assert.True(answer.Status == status && answer.ContentType == "application/problem+json", $"{method} {path}: {answer} {answer.ContentType}");
            Assert.Equal(status, answer.Json.GetProperty("status").GetInt32());
        }

        Assert.Equal("DELETE, GET, HEAD, OPTIONS", (await sample.SendAsync("PATCH", "/users/1")).Allow);
        Assert.Equal(201, (await sample.SendAsync("POST", "/users", """{"name":"bob"}""")).Status);
        Assert.Equal(409, (await sample.SendAsync("POST", "/users", """{"name":"Bob"}""")).Status);
    }

    [Theory]
    [InlineData("{\"lastId\":")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"lastId\":1,\"users\":null,\"notes\":[]}")]
    public async Task A_file_that_is_not_a_notebook_stops_the_start_with_a_clear_message(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(NotesFile)!);
        File.WriteAllText(NotesFile, content);

        (int exitCode, string output) = await SampleProcess.RunAsync("QuickStart", $"--Notes:File={NotesFile}");

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"'{NotesFile}' ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(NotesFile));
    }

    [Fact]
    public async Task Users_who_are_added_at_once_all_get_an_id_of_their_own()
    {
        await using SampleProcess sample = await StartAsync();

        Answer[] answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => sample.SendAsync("POST", "/users", $$"""{"name":"user{{i}}"}""")));

        Assert.All(answers, answer => Assert.Equal(201, answer.Status));
        Assert.Equal(Enumerable.Range(1, 40), answers.Select(answer => answer.Json.GetProperty("id").GetInt32()).Order());
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(NotesFile));
        Assert.Equal(40, file.RootElement.GetProperty("users").GetArrayLength());
    }

    private Task<SampleProcess> StartAsync() => SampleProcess.StartAsync("QuickStart", $"--Notes:File={NotesFile}");
}
