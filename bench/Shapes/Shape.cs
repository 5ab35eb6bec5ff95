using System;
using System.Collections.Generic;
using Bunner.Bench.Contenders;
using Bunner.Bench.Corpora;

namespace Bunner.Bench.Shapes;

/// <summary>A shape as the command lists it.</summary>
/// <param name="Name">How it is called on the command line and in the column of the corpus.</param>
/// <param name="Looks">What is special about it.</param>
/// <param name="Contenders">Builds every router for it. All give the right route to each request.</param>
internal sealed record Shape(string Name, string Looks, Func<List<Contender>> Contenders)
{
    public static Shape Of<TShape>()
        where TShape : struct, IShape => new(TShape.Name, TShape.Looks, Build<TShape>);

    private static List<Contender> Build<TShape>()
        where TShape : struct, IShape
    {
        Corpus corpus = ShapeTable.Make<TShape>();
        RequestSet hits = corpus.Select(RequestKind.Hits);
        List<Contender> contenders =
        [
            .. new BunnerRouters(corpus, [hits]).Visit<ShapeRouter<TShape>>(),
            .. DynamicContender.Create(DynamicContender.Sealed, corpus, [hits]),
            .. DynamicContender.Create(DynamicContender.Unsealed, corpus, [hits]),
            new AspNetCoreContender(corpus, hits, AspNetCoreMatcher.Build(corpus)),
        ];
        foreach (Contender contender in contenders)
        {
            contender.Verify();
        }

        return contenders;
    }
}
