namespace EnigmaIoT.Tests.Desktop.Architecture;

/// <summary>One type's need of another one of the same assembly.</summary>
/// <param name="FromFolder">Namespace of the type that needs, without the assembly's root; empty for the root.</param>
/// <param name="From">The type that needs.</param>
/// <param name="Member">Its member that shows it.</param>
/// <param name="ToFolder">Namespace of the needed type.</param>
/// <param name="To">The needed type.</param>
internal sealed record Arrow(string FromFolder, string From, string Member, string ToFolder, string To)
{
    public override string ToString()
    {
        return $"{FromFolder}/{From}.{Member} needs {ToFolder}/{To}";
    }
}
