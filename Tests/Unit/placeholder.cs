namespace EnigmaIoT.Tests.Unit;

internal static class Placeholder
{
}
