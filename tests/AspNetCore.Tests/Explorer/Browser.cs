using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace AspNetCore.Tests.Explorer;

/// <summary>A page in a headless Chromium, asked through its DevTools protocol.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    private readonly string _profile = Directory.CreateTempSubdirectory("bunner-browser-").FullName;
    private readonly ClientWebSocket _socket = new();
    private Process? _process;
    private int _lastId;

    private Browser()
    {
    }

    /// <summary>Where Chromium is; null if there is none.</summary>
    public static string? Executable { get; } = (
        from name in (string[])["chromium", "chromium-browser", "google-chrome"]
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        let file = Path.Combine(folder, name)
        where File.Exists(file)
        select file).FirstOrDefault();

    public static async Task<Browser> OpenAsync(string address)
    {
        var browser = new Browser();
        try
        {
            await browser.StartAsync(address);
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>The value of an expression in the page, or what its promise gives.</summary>
    public async Task<JsonElement> EvaluateAsync(string expression)
    {
        JsonElement result = await CallAsync("Runtime.evaluate", new { expression, awaitPromise = true, returnByValue = true });
        Assert.False(result.TryGetProperty("exceptionDetails", out JsonElement details), details.ValueKind == JsonValueKind.Undefined ? "" : details.GetRawText());
        JsonElement value = result.GetProperty("result");
        return value.TryGetProperty("value", out JsonElement found) ? found : default;
    }

    public async Task<string> TextAsync(string expression) => (await EvaluateAsync(expression)).ToString();

    /// <summary>Waits until an expression is true.</summary>
    public async Task WaitAsync(string condition)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while ((await EvaluateAsync($"!!({condition})")).ValueKind != JsonValueKind.True)
        {
            if (waited.Elapsed > s_patience)
            {
                Assert.Fail($"{condition} did not come true: {await TextAsync("document.body.innerText.slice(0, 2000)")}");
            }

            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // A helper process that has not ended yet still writes there.
        }
    }

    private async Task StartAsync(string address)
    {
        _process = Process.Start(new ProcessStartInfo(
            Executable!,
            ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--window-size=1200,900", "--remote-debugging-port=0", $"--user-data-dir={_profile}", "about:blank"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        _process.ErrorDataReceived += static (_, _) => { };
        _process.OutputDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();

        string portFile = Path.Combine(_profile, "DevToolsActivePort");
        Stopwatch waited = Stopwatch.StartNew();
        string[] lines = [];
        while (lines.Length < 2)
        {
            Assert.True(waited.Elapsed < s_patience && !_process.HasExited, "The browser did not start.");
            await Task.Delay(50);
            lines = File.Exists(portFile) ? await File.ReadAllLinesAsync(portFile) : [];
        }

        using var client = new HttpClient();
        using HttpResponseMessage opened = await client.PutAsync($"http://127.0.0.1:{lines[0]}/json/new?{Uri.EscapeDataString(address)}", content: null);
        using JsonDocument page = JsonDocument.Parse(await opened.Content.ReadAsStringAsync());
        await _socket.ConnectAsync(new Uri(page.RootElement.GetProperty("webSocketDebuggerUrl").GetString()!), CancellationToken.None);
    }

    private async Task<JsonElement> CallAsync(string method, object parameters)
    {
        using var timeout = new CancellationTokenSource(s_patience);
        int id = ++_lastId;
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters }), WebSocketMessageType.Text, true, timeout.Token);
        while (true)
        {
            using var message = new MemoryStream();
            var buffer = new byte[16 * 1024];
            WebSocketReceiveResult received;
            do
            {
                received = await _socket.ReceiveAsync(buffer, timeout.Token);
                message.Write(buffer, 0, received.Count);
            }
            while (!received.EndOfMessage);

            using JsonDocument answer = JsonDocument.Parse(Encoding.UTF8.GetString(message.ToArray()));
            if (answer.RootElement.TryGetProperty("id", out JsonElement answered) && answered.GetInt32() == id)
            {
                return answer.RootElement.GetProperty("result").Clone();
            }
        }
    }
}
