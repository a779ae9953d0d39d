using EnigmaIoT.Simulation.Worlds;

namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>What happens under one seed.</summary>
/// <param name="Plan">The plan, in words.</param>
/// <param name="World">The world that it happens in.</param>
/// <param name="Run">Has it happen, and checks what came of it.</param>
/// <param name="Tell">Tells what came of it, in words.</param>
internal sealed record SeedStory(string Plan, VirtualWorld World, Action Run, Func<string> Tell);
