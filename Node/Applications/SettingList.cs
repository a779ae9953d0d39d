using System.Collections;
using EnigmaIoT.Shared.Configuration;

namespace EnigmaIoT.Node.Applications;

/// <summary>The settings of an application.</summary>
internal sealed class SettingList
{
    private readonly ArrayList _settings = new ArrayList();

    /// <summary>Gets how many there are.</summary>
    public int Count
    {
        get { return _settings.Count; }
    }

    /// <summary>Gets a setting.</summary>
    public Setting At(int index)
    {
        return (Setting)_settings[index];
    }

    /// <summary>Adds a setting; at most <see cref="ApplicationValues.Capacity"/> are kept.</summary>
    public void Add(Setting setting)
    {
        _settings.Add(setting);
    }

    /// <summary>Takes the values of a configuration: one that is missing or wrong leaves its setting as it is.</summary>
    public void Use(ApplicationValues values)
    {
        for (int i = 0; i < Count; i++)
        {
            Setting setting = At(i);
            string value = values.Value(setting.Name);
            if (value != null && setting.Check(value) == null)
            {
                setting.Take(value);
            }
        }
    }
}
