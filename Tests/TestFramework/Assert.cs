using System.Diagnostics.CodeAnalysis;
using MSTest = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

/// <summary>The members of nanoFramework.TestFramework.Assert (3.0.80) that are not obsolete, done by MSTest.</summary>
public static partial class Assert
{
    public static void AreSame(object? expected, object? actual, string message = "")
    {
        MSTest.Assert.AreSame(expected, actual, message);
    }

    public static void AreNotSame(object? notExpected, object? actual, string message = "")
    {
        MSTest.Assert.AreNotSame(notExpected, actual, message);
    }

    public static void Contains(string expected, string value, string message = "")
    {
        MSTest.Assert.Contains(expected, value, StringComparison.Ordinal, message);
    }

    public static void DoesNotContains(string notExpected, string value, string message = "")
    {
        MSTest.Assert.DoesNotContain(notExpected, value, StringComparison.Ordinal, message);
    }

    public static void StartsWith(string expected, string value, string message = "")
    {
        MSTest.Assert.StartsWith(expected, value, StringComparison.Ordinal, message);
    }

    public static void EndsWith(string expected, string value, string message = "")
    {
        MSTest.Assert.EndsWith(expected, value, StringComparison.Ordinal, message);
    }

    public static void IsTrue([DoesNotReturnIf(false)] bool condition, string message = "")
    {
        MSTest.Assert.IsTrue(condition, message);
    }

    public static void IsFalse([DoesNotReturnIf(true)] bool condition, string message = "")
    {
        MSTest.Assert.IsFalse(condition, message);
    }

    public static void IsNull(object? value, string message = "")
    {
        MSTest.Assert.IsNull(value, message);
    }

    public static void IsNotNull([NotNull] object? value, string message = "")
    {
        MSTest.Assert.IsNotNull(value, message);
    }

    public static void IsInstanceOfType(object? value, Type expected, string message = "")
    {
        MSTest.Assert.IsInstanceOfType(value, expected, message);
    }

    public static void IsNotInstanceOfType(object? value, Type notExpected, string message = "")
    {
        MSTest.Assert.IsNotInstanceOfType(value, notExpected, message);
    }

    /// <summary>Fails unless the action throws exactly this type of exception.</summary>
    public static void ThrowsException(Type exception, Action action, string message = "")
    {
        Exception? thrown = null;
        try
        {
            action();
        }
        catch (Exception e)
        {
            thrown = e;
        }

        MSTest.Assert.AreEqual(exception, thrown?.GetType(), message);
    }

    /// <summary>Ends a test without a verdict; in a setup method, all tests of the class.</summary>
    [DoesNotReturn]
    public static void SkipTest(string? message = null)
    {
        MSTest.Assert.Inconclusive(message ?? string.Empty);
    }
}
