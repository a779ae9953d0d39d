using System.Reflection;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.TestFramework;

/// <summary>
/// What the device's launcher asks of a test class, beyond what its compiler checks: it calls test methods by reflection
/// without an object (nanoFramework.TestFramework 3.0.80, UnitTestLauncher).
/// </summary>
[TestClass]
public sealed class DeviceRulesTests
{
    private const BindingFlags Instance
        = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static IEnumerable<Type> DeviceTestClasses => typeof(DeviceRulesTests).Assembly.GetTypes().Where(t =>
        t.Namespace is { } name
        && name.StartsWith("EnigmaIoT.Tests.Unit", StringComparison.Ordinal)
        && t.GetCustomAttribute<nanoFramework.TestFramework.TestClassAttribute>() is not null);

    [TestMethod]
    public void ThereAreTestsForTheDevice()
    {
        Assert.IsNotEmpty(DeviceTestClasses);
    }

    [TestMethod]
    public void TestsKeepNothingInInstanceFields()
    {
        string[] fields = [.. DeviceTestClasses.SelectMany(t => t.GetFields(Instance)).Select(Show)];
        Assert.AreEqual(string.Empty, string.Join(", ", fields));
    }

    [TestMethod]
    public void HelpersOfTestsAreStatic()
    {
        string[] helpers =
        [
            .. DeviceTestClasses.SelectMany(t => t.GetMethods(Instance))
                .Where(m => !m.GetCustomAttributes().Any(IsLaunched))
                .Select(Show),
        ];
        Assert.AreEqual(string.Empty, string.Join(", ", helpers));
    }

    private static bool IsLaunched(Attribute attribute)
    {
        return attribute is nanoFramework.TestFramework.TestMethodAttribute
            or nanoFramework.TestFramework.SetupAttribute
            or nanoFramework.TestFramework.CleanupAttribute;
    }

    private static string Show(MemberInfo member)
    {
        return $"{member.DeclaringType!.Name}.{member.Name}";
    }
}
