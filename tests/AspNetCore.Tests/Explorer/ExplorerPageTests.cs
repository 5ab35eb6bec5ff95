using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Bunner;
using Bunner.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AspNetCore.Tests.Explorer;

/// <summary>The page itself, in a browser.</summary>
public sealed class ExplorerPageTests
{
    private static Task<TestApp> StartAsync(Action<WebApplication>? map = null) => TestApp.StartAsync(
        builder => builder.Environment.EnvironmentName = "Development",
        app =>
        {
            (map ?? (static app => app.MapBunner()))(app);
            app.MapBunnerExplorer();
        });

    private static async Task<Browser> OpenAsync(TestApp app, string hash = "")
    {
        Browser browser = await Browser.OpenAsync(app.Client.BaseAddress + "_bunner" + hash);
        await browser.WaitAsync("document.body && document.body.dataset.ready === 'true'");
        return browser;
    }

    [BrowserFact]
    public async Task The_table_can_be_searched_and_shows_hostile_templates_as_text()
    {
        await using TestApp app = await StartAsync();
        await using Browser browser = await OpenAsync(app);
        RouteTable table = app.Services.GetRequiredService<RouterRegistration>().Endpoints!.Table;

        Assert.Equal($"{table.Count} of {table.Count} routes", await browser.TextAsync("document.getElementById('found').textContent"));
        Assert.Equal(table.Count, (await browser.EvaluateAsync("document.querySelectorAll('#rows tr').length")).GetInt32());

        await browser.EvaluateAsync("(() => { const box = document.getElementById('search'); box.value = 'get /EXPLORER/ img'; box.dispatchEvent(new Event('input')); })()");

        Assert.Equal(1, (await browser.EvaluateAsync("document.querySelectorAll('#rows tr').length")).GetInt32());
        Assert.Equal("/explorer/<img src=x onerror=\"document.title='broken'\">/{id:int}", await browser.TextAsync("document.querySelector('#rows code').textContent"));
        Assert.Equal("Bunner explorer", await browser.TextAsync("document.title"));
        Assert.Equal(0, (await browser.EvaluateAsync("document.querySelectorAll('img').length")).GetInt32());
    }

    [BrowserFact]
    public async Task Hits_are_counted_while_one_looks()
    {
        await using TestApp app = await StartAsync();
        await using Browser browser = await OpenAsync(app, "#find=ExplorerHandlers_ById");

        Assert.Equal("", await browser.TextAsync("document.querySelector('#rows tr').lastElementChild.textContent"));
        await app.GetAsync("/explorer/users/1");
        await app.GetAsync("/explorer/users/2");

        await browser.WaitAsync("document.querySelector('#rows tr').lastElementChild.textContent === '2'");
    }

    [BrowserFact]
    public async Task The_tree_is_drawn_and_folds()
    {
        await using TestApp app = await StartAsync();
        await using Browser browser = await OpenAsync(app, "#tree");
        int nodes = CountNodes(app.Services.GetRequiredService<RouterRegistration>().Endpoints!.Table.GetTree());

        await browser.EvaluateAsync("document.getElementById('expand').click()");
        Assert.StartsWith($"{nodes} of {nodes} nodes", await browser.TextAsync("document.getElementById('shown').textContent"), StringComparison.Ordinal);
        await browser.EvaluateAsync("document.getElementById('collapse').click()");
        string label = await browser.TextAsync("[...document.querySelectorAll('#picture .node')].find(node => node.getAttribute('aria-label') === 'explorer').textContent");
        Assert.Matches(@"^explorer \+\d+", label);
        int before = (await browser.EvaluateAsync("document.querySelectorAll('#picture .node').length")).GetInt32();

        await browser.EvaluateAsync("[...document.querySelectorAll('#picture .node')].find(node => node.getAttribute('aria-label') === 'explorer').dispatchEvent(new MouseEvent('click', { bubbles: true }))");

        Assert.True((await browser.EvaluateAsync("document.querySelectorAll('#picture .node').length")).GetInt32() > before);
        string[] labels = [.. (await browser.EvaluateAsync("[...document.querySelectorAll('#picture .node')].map(node => node.getAttribute('aria-label'))")).EnumerateArray().Select(item => item.GetString()!)];
        Assert.Contains(labels, item => item.StartsWith("<img src=x onerror=\"document.title='broken'\">", StringComparison.Ordinal));
        Assert.Equal("Bunner explorer", await browser.TextAsync("document.title"));
    }

