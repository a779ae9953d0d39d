namespace EnigmaIoT.Shared.Configuration;

/// <summary>Reads the values of an application: an object of texts.</summary>
internal static class ApplicationValuesReader
{
    /// <summary>Reads the object.</summary>
    /// <param name="cursor">Where it stands.</param>
    /// <param name="values">Receives the values in place of those it had.</param>
    /// <returns>Null where it is right, else what is wrong with it.</returns>
    public static string Read(JsonCursor cursor, ApplicationValues values)
    {
        values.Clear();
        if (!cursor.TryTake('{'))
        {
            return "an object is expected: {";
        }

        if (cursor.TryTake('}'))
        {
            return null;
        }

        do
        {
            if (!cursor.TryReadString(out string name, out int nameCount) || !cursor.TryTake(':')
                || !cursor.TryReadString(out string value, out int count)
                || nameCount < 1 || nameCount > ApplicationValues.MaximumName || count > ApplicationValues.MaximumValue)
            {
                return "names of 1 to " + ApplicationValues.MaximumName.ToString() + " bytes and texts of 0 to "
                    + ApplicationValues.MaximumValue.ToString() + " are expected";
            }

            if (!values.Set(name, value))
            {
                return "more than " + ApplicationValues.Capacity.ToString() + " fields";
            }
        }
        while (cursor.TryTake(','));
        return cursor.TryTake('}') ? null : ", or } is expected";
    }
}
