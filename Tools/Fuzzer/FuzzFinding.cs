using System.Globalization;
using EnigmaIoT.Fuzzer.Boards;

namespace EnigmaIoT.Fuzzer;

/// <summary>What a lane found.</summary>
/// <param name="Lane">The lane's number.</param>
/// <param name="Step">At which of its inputs, from 1 on.</param>
/// <param name="Failure">What happened.</param>
/// <param name="Inputs">The last inputs, the offending one at the end.</param>
internal sealed record FuzzFinding(int Lane, int Step, Exception Failure, IReadOnlyList<FuzzInput> Inputs)
{
    /// <summary>Describes it, and how to see it again.</summary>
    public void Print(TextWriter output, int seed)
    {
        string what = Failure is FuzzFailureException ? Failure.Message : Failure.ToString();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"FAILED in lane {Lane} at input {Step}: {what}"));
        output.WriteLine("The last inputs, the offending one at the end:");
        foreach (FuzzInput input in Inputs)
        {
            output.WriteLine($"  {input.Kind}: {Convert.ToHexStringLower(input.Bytes)}");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Again: fuzz --seed {seed} --lane {Lane} --count {Step}"));
    }
}
