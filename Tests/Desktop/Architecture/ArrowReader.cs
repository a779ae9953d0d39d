using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EnigmaIoT.Tests.Desktop.Architecture;

/// <summary>Reads from a compiled assembly which of its folders need which, by base types, members' types, attributes and code.</summary>
internal sealed class ArrowReader
{
    private readonly string _root;
    private readonly ModuleDefinition _module;
    private readonly HashSet<Arrow> _arrows = [];

    private ArrowReader(ModuleDefinition module, string root)
    {
        _module = module;
        _root = root;
    }

    /// <summary>Reads the arrows between folders of an assembly.</summary>
    /// <param name="path">The assembly.</param>
    /// <param name="root">Its root namespace.</param>
    public static IReadOnlyCollection<Arrow> Read(string path, string root)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(path);
        ArrowReader reader = new(module, root);
        foreach (TypeDefinition type in module.GetTypes())
        {
            reader.ReadType(type);
        }

        return reader._arrows;
    }

    private void ReadType(TypeDefinition type)
    {
        Add(type, "base", type.BaseType);
        ReadAttributes(type, "attributes", type);
        ReadConstraints(type, "constraints", type);
        foreach (InterfaceImplementation implemented in type.Interfaces)
        {
            Add(type, "interfaces", implemented.InterfaceType);
        }

        foreach (FieldDefinition field in type.Fields)
        {
            Add(type, field.Name, field.FieldType);
            ReadAttributes(type, field.Name, field);
        }

        foreach (PropertyDefinition property in type.Properties)
        {
            ReadAttributes(type, property.Name, property);
        }

        foreach (MethodDefinition method in type.Methods)
        {
            ReadMethod(type, method);
        }
    }

    private void ReadMethod(TypeDefinition type, MethodDefinition method)
    {
        Add(type, method.Name, method.ReturnType);
        ReadAttributes(type, method.Name, method);
        ReadConstraints(type, method.Name, method);
        foreach (ParameterDefinition parameter in method.Parameters)
        {
            Add(type, method.Name, parameter.ParameterType);
        }

        if (method.HasBody)
        {
            ReadBody(type, method);
        }
    }

    private void ReadAttributes(TypeDefinition type, string member, ICustomAttributeProvider provider)
    {
        foreach (CustomAttribute attribute in provider.CustomAttributes)
        {
            Add(type, member, attribute.AttributeType);
            foreach (CustomAttributeArgument argument in attribute.ConstructorArguments)
            {
                Add(type, member, argument.Value as TypeReference);
            }
        }
    }

    private void ReadConstraints(TypeDefinition type, string member, IGenericParameterProvider provider)
    {
        foreach (GenericParameterConstraint constraint in provider.GenericParameters.SelectMany(parameter => parameter.Constraints))
        {
            Add(type, member, constraint.ConstraintType);
        }
    }

    private void ReadBody(TypeDefinition type, MethodDefinition method)
    {
        foreach (VariableDefinition variable in method.Body.Variables)
        {
            Add(type, method.Name, variable.VariableType);
        }

        foreach (ExceptionHandler handler in method.Body.ExceptionHandlers)
        {
            Add(type, method.Name, handler.CatchType);
        }

        foreach (Instruction instruction in method.Body.Instructions)
        {
            switch (instruction.Operand)
            {
                case TypeReference used:
                    Add(type, method.Name, used);
                    break;
                case GenericInstanceMethod generic:
                    Add(type, method.Name, generic.DeclaringType);
                    foreach (TypeReference argument in generic.GenericArguments)
                    {
                        Add(type, method.Name, argument);
                    }

                    break;
                case MemberReference member:
                    Add(type, method.Name, member.DeclaringType);
                    break;
                default:
                    break;
            }
        }
    }

    private void Add(TypeDefinition from, string member, TypeReference? to)
    {
        switch (to)
        {
            case null:
                return;
            case GenericInstanceType generic:
                foreach (TypeReference argument in generic.GenericArguments)
                {
                    Add(from, member, argument);
                }

                Add(from, member, generic.ElementType);
                return;
            case TypeSpecification specification:
                // An array, a reference, a modifier.
                Add(from, member, specification.ElementType);
                return;
            default:
                break;
        }

        if (to.Scope != _module || to is GenericParameter)
        {
            return;
        }

        TypeReference needed = Outermost(to);
        TypeReference needing = Outermost(from);
        if (IsOurs(needed) && IsOurs(needing) && needed.Namespace != needing.Namespace)
        {
            _arrows.Add(new Arrow(Folder(needing), needing.Name, member, Folder(needed), needed.Name));
        }
    }

    private static TypeReference Outermost(TypeReference type)
    {
        return type.DeclaringType is null ? type : Outermost(type.DeclaringType);
    }

    // Others are made by the compiler.
    private bool IsOurs(TypeReference type)
    {
        return type.Namespace.StartsWith(_root, StringComparison.Ordinal);
    }

    private string Folder(TypeReference type)
    {
        return type.Namespace.Length == _root.Length ? string.Empty : type.Namespace[(_root.Length + 1)..];
    }
}
