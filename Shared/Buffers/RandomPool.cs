using System;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Buffers;

/// <summary>
/// Random bytes from a stock of 64, so that the many small requests of a session do not each cross into native code. What was
/// given out is wiped from the stock.
/// </summary>
public sealed class RandomPool : IRandom
{
    /// <summary>Bytes fetched at once.</summary>
    public const int Size = 64;

    private readonly IRandom _source;
    private readonly byte[] _stock = new byte[Size];
    private int _at = Size;

    /// <summary>Creates an empty stock.</summary>
    /// <param name="source">Fills it.</param>
    public RandomPool(IRandom source)
    {
        _source = source;
    }

    /// <inheritdoc/>
    public void Fill(byte[] buffer, int offset, int count)
    {
        while (count > 0)
        {
            if (_at == Size)
            {
                _source.Fill(_stock, 0, Size);
                _at = 0;
            }

            int part = Size - _at < count ? Size - _at : count;
            Array.Copy(_stock, _at, buffer, offset, part);
            Array.Clear(_stock, _at, part);
            _at += part;
            offset += part;
            count -= part;
        }
    }
}
