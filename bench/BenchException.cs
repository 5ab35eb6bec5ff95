using System;

namespace Bunner.Bench;

/// <summary>A measurement that would be worth nothing: a wrong answer, an unknown corpus or option.</summary>
internal sealed class BenchException(string message) : Exception(message);
