using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.ShortMemory;

/// <summary>
/// Wherever the memory is lacking in the midst of a step, what came is refused, counted and told, the gateway goes on, and nothing that
/// was there before is lost. Points are tried at a pace; all of them where the environment has <c>ENIGMAIOT_EVERY_POINT</c>.
/// </summary>
[TestClass]
public sealed class ShortMemoryTests
{
    private const int Tries = 40;

    private static readonly bool _everyPoint = Environment.GetEnvironmentVariable("ENIGMAIOT_EVERY_POINT") != null;
    private static readonly FaultContext _context = new();

    public static IEnumerable<object[]> All => Stories.Names.Select(name => new object[] { name });

    // A turn takes some 200: memory is lacking at one point, for a part of a turn, or for several turns.
    [TestMethod]
    [DynamicData(nameof(All))]
    public void NothingIsLostWhereverThereIsNoMemory(string story)
    {
        int points = _context.Play(story, int.MaxValue, 1);
        Assert.IsGreaterThan(50, points);
        List<string> failures = [.. Failures(story, points, 1), .. Failures(story, points, 20), .. Failures(story, points, 1000)];
        Assert.IsEmpty(failures, string.Join('\n', failures));
    }

    private static IEnumerable<string> Failures(string story, int points, int count)
    {
        int pace = _everyPoint ? 1 : (points / Tries) + 1;
        for (int point = 1 + (count % pace); point <= points; point += pace)
        {
            string? failure = null;
            try
            {
                _context.Play(story, point, count);
            }
            catch (InvalidOperationException exception)
            {
                failure = exception.Message;
            }

            if (failure != null)
            {
                yield return failure;
            }
        }
    }
}
