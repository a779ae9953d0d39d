using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EnigmaIoT.Tests.Desktop.Architecture;

/// <summary>Firmware makes no object of a value: each would take 24 bytes of a board's heap, and an enum has no name there to print.</summary>
[TestClass]
public sealed class BoxingTests
{
    [TestMethod]
    [DataRow("EnigmaIoT.Shared.dll")]
    [DataRow("EnigmaIoT.Gateway.dll")]
    [DataRow("EnigmaIoT.Node.dll")]
    public void FirmwareBoxesNoValue(string assembly)
    {
        string[] boxed = [.. Boxed(assembly)];
        Assert.IsEmpty(boxed, "\n" + string.Join('\n', boxed));
    }

    // Were a box in the simulator, which makes them freely, not seen, the test above would show nothing.
    [TestMethod]
    public void ABoxIsSeen()
    {
        Assert.IsNotEmpty(Boxed("EnigmaIoT.Simulator.dll"));
    }

    private static IEnumerable<string> Boxed(string assembly)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, assembly));
        return [.. module.GetTypes()
            .SelectMany(type => type.Methods)
            .Where(method => method.HasBody)
            .SelectMany(method => method.Body.Instructions
                .Where(instruction => instruction.OpCode.Code == Code.Box || IsEnumInText(instruction))
                .Select(instruction => $"{method.FullName} makes an object of {instruction.Operand}"))];
    }

    // ToString of an enum boxes it inside.
    private static bool IsEnumInText(Instruction instruction)
    {
        return instruction.OpCode.Code == Code.Constrained && instruction.Operand is TypeDefinition { IsEnum: true };
    }
}
