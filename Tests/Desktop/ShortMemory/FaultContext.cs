using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using EnigmaIoT.Tests.Desktop.Documents;

namespace EnigmaIoT.Tests.Desktop.ShortMemory;

/// <summary>
/// A second copy of the firmware and of these tests, in which the firmware has a <see cref="FaultPoint"/> wherever it takes memory. The
/// firmware itself knows nothing of it.
/// </summary>
internal sealed class FaultContext : AssemblyLoadContext
{
    private const string Family = "EnigmaIoT.";

    // By the folder of its project.
    private static readonly string[] _woven = ["Shared", "Gateway", "Node"];

    private readonly Func<string, int, int, int> _play;

    /// <summary>Loads the copy.</summary>
    public FaultContext()
        : base(nameof(FaultContext))
    {
        Assembly tests = LoadFromAssemblyPath(typeof(FaultContext).Assembly.Location);
        Type stories = tests.GetType(typeof(Stories).FullName!, true)!;
        _play = stories.GetMethod(nameof(Stories.Play))!.CreateDelegate<Func<string, int, int, int>>();
    }

    /// <summary>Plays a story (<see cref="Stories.Play"/>).</summary>
    public int Play(string story, int point, int count)
    {
        return _play(story, point, count);
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (!assemblyName.Name!.StartsWith(Family, StringComparison.Ordinal))
        {
            return null;
        }

        string project = assemblyName.Name[Family.Length..];
        string file = assemblyName.Name + ".dll";
        if (!_woven.Contains(project))
        {
            return LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, file));
        }

        using MemoryStream woven = new(FaultWeaver.Weave(Compiled.PathOf(project, file)));
        Assembly assembly = LoadFromStream(woven);
        foreach (Type type in assembly.GetTypes())
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }

        return assembly;
    }
}
