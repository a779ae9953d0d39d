using EnigmaIoT.Node.Applications;

namespace EnigmaIoT.Node.Examples.Template;

/// <summary>
/// To copy: a reading, a command and a setting. It sends <c>{"level":42}</c> every minute, and obeys <c>{"level":7}</c> and everything
/// else up to its setting.
/// </summary>
public sealed class TemplateNode : NodeApplication
{
    private const int PeriodSeconds = 60;

    private readonly NumberSetting _most = new NumberSetting("most", "The highest level", 100, 1, 1000);
    private int _level = 42;

    /// <summary>Creates the application.</summary>
    public TemplateNode()
    {
        AddReading("level", Measure, PeriodSeconds).AsSensor(SensorClass.None, null);
        AddCommand("level", SetLevel);
        AddSetting(_most);
    }

    private double Measure()
    {
        return _level;
    }

    private bool SetLevel(int level)
    {
        if (level < 0 || level > _most.Value)
        {
            return false;
        }

        _level = level;
        return true;
    }
}
