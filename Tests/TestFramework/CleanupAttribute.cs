namespace nanoFramework.TestFramework;

/// <summary>Marks a method that runs once, after the tests of its class (on a PC: after all tests).</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CleanupAttribute : Attribute
{
}