    [BrowserFact]
    public async Task A_question_is_answered_with_every_candidate()
    {
        await using TestApp app = await StartAsync();
        await using Browser browser = await OpenAsync(app);

        await browser.EvaluateAsync("""
            (() => {
                document.getElementById('tab-why').click();
                document.getElementById('path').value = '/explorer/users/me';
                document.querySelector('#question button').click();
            })()
            """);
        await browser.WaitAsync("document.querySelectorAll('#candidates tr').length > 3");

        Assert.Equal("ExplorerHandlers_Me takes it.", await browser.TextAsync("document.getElementById('answer').textContent"));
        string[] rows = [.. (await browser.EvaluateAsync("[...document.querySelectorAll('#candidates tr')].map(row => [...row.cells].map(cell => cell.textContent).join('|'))")).EnumerateArray().Select(row => row.GetString()!)];
        Assert.StartsWith("Taken|GET|/explorer/users/me|ExplorerHandlers_Me|", rows[0], StringComparison.Ordinal);
        Assert.Contains("Mismatch|GET|/explorer/users/{id:int}|ExplorerHandlers_ById|The constraint ':int' refuses 'me'.", rows);
    }

    [BrowserFact]
    public async Task Thousands_of_routes_stay_readable()
    {
        BuiltTable table = BuiltTable.Of("azure");
        Assert.True(table.Count > 5000);
        await using TestApp app = await StartAsync(app => RouterEndpoints.Map(
            app, table, static _ => new HandlerEndpoint("none", static _ => Task.CompletedTask, static _ => static _ => Task.CompletedTask, static _ => default, static _ => { })));
        await using Browser browser = await OpenAsync(app, "#tree");
        int nodes = CountNodes(table.GetTree());

        // At first as much as can be overlooked; then everything, of which only what is in sight is drawn.
        JsonElement atFirst = await browser.EvaluateAsync("document.getElementById('shown').textContent");
        Assert.True(int.Parse(atFirst.GetString()!.Split(' ')[0], CultureInfo.InvariantCulture) is > 1 and < 1000, atFirst.GetString());
        double milliseconds = (await browser.EvaluateAsync("(() => { const start = performance.now(); document.getElementById('expand').click(); return performance.now() - start; })()")).GetDouble();

        Assert.StartsWith($"{nodes} of {nodes} nodes", await browser.TextAsync("document.getElementById('shown').textContent"), StringComparison.Ordinal);
        Assert.True((await browser.EvaluateAsync("document.querySelectorAll('#picture .node').length")).GetInt32() is > 20 and < 200);
        Assert.True(milliseconds < 2000, $"Expanding took {milliseconds} ms.");
        await browser.EvaluateAsync("document.getElementById('picture').scrollTop = 1e9");
        await browser.WaitAsync($"document.querySelector('#picture [data-node=\"{nodes - 1}\"]')");
    }

    private static int CountNodes(RouteTreeNode root)
    {
        int count = 0;
        var open = new Stack<RouteTreeNode>([root]);
        while (open.TryPop(out RouteTreeNode? node))
        {
            count++;
            foreach (RouteTreeNode child in node.Children)
            {
                open.Push(child);
            }
        }

        return count;
    }

    /// <summary>A test that needs a browser.</summary>
    private sealed class BrowserFactAttribute : FactAttribute
    {
        public BrowserFactAttribute()
        {
            if (Browser.Executable is null)
            {
                Skip = "Needs Chromium in the PATH (Debian: apt-get install chromium); what the page is made of is tested without one.";
            }
        }
    }
}
