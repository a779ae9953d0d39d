namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>Words that discovery messages have as numbers, and which units belong to which class of a sensor.</summary>
internal static class EntityWords
{
    private const char Separator = ',';

    // Each list is one literal, which stands in flash: an array of strings would take 12 bytes of heap a word.
    private const string BinarySensorClasses = ",battery,battery_charging,cold,connectivity,door,garage_door,gas,heat,light,lock,moisture"
        + ",motion,moving,occupancy,opening,plug,power,presence,problem,safety,smoke,sound,vibration,window";

    private const string CoverClasses = ",awning,blind,curtain,damper,door,garage,gate,shade,shutter,window";

    private const string SensorClasses = ",battery,current,energy,humidity,illuminance,signal_strength,temperature,power,power_factor"
        + ",pressure,timestamp,voltage";

    private const string TriggerTypes = "button_short_press,button_short_release,button_long_press,button_long_release"
        + ",button_double_press,button_triple_press,button_quadruple_press,button_quintuple_press";

    private const string TriggerSubtypes = "turn_on,turn_off,button_1,button_2,button_3,button_4,button_5,button_6";

    /// <summary>Gets the word for a kind of entity that topics and documents have; null where it is not built.</summary>
    public static string Platform(EntityKind kind)
    {
        switch (kind)
        {
            case EntityKind.BinarySensor:
                return "binary_sensor";
            case EntityKind.Cover:
                return "cover";
            case EntityKind.Trigger:
                return "device_automation";
            case EntityKind.Sensor:
                return "sensor";
            case EntityKind.Switch:
                return "switch";
            default:
                return null;
        }
    }

    /// <summary>Gets the device class with a number; null where there is none.</summary>
    public static string DeviceClass(EntityKind kind, int number)
    {
        switch (kind)
        {
            case EntityKind.BinarySensor:
                return Word(BinarySensorClasses, number);
            case EntityKind.Cover:
                return Word(CoverClasses, number);
            case EntityKind.Sensor:
                return Word(SensorClasses, number);
            default:
                return null;
        }
    }

    /// <summary>Gets the type of a trigger with a number; null where there is none.</summary>
    public static string TriggerType(int number)
    {
        return Word(TriggerTypes, number);
    }

    /// <summary>Gets the subtype of a trigger with a number; null where there is none.</summary>
    public static string TriggerSubtype(int number)
    {
        return Word(TriggerSubtypes, number);
    }

    /// <summary>
    /// Returns a unit as Home Assistant knows it: examples of the reference have <c>ºC</c> with the ordinal sign, <c>C</c> and <c>%RH</c>.
    /// </summary>
    /// <param name="unit">The unit from the node.</param>
    /// <param name="deviceClass">The class of the sensor; null where it has none.</param>
    public static string Unit(string unit, string deviceClass)
    {
        bool isTemperature = deviceClass == "temperature";
        switch (unit)
        {
            case "\u00BAC":
                return "\u00B0C";
            case "\u00BAF":
                return "\u00B0F";
            case "C":
                return isTemperature ? "\u00B0C" : unit;
            case "F":
                return isTemperature ? "\u00B0F" : unit;
            case "%RH":
                return "%";
            default:
                return unit;
        }
    }

    /// <summary>Determines whether Home Assistant takes a unit for a class: it refuses the entity where not.</summary>
    /// <param name="unit">The unit; null for none.</param>
    /// <param name="deviceClass">The class.</param>
    public static bool IsUnitOf(string unit, string deviceClass)
    {
        string units = UnitsOf(deviceClass);
        return unit == null ? units == null || deviceClass == "power_factor" : units != null && Contains(units, unit);
    }

    // Units of sensor classes: Home Assistant, components/sensor/const.py, DEVICE_CLASS_UNITS.
    private static string UnitsOf(string deviceClass)
    {
        switch (deviceClass)
        {
            case "battery":
            case "humidity":
            case "power_factor":
                return "%";
            case "current":
                return "A,mA";
            case "energy":
                return "J,kJ,MJ,GJ,mWh,Wh,kWh,MWh,GWh,TWh,cal,kcal,Mcal,Gcal";
            case "illuminance":
                return "lx";
            case "signal_strength":
                return "dB,dBm";
            case "temperature":
                return "\u00B0C,\u00B0F,K";
            case "power":
                return "mW,W,kW,MW,GW,TW";
            case "pressure":
                return "mPa,Pa,hPa,kPa,bar,cbar,mbar,mmHg,inHg,inH\u2082O,psi";
            case "voltage":
                return "V,mV,kV,MV";
            default:
                return null;
        }
    }

    private static string Word(string words, int number)
    {
        int start = 0;
        for (int i = 0; i < number && start >= 0; i++)
        {
            int comma = words.IndexOf(Separator, start);
            start = comma < 0 ? -1 : comma + 1;
        }

        if (number < 0 || start < 0)
        {
            return null;
        }

        int end = words.IndexOf(Separator, start);
        string word = end < 0 ? words.Substring(start) : words.Substring(start, end - start);
        return word.Length == 0 ? null : word;
    }

    private static bool Contains(string words, string word)
    {
        for (int number = 0; ; number++)
        {
            string one = Word(words, number);
            if (one == null || one == word)
            {
                return one != null;
            }
        }
    }
}
