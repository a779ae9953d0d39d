using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace EnigmaIoT.Tests.Desktop.ShortMemory;

/// <summary>Puts a call of <see cref="FaultPoint.Pass"/> before each instruction of an assembly that takes memory on a board.</summary>
internal static class FaultWeaver
{
    /// <summary>Reads an assembly, and gives it the calls.</summary>
    /// <param name="path">The assembly; the file stays as it is.</param>
    public static byte[] Weave(string path)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(path);
        MethodReference pass = Import(module, nameof(FaultPoint.Pass));
        foreach (MethodDefinition method in module.GetTypes().SelectMany(type => type.Methods))
        {
            // What a type needs once is made when the program starts.
            if (method.HasBody && !(method.IsConstructor && method.IsStatic))
            {
                Weave(method, pass);
            }

            if (method.Name == "Pump" && method.Parameters.Count == 0)
            {
                Enclose(method, Import(module, nameof(FaultPoint.Enter)), Import(module, nameof(FaultPoint.Leave)));
            }
        }

        using MemoryStream woven = new();
        module.Write(woven);
        return woven.ToArray();
    }

    private static void Weave(MethodDefinition method, MethodReference pass)
    {
        method.Body.SimplifyMacros();
        ILProcessor processor = method.Body.GetILProcessor();
        Instruction[] points = [.. method.Body.Instructions.Where(TakesMemory)];
        foreach (Instruction point in points)
        {
            Instruction first = point;
            while (first.Previous?.OpCode.OpCodeType == OpCodeType.Prefix)
            {
                first = first.Previous;
            }

            // Who jumps to the instruction comes to the call as well: so it takes the instruction's place.
            Instruction moved = processor.Create(OpCodes.Nop);
            moved.OpCode = first.OpCode;
            moved.Operand = first.Operand;
            processor.InsertAfter(first, moved);
            first.OpCode = OpCodes.Call;
            first.Operand = pass;
        }

        method.Body.OptimizeMacros();
    }

    private static MethodReference Import(ModuleDefinition module, string method)
    {
        return module.ImportReference(typeof(FaultPoint).GetMethod(method));
    }

    private static void Enclose(MethodDefinition pump, MethodReference enter, MethodReference leave)
    {
        ILProcessor processor = pump.Body.GetILProcessor();
        processor.InsertBefore(pump.Body.Instructions[0], processor.Create(OpCodes.Call, enter));
        foreach (Instruction end in pump.Body.Instructions.Where(instruction => instruction.OpCode.Code == Code.Ret).ToArray())
        {
            // Who jumps to the end comes to the call as well.
            processor.InsertAfter(end, processor.Create(OpCodes.Ret));
            end.OpCode = OpCodes.Call;
            end.Operand = leave;
        }
    }

    private static bool TakesMemory(Instruction instruction)
    {
        return instruction.OpCode.Code is Code.Call or Code.Callvirt or Code.Newobj or Code.Newarr or Code.Box;
    }
}
