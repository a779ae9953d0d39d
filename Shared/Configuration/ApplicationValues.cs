using System.Collections;

namespace EnigmaIoT.Shared.Configuration;

/// <summary>Texts by name: what a node's application keeps in the configuration file. In the order in which they were set.</summary>
public sealed class ApplicationValues
{
    /// <summary>The most fields.</summary>
    public const int Capacity = 8;

    /// <summary>The longest name in bytes.</summary>
    public const int MaximumName = 32;

    /// <summary>The longest value in bytes.</summary>
    public const int MaximumValue = 64;

    private ArrayList _names;
    private ArrayList _values;

    /// <summary>Gets how many there are.</summary>
    public int Count
    {
        get { return _names == null ? 0 : _names.Count; }
    }

    /// <summary>Gets a name.</summary>
    public string Name(int index)
    {
        return (string)_names[index];
    }

    /// <summary>Gets the value of a name.</summary>
    /// <returns>Null where there is none.</returns>
    public string Value(string name)
    {
        int index = _names == null ? -1 : _names.IndexOf(name);
        return index < 0 ? null : (string)_values[index];
    }

    /// <summary>Sets the value of a name.</summary>
    /// <returns>False where there is no room for another name.</returns>
    public bool Set(string name, string value)
    {
        if (_names == null)
        {
            _names = new ArrayList();
            _values = new ArrayList();
        }

        int index = _names.IndexOf(name);
        if (index >= 0)
        {
            _values[index] = value;
            return true;
        }

        if (_names.Count == Capacity)
        {
            return false;
        }

        _names.Add(name);
        _values.Add(value);
        return true;
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _names = null;
        _values = null;
    }
}
