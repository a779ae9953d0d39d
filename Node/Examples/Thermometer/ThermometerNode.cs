using EnigmaIoT.Node.Applications;

namespace EnigmaIoT.Node.Examples.Thermometer;

/// <summary>
/// A thermometer: sends <c>{"temp":20.3}</c>. With <c>sleepy</c> in its configuration it sleeps between its messages, for as long as its
/// sleep time says; otherwise it sends every five minutes.
/// </summary>
public sealed class ThermometerNode : NodeApplication
{
    private const int PeriodSeconds = 300;

    private readonly NumberSource _probe;
    private readonly NumberSetting _offset = new NumberSetting("offset", "Tenths of a degree to add", 0, 0, 50);

    /// <summary>Creates a thermometer.</summary>
    /// <param name="probe">Measures degrees Celsius.</param>
    public ThermometerNode(NumberSource probe)
    {
        _probe = probe;
        AddReading("temp", Measure, PeriodSeconds).AsSensor(SensorClass.Temperature, "\u00B0C");
        AddSetting(_offset);
    }

    private double Measure()
    {
        double tenths = (_probe() * 10) + _offset.Value;
        return double.IsNaN(tenths) ? tenths : (int)(tenths < 0 ? tenths - 0.5 : tenths + 0.5) / 10.0;
    }
}
