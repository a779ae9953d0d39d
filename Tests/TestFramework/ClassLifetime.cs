using System.Collections.Concurrent;
using System.Reflection;

namespace nanoFramework.TestFramework;

/// <summary>Runs the setup and cleanup methods of test classes once each, as the device's launcher does.</summary>
internal sealed class ClassLifetime
{
    private static readonly ConcurrentDictionary<Type, ClassLifetime> _lifetimes = new();

    private readonly Type _type;
    private readonly Lazy<Exception?> _setUp;

    private ClassLifetime(Type type)
    {
        _type = type;
        _setUp = new Lazy<Exception?>(() => Run<SetupAttribute>());
    }

    /// <summary>Cleans up every class whose setup has run.</summary>
    internal static void CleanUpAll()
    {
        foreach (ClassLifetime lifetime in _lifetimes.Values)
        {
            if (lifetime.Run<CleanupAttribute>() is { } failure)
            {
                throw new InvalidOperationException($"cleanup of {lifetime._type.FullName} failed", failure);
            }
        }
    }

    internal static ClassLifetime Of(Type type)
    {
        return _lifetimes.GetOrAdd(type, static type => new ClassLifetime(type));
    }

    /// <summary>Runs the setup methods, the first time that it is called.</summary>
    /// <returns>What they threw, or null.</returns>
    internal Exception? SetUp()
    {
        return _setUp.Value;
    }

    private Exception? Run<TAttribute>()
        where TAttribute : Attribute
    {
        try
        {
            foreach (MethodInfo method in _type.GetMethods())
            {
                if (method.GetCustomAttribute<TAttribute>() is not null)
                {
                    method.Invoke(method.IsStatic ? null : Activator.CreateInstance(_type), null);
                }
            }

            return null;
        }
        catch (TargetInvocationException e)
        {
            return e.InnerException;
        }
    }
}
