using System.Runtime.CompilerServices;
using MSTest = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

/// <summary>Marks a test. The first test of a class to run has the class's <see cref="SetupAttribute"/> methods run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TestMethodAttribute(
    [CallerFilePath] string callerFilePath = "",
    [CallerLineNumber] int callerLineNumber = -1)
    : MSTest.TestMethodAttribute(callerFilePath, callerLineNumber)
{
    /// <inheritdoc/>
    public override Task<MSTest.TestResult[]> ExecuteAsync(MSTest.ITestMethod testMethod)
    {
        Exception? failure = ClassLifetime.Of(testMethod.MethodInfo.ReflectedType!).SetUp();
        if (failure is null)
        {
            return base.ExecuteAsync(testMethod);
        }

        bool skipped = failure is MSTest.AssertInconclusiveException;
#pragma warning disable MSTESTEXP // The test does not run, so that nobody else hands its context over.
        if (skipped && MSTest.TestContext.Current is { } context)
        {
            SkippedTests.Tell(context, failure);
        }
#pragma warning restore MSTESTEXP

        var result = new MSTest.TestResult
        {
            Outcome = skipped ? MSTest.UnitTestOutcome.Inconclusive : MSTest.UnitTestOutcome.Failed,
            TestFailureException = failure,
        };
        return Task.FromResult<MSTest.TestResult[]>([result]);
    }
}
