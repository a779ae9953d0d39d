using System.CommandLine;

namespace EnigmaIoT.Update.Commands;

/// <summary>
/// Brings the spellings that the Python script's argparse takes to one that System.CommandLine takes as well:
/// <c>-fx</c>, <c>-sfx</c>, <c>-f x</c>, <c>--file x</c>, <c>--fi=x</c> all become <c>--file=x</c>. Of an option that
/// comes more than once and takes one value, and of <c>--secure</c> and <c>--unsecure</c>, the last one wins.
/// </summary>
/// <param name="reference">The script's own options: their prefixes stay unambiguous whatever we add.</param>
/// <param name="additions">The options that are ours.</param>
/// <param name="rivals">Options of which the last one wins.</param>
internal sealed class ArgparseSpelling(
    IReadOnlyList<Option> reference, IReadOnlyList<Option> additions, IReadOnlyList<Option> rivals)
{
    /// <summary>Respells a command line. What is not understood is left to the parser to report.</summary>
    /// <param name="arguments">The command line.</param>
    public IReadOnlyList<string> Respell(IReadOnlyList<string> arguments)
    {
        List<Spelled> result = [];
        for (int i = 0; i < arguments.Count; i++)
        {
            string argument = arguments[i];
            if (argument == "--")
            {
                result.AddRange(arguments.Skip(i).Select(rest => new Spelled(null, rest)));
                break;
            }

            string? next = i + 1 < arguments.Count ? arguments[i + 1] : null;
            bool tookNext = argument.StartsWith("--", StringComparison.Ordinal)
                ? RespellLong(argument, next, result)
                : RespellShort(argument, next, result);
            i += tookNext ? 1 : 0;
        }

        return
        [
            .. result
                .Where((entry, index) => !IsOverruled(result, entry.Option, index))
                .SelectMany(entry => entry.Tokens),
        ];
    }

    private static bool TakesValue(Option option) => option.Arity.MaximumNumberOfValues > 0;

    // As in argparse: a single dash is a value, anything else that starts with one is an option.
    private static bool IsValue(string? text) => text is not null && (text.Length < 2 || text[0] != '-');

    private static bool RespellLong(
        Option? option, string argument, string? value, string? next, List<Spelled> result)
    {
        if (option is null || (value is not null && !TakesValue(option)))
        {
            result.Add(new Spelled(null, argument));
            return false;
        }

        bool takesNext = value is null && TakesValue(option) && IsValue(next);
        string? taken = takesNext ? next : value;
        result.Add(taken switch
        {
            null => new Spelled(option, option.Name),
            // The parser takes an empty value as an argument of its own only.
            "" => new Spelled(option, option.Name, taken),
            _ => new Spelled(option, $"{option.Name}={taken}"),
        });
        return takesNext;
    }

    private bool RespellLong(string argument, string? next, List<Spelled> result)
    {
        int equals = argument.IndexOf('=');
        string name = equals < 0 ? argument : argument[..equals];
        string? value = equals < 0 ? null : argument[(equals + 1)..];
        return RespellLong(FindLong(name), argument, value, next, result);
    }

    private bool RespellShort(string argument, string? next, List<Spelled> result)
    {
        if (IsValue(argument))
        {
            result.Add(new Spelled(null, argument));
            return false;
        }

        for (int i = 1; i < argument.Length; i++)
        {
            Option? option = FindShort(argument[i]);
            string rest = argument[(i + 1)..];
            if (option is null || TakesValue(option))
            {
                string? value = rest.Length == 0 ? null : rest.StartsWith('=') ? rest[1..] : rest;
                return RespellLong(option, option is null ? "-" + argument[i..] : argument, value, next, result);
            }

            result.Add(new Spelled(option, option.Name));
        }

        return false;
    }

    private Option? FindShort(char letter)
    {
        string alias = "-" + letter;
        return reference.Concat(additions).FirstOrDefault(option => option.Aliases.Contains(alias));
    }

    private Option? FindLong(string name)
    {
        return reference.Concat(additions).FirstOrDefault(option => option.Name == name)
            ?? FindPrefix(reference, name)
            ?? FindPrefix([.. reference.Concat(additions)], name);
    }

    private static Option? FindPrefix(IReadOnlyList<Option> options, string name)
    {
        Option[] found = [.. options.Where(option => option.Name.StartsWith(name, StringComparison.Ordinal))];
        return found.Length == 1 && name.Length > 2 ? found[0] : null;
    }

    private bool IsOverruled(List<Spelled> entries, Option? option, int index)
    {
        return option is not null
            && option.Arity.MaximumNumberOfValues <= 1
            && entries.Skip(index + 1).Any(later => later.Option == option
                || (rivals.Contains(option) && later.Option is not null && rivals.Contains(later.Option)));
    }

    private sealed record Spelled(Option? Option, params string[] Tokens);
}
