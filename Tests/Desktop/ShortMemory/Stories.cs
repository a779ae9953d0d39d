using System.Reflection;

namespace EnigmaIoT.Tests.Desktop.ShortMemory;

/// <summary>All stories. <see cref="FaultContext"/> calls it in the copy.</summary>
public static class Stories
{
    private static readonly Type[] _books = [typeof(AirStories), typeof(UpdateStories)];

    /// <summary>Gets the names of the stories.</summary>
    public static IEnumerable<string> Names =>
        _books.SelectMany(book => book.GetMethods(BindingFlags.Static | BindingFlags.Public)).Select(method => method.Name);

    /// <summary>Plays a story.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="point">Where the memory is lacking first: see <see cref="FaultPoint"/>.</param>
    /// <param name="count">At how many points in a row.</param>
    /// <returns>How many points there are.</returns>
    public static int Play(string name, int point, int count)
    {
        MethodInfo method = _books.Select(book => book.GetMethod(name)).Single(found => found != null)!;
        Story story = method.CreateDelegate<Func<Story>>()();
        try
        {
            return story.Play(point, count);
        }
        catch (Exception exception) when (FaultPoint.Where != null)
        {
            throw new InvalidOperationException($"no memory at {count} points from {point} on:\n{FaultPoint.Where}\n{exception}", exception);
        }
        finally
        {
            FaultPoint.Arm(false);
        }
    }
}
