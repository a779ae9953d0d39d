using System.Reflection;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>Counts every call of a port. On the device such a call enters native code once, or not at all.</summary>
internal class CountingPort : DispatchProxy
{
    private object? _target;
    private CrossingCount? _count;
    private CrossingKind _kind;

    public static T Wrap<T>(T target, CrossingCount count, CrossingKind kind)
        where T : class
    {
        T port = Create<T, CountingPort>();
        var proxy = (CountingPort)(object)port;
        proxy._target = target;
        proxy._count = count;
        proxy._kind = kind;
        return port;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        _count!.Add(_kind);
        return targetMethod!.Invoke(_target, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}
