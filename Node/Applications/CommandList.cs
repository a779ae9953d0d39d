using System.Collections;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Payload;

namespace EnigmaIoT.Node.Applications;

/// <summary>The commands of an application.</summary>
internal sealed class CommandList
{
    private const string NameKey = "cmd";
    private const int MapOfOne = 0x81;
    private const int False = 0xC2;
    private const int True = 0xC3;

    private readonly ArrayList _commands = new ArrayList();

    /// <summary>Adds a command.</summary>
    public void Add(Command command)
    {
        _commands.Add(command);
    }

    /// <summary>Finds the command of a message and executes it.</summary>
    /// <param name="encoding">A <see cref="PayloadEncoding"/>.</param>
    /// <param name="buffer">Holds the message at <paramref name="offset"/>.</param>
    /// <param name="offset">Where it starts.</param>
    /// <param name="count">Its bytes.</param>
    /// <returns>Null, or why it was refused.</returns>
    public string Take(byte encoding, byte[] buffer, int offset, int count)
    {
        if (encoding != PayloadEncoding.MessagePack || !MessagePackFields.IsMap(buffer, offset, count))
        {
            return "data that is no JSON object";
        }

        int end = offset + count;
        int name = MessagePackFields.Find(buffer, offset, count, NameKey);
        int nameCount = 0;
        bool isNamed = name >= 0 && MessagePackFields.TryReadText(buffer, ref name, end, out nameCount);
        if (!isNamed && buffer[offset] != MapOfOne)
        {
            return "data with several values and no command";
        }

        for (int i = 0; i < _commands.Count; i++)
        {
            Command command = (Command)_commands[i];
            int at = !isNamed || IsText(buffer, name, nameCount, command.Key)
                ? MessagePackFields.Find(buffer, offset, count, command.Key)
                : MessagePackFields.NotFound;
            if (at >= 0)
            {
                return TryReadValue(buffer, at, end, out int value) && command.Taker(value)
                    ? null
                    : "a value that the command " + command.Key + " does not take";
            }
        }

        return "data that is no command of the application";
    }

    private static bool TryReadValue(byte[] buffer, int at, int end, out int value)
    {
        if (buffer[at] == False || buffer[at] == True)
        {
            value = buffer[at] - False;
            return true;
        }

        return MessagePackFields.TryReadNumber(buffer, at, end, out value);
    }

    private static bool IsText(byte[] buffer, int at, int count, string text)
    {
        if (count != text.Length)
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            if (buffer[at + i] != text[i])
            {
                return false;
            }
        }

        return true;
    }
}
