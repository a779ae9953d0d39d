using EnigmaIoT.Shared.Frames;

namespace EnigmaIoT.Node.Naming;

/// <summary>Which names a node takes. A name becomes a level of MQTT topics and stands in JSON texts.</summary>
internal static class NameRules
{
    /// <summary>
    /// Tells whether a name has 1 to 32 bytes and none that separates or matches topic levels, ends a JSON string, or is a
    /// control character.
    /// </summary>
    public static bool IsValid(byte[] buffer, int offset, int count)
    {
        if (count < 1 || count > NodeNameFrame.MaximumName)
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            int c = buffer[offset + i];
            if (c < ' ' || c == 0x7F || c == '/' || c == '+' || c == '#' || c == '"' || c == '\\')
            {
                return false;
            }
        }

        return true;
    }
}
