using MSTest = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

/// <summary>Gives a test method one set of arguments. On a PC the method needs <see cref="TestMethodAttribute"/> too.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class DataRowAttribute(params object[] methodParameters) : MSTest.DataRowAttribute(methodParameters)
{
}
