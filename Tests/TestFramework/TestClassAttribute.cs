using MSTest = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

/// <summary>
/// Marks a class of unit tests. In this folder MSTest stands behind the device's names, so that the same sources run on a
/// board and on a PC. The board calls test methods without an object: tests keep no state in instance fields.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TestClassAttribute : MSTest.TestClassAttribute
{
}
