using System.Reflection;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Documents;

/// <summary>Each test that docs/reference-features.md names is there.</summary>
[TestClass]
public sealed class ReferenceFeatureTests
{
    private const int MinimumFeatures = 45;

    [TestMethod]
    public void EachNamedTestExists()
    {
        string[][][] rows = [.. new MarkdownPage("docs/reference-features.md").Rows("feature")];

        Assert.IsGreaterThanOrEqualTo(MinimumFeatures, rows.Length);
        string[] unknown = [.. rows.SelectMany(row => row[1]).Where(name => !Exists(name)).Distinct()];
        Assert.IsEmpty(unknown, "no such test: " + string.Join(", ", unknown));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("RegistrationTests")]
    [DataRow("RegistrationTests.NoSuchTest")]
    [DataRow("NoSuchTests.EachNodeGetsItsOwnId")]
    public void ATestThatIsNotThereIsFound(string name)
    {
        Assert.IsFalse(Exists(name));
    }

    private static bool Exists(string name)
    {
        string[] parts = name.Split('.');
        return parts.Length == 2 && typeof(ReferenceFeatureTests).Assembly.GetTypes()
            .Where(type => type.Name == parts[0])
            .Select(type => type.GetMethod(parts[1], BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Any(method => method is not null && method.GetCustomAttributesData().Any(IsTest));
    }

    // Unit tests that run on a board have the attribute of nanoFramework's own library.
    private static bool IsTest(CustomAttributeData attribute)
    {
        return attribute.AttributeType.Name is "TestMethodAttribute" or "DataRowAttribute";
    }
}
