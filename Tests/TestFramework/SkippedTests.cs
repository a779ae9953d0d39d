using MSTest = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

/// <summary>Has <c>dotnet test</c> say why a test was skipped: by itself it prints the test's name alone.</summary>
[MSTest.TestClass]
public sealed class SkippedTests
{
    /// <summary>Looks at what came of a test.</summary>
    /// <param name="context">The test's context.</param>
    [MSTest.GlobalTestCleanup]
    public static void AfterTest(MSTest.TestContext context)
    {
        if (context.CurrentTestOutcome == MSTest.UnitTestOutcome.Inconclusive && context.TestException is { } reason)
        {
            Tell(context, reason);
        }
    }

    /// <summary>Says why a test was skipped.</summary>
    internal static void Tell(MSTest.TestContext context, Exception reason)
    {
        const string prefix = "Assert.Inconclusive. ";
        string message = (reason is MSTest.AssertInconclusiveException ? reason : reason.InnerException ?? reason).Message;
        message = message.StartsWith(prefix, StringComparison.Ordinal) ? message[prefix.Length..] : message;
        context.DisplayMessage(MSTest.MessageLevel.Warning, $"{context.TestName} was skipped: {message}");
    }
}
