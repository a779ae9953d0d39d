using System.Text;

namespace EnigmaIoT.Tests.Desktop.Interop;

/// <summary>
/// The number by which nanoCLR tells that a managed assembly and the C++ table belong together: a CRC-32 (polynomial
/// 0x04C11DB7, most significant bit first, no final xor), as the metadata processor of nanoFramework 1.17 computes it.
/// Everything before the first native method counts for nothing; that one starts from 0 with its name alone; later native
/// ones add assembly, class and name; later other ones add <c>NULL</c>.
/// </summary>
internal static class NativeChecksum
{
    private const uint Polynomial = 0x04C11DB7;

    public static uint Compute(string assembly, IEnumerable<NativeMethod> methods)
    {
        uint crc = 0;
        bool started = false;
        foreach (NativeMethod method in methods)
        {
            if (!started && method.IsNative)
            {
                crc = Add(0, method.Name);
                started = true;
            }
            else if (started)
            {
                crc = Add(crc, method.IsNative ? assembly + method.ClassName + method.Name : "NULL");
            }
        }

        return crc;
    }

    /// <summary>
    /// Finds the methods that the number does not count: those before the first native one. Such a method shifts the C++ table,
    /// and nanoCLR, which sees the same number on both sides, calls the wrong methods.
    /// </summary>
    public static IReadOnlyList<NativeMethod> Uncounted(IReadOnlyList<NativeMethod> methods)
    {
        return [.. methods.TakeWhile(method => !method.IsNative)];
    }

    private static uint Add(uint crc, string text)
    {
        foreach (byte value in Encoding.ASCII.GetBytes(text))
        {
            crc ^= (uint)value << 24;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x80000000) == 0 ? crc << 1 : (crc << 1) ^ Polynomial;
            }
        }

        return crc;
    }
}
