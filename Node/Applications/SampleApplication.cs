namespace EnigmaIoT.Node.Applications;

/// <summary>
/// A node to try a network with: sends the MessagePack map <c>{"count":n,"uptime":s,"led":0|1}</c> every few seconds, and
/// obeys <c>{"led":0|1}</c>.
/// </summary>
public sealed class SampleApplication : NodeApplication
{
    /// <summary>The pause between two messages in milliseconds, unless another one was given.</summary>
    public const int DefaultPeriodMilliseconds = 10000;

    private const int MaximumPeriodSeconds = 3600;

    private readonly NumberSetting _period;
    private long _now;
    private bool _led;

    /// <summary>Creates an application.</summary>
    /// <param name="periodMilliseconds">The pause between two messages.</param>
    public SampleApplication(int periodMilliseconds)
    {
        _period = new NumberSetting(
            "periodSeconds",
            "Seconds between two messages",
            periodMilliseconds / 1000,
            1,
            MaximumPeriodSeconds);
        AddSetting(_period);
        AddReading("count", Count, 1);
        AddReading("uptime", Uptime, 1);
        AddReading("led", Led, 1);
        AddCommand("led", SetLed);
        SetPeriod(periodMilliseconds);
    }

    /// <inheritdoc/>
    protected override void OnConfigured()
    {
        SetPeriod(_period.Value * 1000);
    }

    /// <inheritdoc/>
    protected override int Work(long now)
    {
        _now = now;
        return int.MaxValue;
    }

    private double Count()
    {
        return Sent;
    }

    private double Uptime()
    {
        return _now / 1000;
    }

    private double Led()
    {
        return _led ? 1 : 0;
    }

    private bool SetLed(int value)
    {
        if (value != 0 && value != 1)
        {
            return false;
        }

        _led = value == 1;
        Node.SetLed(_led);
        return true;
    }
}
