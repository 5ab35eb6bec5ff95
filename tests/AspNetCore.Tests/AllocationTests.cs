using System;
using System.Threading.Tasks;
using Bunner.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AspNetCore.Tests;

public sealed class AllocationTests
{
    [Theory]
    [InlineData("GET", "/routing/users/42", true)]
    [InlineData("HEAD", "/routing/users/42", true)]
    [InlineData("GET", "/routing/files/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w/x/y/z/0123456789/0123456789/0123456789/0123456789", true)]
    [InlineData("GET", "/nowhere/at/all", false)]
    [InlineData("DELETE", "/routing/users/42", false)]
    public async Task The_match_step_allocates_nothing(string method, string path, bool isMatch)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddBunner().AddHandlerServices();
        await using WebApplication app = builder.Build();
        app.MapBunner();
        var context = new DefaultHttpContext { Request = { Method = method, Path = path } };
        RouterRegistration registration = app.Services.GetRequiredService<RouterRegistration>();
        var feature = new MatchFeature(context, registration, registration.Endpoints!);
        IHttpRequestFeature request = context.Features.GetRequiredFeature<IHttpRequestFeature>();
        Begin();
        Assert.Equal(isMatch, feature.IsMatched);

        // The runtime itself may allocate once while it compiles the loop anew.
        long least = long.MaxValue;
        for (int round = 0; round < 3; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 10_000; i++)
            {
                Begin();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
        Assert.Equal(isMatch, feature.IsMatched);

        void Begin()
        {
            if (!feature.TryBegin(request))
            {
                feature.BeginWithCare(request);
            }
        }
    }
}
