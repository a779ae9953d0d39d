namespace EnigmaIoT.Shared.Payload;

/// <summary>
/// The data types of CayenneLPP: the numbers are IPSO object ids less 3200 where there is one. Codes, names, sizes and
/// divisors are those of the Arduino library CayenneLPP, which existing nodes and gateways use.
/// </summary>
public static class CayenneLppType
{
    /// <summary>A digital input, 0 or 1.</summary>
    public const int DigitalInput = 0;

    /// <summary>A digital output, 0 or 1.</summary>
    public const int DigitalOutput = 1;

    /// <summary>An analogue input, in hundredths.</summary>
    public const int AnalogInput = 2;

    /// <summary>An analogue output, in hundredths.</summary>
    public const int AnalogOutput = 3;

    /// <summary>A whole number of 32 bits.</summary>
    public const int GenericSensor = 100;

    /// <summary>Light in lux.</summary>
    public const int Luminosity = 101;

    /// <summary>Presence, 0 or 1.</summary>
    public const int Presence = 102;

    /// <summary>Temperature in tenths of a degree Celsius.</summary>
    public const int Temperature = 103;

    /// <summary>Relative humidity in halves of a percent.</summary>
    public const int Humidity = 104;

    /// <summary>Acceleration on three axes, in thousandths of g.</summary>
    public const int Accelerometer = 113;

    /// <summary>Air pressure in tenths of a hectopascal.</summary>
    public const int Barometer = 115;

    /// <summary>Voltage in hundredths of a volt.</summary>
    public const int Voltage = 116;

    /// <summary>Current in milliamperes.</summary>
    public const int Current = 117;

    /// <summary>Frequency in hertz.</summary>
    public const int Frequency = 118;

    /// <summary>A percentage, whole.</summary>
    public const int Percentage = 120;

    /// <summary>Altitude in metres.</summary>
    public const int Altitude = 121;

    /// <summary>Concentration in parts per million.</summary>
    public const int Concentration = 125;

    /// <summary>Power in watts.</summary>
    public const int Power = 128;

    /// <summary>Distance in millimetres.</summary>
    public const int Distance = 130;

    /// <summary>Energy in watt-hours.</summary>
    public const int Energy = 131;

    /// <summary>Direction in degrees.</summary>
    public const int Direction = 132;

    /// <summary>Unix time in seconds.</summary>
    public const int UnixTime = 133;

    /// <summary>Rotation about three axes, in hundredths of a degree a second.</summary>
    public const int Gyrometer = 134;

    /// <summary>A colour: red, green, blue.</summary>
    public const int Colour = 135;

    /// <summary>Latitude, longitude and altitude.</summary>
    public const int Gps = 136;

    /// <summary>A switch, 0 or 1.</summary>
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
