using EnigmaIoT.Shared.Configuration;

namespace EnigmaIoT.Shared.Setup;

/// <summary>
/// What an application adds to a node's first configuration: the page asks for its fields, and the configuration file keeps them under
/// <c>application</c>.
/// </summary>
public interface IApplicationFields
{
    /// <summary>Gets how many fields there are, 0 to <see cref="ApplicationValues.Capacity"/>.</summary>
    int FieldCount { get; }

    /// <summary>Gets a field's name in the file: 1 to 32 letters and digits.</summary>
    string FieldName(int index);

    /// <summary>Gets what the page writes above a field.</summary>
    string FieldLabel(int index);

    /// <summary>Gets what stands in a field that was never set.</summary>
    string FieldDefault(int index);

    /// <summary>Checks what a field is to hold.</summary>
    /// <param name="index">The field.</param>
    /// <param name="value">At most 64 bytes.</param>
    /// <returns>Null where nothing is wrong; else what is expected.</returns>
    string CheckField(int index, string value);

    /// <summary>Takes the fields of the configuration, before the application starts. Those that it does not name have their default.</summary>
    void UseFields(ApplicationValues values);
}
