using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Tests.Unit.Gateway;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Desktop.ShortMemory;

/// <summary>A step of a gateway in the midst of which there is no memory, with what comes before it and what has to be right behind it.</summary>
internal sealed class Story
{
    private const long Lamp = 0x3C71BF000007;

    /// <summary>Gets the gateway, and its world.</summary>
    public GatewayRig Rig { get; } = new();

    /// <summary>Gets the node that is there before the step. It answers whoever asks for its version.</summary>
    public AnsweringNode Known { get; private set; } = null!;

    /// <summary>Gets or sets what sets the gateway up before it starts.</summary>
    public Action? SetUp { get; init; }

    /// <summary>Gets or sets for how many milliseconds the gateway runs behind the step before anything is checked.</summary>
    public int Settle { get; init; } = 120000;

    /// <summary>Gets or sets whether the step is the gateway's, which counts the lack of memory and tells it.</summary>
    public bool IsTold { get; init; } = true;

    /// <summary>Gets or sets what the step needs.</summary>
    public Action? Prepare { get; set; }

    /// <summary>Gets or sets the step.</summary>
    public Action Step { get; set; } = () => { };

    /// <summary>Gets or sets what checks what the step was about.</summary>
    public Action? Check { get; set; }

    /// <summary>Plays it.</summary>
    /// <returns>How many points the step passed.</returns>
    public int Play(int point, int count)
    {
        SetUp?.Invoke();
        Rig.Start();
        Known = new AnsweringNode(Rig, Lamp);
        Known.Register();
        Known.SendName("lamp");
        Prepare?.Invoke();
        Rig.Forget();
        FaultPoint.Set(point, count);
        FaultPoint.Arm(true);
        Step();
        FaultPoint.Arm(false);
        int passed = FaultPoint.Passed;
        Rig.Run(Settle);
        CheckTold();
        Check?.Invoke();
        CheckKnown();
        return passed;
    }

    // Nothing that was there before is lost.
    private void CheckKnown()
    {
        NodeEntry entry = Rig.Gateway.Nodes.Find(Lamp);
        Assert.IsNotNull(entry, "the node is there");
        Assert.IsTrue(entry.IsRegistered, "it is registered");
        Assert.AreEqual("lamp", entry.Name);
        Assert.IsTrue(entry == Rig.Gateway.Nodes.FindByName("lamp"), "it is found by its name");
        Assert.AreEqual(0, Rig.Gateway.Publisher.Count, "all was published");
        int before = Rig.Count("lamp/result/version");
        Rig.Tell("lamp/get/version", "");
        Rig.Run(2000);
        Assert.IsTrue(Rig.Count("lamp/result/version") > before, "it is asked, and answers");
        before = Rig.Count("lamp/data");
        Known.SendData(0, [1]);
        Assert.AreEqual(before + 1, Rig.Count("lamp/data"), "what it says is published");
    }

    private void CheckTold()
    {
        if (IsTold && FaultPoint.Where != null)
        {
            Assert.IsTrue(Enumerable.Range(0, Rig.Link.PublishedCount).Any(i => Rig.Link.Published(i).Text.Contains("memory", StringComparison.Ordinal)), "it is told");
            Assert.IsTrue(Rig.Gateway.Rejects.Total > 0, "it is counted");
        }
    }
}
