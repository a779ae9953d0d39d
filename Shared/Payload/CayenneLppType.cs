namespace EnigmaIoT.Shared.Payload;

/// <summary>
/// The data types of CayenneLPP: the numbers are IPSO object ids less 3200 where there is one. Codes, names, sizes and
/// divisors are those of the Arduino library CayenneLPP, which existing nodes and gateways use.
/// </summary>
internal static class CayenneLppType
{
    public const int DigitalInput = 0;
    public const int DigitalOutput = 1;
    public const int AnalogInput = 2;
    public const int AnalogOutput = 3;
    public const int GenericSensor = 100;
    public const int Luminosity = 101;
    public const int Presence = 102;
    public const int Temperature = 103;
    public const int Humidity = 104;
    public const int Accelerometer = 113;
    public const int Barometer = 115;
    public const int Voltage = 116;
    public const int Current = 117;
    public const int Frequency = 118;
    public const int Percentage = 120;
    public const int Altitude = 121;
    public const int Concentration = 125;
    public const int Power = 128;
    public const int Distance = 130;
    public const int Energy = 131;
    public const int Direction = 132;
    public const int UnixTime = 133;
    public const int Gyrometer = 134;
    public const int Colour = 135;
    public const int Gps = 136;
    public const int Switch = 142;

    /// <summary>Returns the name in JSON; null where the type is not known.</summary>
    public static string Name(int type)
    {
        switch (type)
        {
            case DigitalInput:
                return "digital_in";
            case DigitalOutput:
                return "digital_out";
            case AnalogInput:
                return "analog_in";
            case AnalogOutput:
                return "analog_out";
            case GenericSensor:
                return "generic";
            case Luminosity:
                return "luminosity";
            case Presence:
                return "presence";
            case Temperature:
                return "temperature";
            case Humidity:
                return "humidity";
            case Accelerometer:
                return "accelerometer";
            case Barometer:
                return "pressure";
            case Voltage:
                return "voltage";
            case Current:
                return "current";
            case Frequency:
                return "frequency";
            case Percentage:
                return "percentage";
            case Altitude:
                return "altitude";
            case Concentration:
                return "concentration";
            case Power:
                return "power";
            case Distance:
                return "distance";
            case Energy:
                return "energy";
            case Direction:
                return "direction";
            case UnixTime:
                return "time";
            case Gyrometer:
                return "gyrometer";
            case Colour:
                return "colour";
            case Gps:
                return "gps";
            case Switch:
                return "switch";
            default:
                return null;
        }
    }

    /// <summary>Determines whether a value is three numbers: axes, colour components or a position.</summary>
    public static bool IsTriple(int type)
    {
        return type == Accelerometer || type == Gyrometer || type == Colour || type == Gps;
    }

    /// <summary>Returns how many bytes one number takes.</summary>
    public static int Width(int type)
    {
        switch (type)
        {
            case DigitalInput:
            case DigitalOutput:
            case Presence:
            case Humidity:
            case Percentage:
            case Colour:
            case Switch:
                return 1;
            case Gps:
                return 3;
            case GenericSensor:
            case Frequency:
            case Distance:
            case Energy:
            case UnixTime:
                return 4;
            default:
                return 2;
        }
    }

    /// <summary>Returns how many steps make one unit (of latitude and longitude, for a position).</summary>
    public static int Divisor(int type)
    {
        switch (type)
        {
            case Humidity:
                return 2;
            case Temperature:
            case Barometer:
                return 10;
            case AnalogInput:
            case AnalogOutput:
            case Voltage:
            case Gyrometer:
                return 100;
            case Accelerometer:
            case Current:
            case Distance:
            case Energy:
                return 1000;
            case Gps:
                return 10000;
            default:
                return 1;
        }
    }

    /// <summary>Determines whether a number may be negative.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isUnsigned">Whether voltage and current never are: the library before version 1.6.</param>
    public static bool IsSigned(int type, bool isUnsigned)
    {
        if (type == Voltage || type == Current)
        {
            return !isUnsigned;
        }

        return type == AnalogInput || type == AnalogOutput || type == Temperature || type == Altitude
            || type == Accelerometer || type == Gyrometer || type == Gps;
    }
}
