using EnigmaIoT.Simulation.Boards;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>A board's program that a test writes.</summary>
internal sealed class ScriptedProgram : IBoardProgram
{
    public Func<bool> OnBoot { get; set; } = () => true;

    public Func<int> OnPump { get; set; } = () => 1000;

    public List<string> Calls { get; } = [];

    /// <summary>Gets, for each start, whether the watchdog brought it about.</summary>
    public List<bool> Hung { get; } = [];

    bool IBoardProgram.Boot(bool hung)
    {
        Calls.Add("boot");
        Hung.Add(hung);
        return OnBoot();
    }

    void IBoardProgram.Start()
    {
        Calls.Add("start");
    }

    int IBoardProgram.Pump()
    {
        Calls.Add("pump");
        return OnPump();
    }

    void IBoardProgram.Stop()
    {
        Calls.Add("stop");
    }
}
