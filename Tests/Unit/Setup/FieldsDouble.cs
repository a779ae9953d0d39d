using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Setup;

namespace EnigmaIoT.Tests.Unit.Setup;

/// <summary>An application with one field, a number.</summary>
public sealed class FieldsDouble : IApplicationFields
{
    /// <inheritdoc/>
    public int FieldCount
    {
        get { return 1; }
    }

    /// <inheritdoc/>
    public string FieldName(int index)
    {
        return "period";
    }

    /// <inheritdoc/>
    public string FieldLabel(int index)
    {
        return "Period in \"seconds\"";
    }

    /// <inheritdoc/>
    public string FieldDefault(int index)
    {
        return "10";
    }

    /// <inheritdoc/>
    public string CheckField(int index, string value)
    {
        return value.Length > 0 && value[0] >= '0' && value[0] <= '9' ? null : "a number is expected";
    }

    /// <inheritdoc/>
    public void UseFields(ApplicationValues values)
    {
    }
}
