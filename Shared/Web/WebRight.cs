namespace EnigmaIoT.Shared.Web;

/// <summary>Who may request a path.</summary>
public enum WebRight
{
    /// <summary>Everybody.</summary>
    Everybody,

    /// <summary>Everybody where reading is open, else those who have the password.</summary>
    Reading,

    /// <summary>Whoever has the password, from this site's own page or from a program.</summary>
    Changing,
}
