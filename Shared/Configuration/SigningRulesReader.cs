using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Shared.Configuration;

/// <summary>Reads the rules by which a board takes signed images.</summary>
internal static class SigningRulesReader
{
    /// <summary>Returns what is expected where <see cref="TryRead"/> finds something else.</summary>
    public static string Expectation
    {
        get
        {
            return "an object is expected of \"keys\", a list of at most " + SigningRules.MaximumKeys.ToString()
                + " P-256 public keys in base64 (as enigmaiot-image keygen shows them), \"hardwareClass\", a text of 1 to "
                + SigningRules.MaximumClass.ToString() + " bytes, and \"allowOlder\", true or false";
        }
    }

    /// <summary>Reads the object.</summary>
    /// <param name="cursor">Where it stands.</param>
    /// <returns>Null where something is wrong with it.</returns>
    public static SigningRules TryRead(JsonCursor cursor)
    {
        SigningRules rules = new SigningRules();
        bool isRight = cursor.TryTake('{');
        if (isRight && !cursor.TryTake('}'))
        {
            do
            {
                isRight = cursor.TryReadString(out string name, out _) && cursor.TryTake(':') && TryReadMember(cursor, rules, name);
            }
            while (isRight && cursor.TryTake(','));
            isRight = isRight && cursor.TryTake('}');
        }

        return isRight ? rules : null;
    }

    private static bool TryReadMember(JsonCursor cursor, SigningRules rules, string name)
    {
        switch (name)
        {
            case "keys":
                return TryReadKeys(cursor, rules);
            case "hardwareClass":
                bool isText = cursor.TryReadString(out string value, out int count) && count >= 1
                    && count <= SigningRules.MaximumClass && MqttText.IsValid(value);
                rules.HardwareClass = value;
                return isText;
            case "allowOlder":
                bool isFlag = cursor.TryReadFlag(out bool flag);
                rules.AllowsOlder = flag;
                return isFlag;
            default:
                return false;
        }
    }

    private static bool TryReadKeys(JsonCursor cursor, SigningRules rules)
    {
        if (!cursor.TryTake('['))
        {
            return false;
        }

        if (cursor.TryTake(']'))
        {
            return true;
        }

        int keys = 0;
        do
        {
            if (keys == SigningRules.MaximumKeys || !cursor.TryReadString(out string text, out _) || TrustedKey.TryRead(text) == null)
            {
                return false;
            }

            rules.SetKey(keys, text);
            keys++;
        }
        while (cursor.TryTake(','));
        return cursor.TryTake(']');
    }
}
