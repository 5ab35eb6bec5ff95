namespace Bunner.Generator;

/// <summary>The names of the pipeline's steps, in the order in which data passes through them.</summary>
internal static class TrackingNames
{
    /// <summary>What has to be known of the compilation as a whole.</summary>
    public const string Facts = nameof(Facts);

    /// <summary>Routes and constraints that referenced assemblies publish.</summary>
    public const string References = nameof(References);

    /// <summary>The route of one attribute.</summary>
    public const string Routes = nameof(Routes);

    /// <summary>The constraints of one annotated method.</summary>
    public const string Constraints = nameof(Constraints);

    /// <summary>The options and the declaration of one router class.</summary>
    public const string Routers = nameof(Routers);

    /// <summary>All routes of this compilation, sorted.</summary>
    public const string OwnRoutes = nameof(OwnRoutes);

    /// <summary>The routes of this compilation without what only their endpoints need.</summary>
    public const string OwnEntries = nameof(OwnEntries);

    /// <summary>The constraints of this compilation, sorted.</summary>
    public const string OwnConstraints = nameof(OwnConstraints);

    /// <summary>All routes of this compilation and its references, sorted: what the match table depends on.</summary>
    public const string AllRoutes = nameof(AllRoutes);

    /// <summary>All constraints that templates may name, sorted.</summary>
    public const string AllConstraints = nameof(AllConstraints);

    /// <summary>The valid routes with their ids and constants.</summary>
    public const string Catalog = nameof(Catalog);

    /// <summary>The routers to write.</summary>
    public const string AllRouters = nameof(AllRouters);

    /// <summary>The source of one router: the only expensive step.</summary>
    public const string RouterSource = nameof(RouterSource);

    /// <summary>The routes and parameters that links are written from.</summary>
    public const string Links = nameof(Links);

    /// <summary>The source of one router's links.</summary>
    public const string LinksSource = nameof(LinksSource);

    /// <summary>The source that publishes this assembly's routes and constraints.</summary>
    public const string PublicationSource = nameof(PublicationSource);

    /// <summary>The routes and handlers that the endpoints are written from.</summary>
    public const string Endpoints = nameof(Endpoints);

    /// <summary>The source of the endpoints and of the extension methods for ASP.NET Core.</summary>
    public const string EndpointsSource = nameof(EndpointsSource);
}
