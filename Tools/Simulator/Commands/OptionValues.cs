using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EnigmaIoT.Shared.Addressing;

namespace EnigmaIoT.Simulator.Commands;

/// <summary>Reads the values of options; one that makes no sense is a parse error.</summary>
internal static class OptionValues
{
    /// <summary>Reads a probability.</summary>
    public static double Loss(ArgumentResult argument)
    {
        return double.TryParse(
            Text(argument), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double loss) && loss is >= 0 and <= 1
            ? loss
            : Reject<double>(argument, $"--loss: '{Text(argument)}' is not a number from 0 to 1");
    }

    /// <summary>Creates an option that takes a number.</summary>
    public static Option<int> Number(string name, string description, int standard, int minimum, int maximum)
    {
        return new Option<int>(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => standard,
            CustomParser = argument => ParseNumber(argument, name, minimum, maximum),
        };
    }

    /// <summary>Creates an option that takes a time in milliseconds, 0 to 1000.</summary>
    public static Option<double?> Milliseconds(string name, string description)
    {
        return new Option<double?>(name)
        {
            Description = description,
            HelpName = "MS",
            CustomParser = argument => ParseMilliseconds(argument, name),
        };
    }

    /// <summary>Creates an option that takes a UDP port.</summary>
    public static Option<int?> Port(string name, string description, int minimum)
    {
        return new Option<int?>(name)
        {
            Description = description,
            HelpName = "PORT",
            CustomParser = argument => ParseNumber(argument, name, minimum, ushort.MaxValue),
        };
    }

    /// <summary>Reads a number.</summary>
    public static int ParseNumber(ArgumentResult argument, string name, int minimum, int maximum)
    {
        return int.TryParse(Text(argument), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= minimum && number <= maximum
            ? number
            : Reject<int>(argument, $"{name}: '{Text(argument)}' is not a number from {minimum} to {maximum}");
    }

    private static double ParseMilliseconds(ArgumentResult argument, string name)
    {
        const double Maximum = 1000;
        return double.TryParse(
            Text(argument), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double time) && time is >= 0 and <= Maximum
            ? time
            : Reject<double>(argument, $"{name}: '{Text(argument)}' is not a time from 0 to {Maximum} milliseconds");
    }

    /// <summary>Creates an option that takes a device's MAC address.</summary>
    public static Option<long?> Mac(string name, string description)
    {
        return new Option<long?>(name)
        {
            Description = description,
            HelpName = "MAC",
            CustomParser = argument => MacAddress.TryParse(Text(argument), 0, Text(argument).Length, out long address)
                && MacAddress.IsDevice(address)
                ? address
                : Reject<long?>(argument, $"{name}: '{Text(argument)}' is not a device's MAC address (AA:BB:CC:DD:EE:FF)"),
        };
    }

    /// <summary>Creates the option that takes the file of a capture.</summary>
    public static Option<string?> Capture(string description)
    {
        return new Option<string?>("--pcap") { Description = description, HelpName = "FILE" };
    }

    /// <summary>Gets what was given.</summary>
    public static string Text(ArgumentResult argument)
    {
        return argument.Tokens[0].Value;
    }

    /// <summary>Refuses what was given.</summary>
    public static T? Reject<T>(ArgumentResult argument, string message)
    {
        argument.AddError(message);
        return default;
    }
}
