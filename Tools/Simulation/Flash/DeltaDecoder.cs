using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Flash;

/// <summary>Decodes a delta as the native part does (portable/DeltaDecoder.h there): the same steps, limits and results.</summary>
/// <param name="ends">What is read and written.</param>
/// <param name="baseSize">Bytes of the image that is copied from; 0 where there is none.</param>
/// <param name="imageSize">Bytes of the image that is made.</param>
internal sealed class DeltaDecoder(IDeltaEnds ends, int baseSize, int imageSize)
{
    private const int MaximumInWindow = 1280;
    private const int PageSize = 512;
    private const int NearCount = 4;
    private const int OfBase = 1;
    private const int OfImage = 2;

    private static readonly byte[] _head = [0xD6, 0xC3, 0xC4, 0, 0];

    private readonly byte[] _body = new byte[MaximumInWindow];
    private readonly byte[] _page = new byte[PageSize];
    private readonly uint[] _near = new uint[NearCount];
    private SlotResult _result;
    private int _taken;
    private Phase _phase;
    private uint _number;
    private int _arrived;
    private int _windowKind;
    private uint _segmentSize;
    private uint _segmentStart;
    private int _windowStart;
    private int _windowEnd;
    private uint _left;
    private int _data;
    private int _dataEnd;
    private int _instruction;
    private int _instructionEnd;
    private int _address;
    private int _bodyCount;
    private StepKind _kind;
    private StepKind _secondKind;
    private int _mode;
    private uint _size;
    private uint _secondSize;
    private uint _from;
    private int _nextNear;
    private int _pageStart;
    private int _pageCount;

    private enum Phase
    {
        Head,
        WindowKind,
        SegmentSize,
        SegmentStart,
        Size,
        ImageSize,
        Compression,
        DataSize,
        InstructionsSize,
        AddressesSize,
        Body,
        Work,
    }

    private enum StepKind
    {
        Add,
        Run,
        Copy,
    }

    private int Made => _pageStart + _pageCount;

    /// <summary>Gets where the window starts that is being made, or was last.</summary>
    public DeltaPlace Place { get; private set; }

    /// <summary>Goes on where a window starts; to be called before anything is taken.</summary>
    public void Continue(DeltaPlace place)
    {
        _pageCount = place.Image % PageSize;
        _pageStart = place.Image - _pageCount;
        ends.ReadImage(_pageStart, _page.AsSpan(0, _pageCount));
        _taken = place.Delta;
        Place = place;
        _phase = Phase.WindowKind;
    }

    public SlotResult Take(ReadOnlySpan<byte> bytes, out int taken)
    {
        taken = 0;
        bool wrote = false;
        while (_result == SlotResult.Ok && taken < bytes.Length)
        {
            if (_phase == Phase.Work)
            {
                if (wrote)
                {
                    break;
                }

                _result = Work(ref wrote);
                if (_phase == Phase.Work)
                {
                    break;
                }

                taken++;
            }
            else if (_phase == Phase.Body)
            {
                int part = Math.Min(_bodyCount - _arrived, bytes.Length - taken);
                bytes.Slice(taken, part).CopyTo(_body.AsSpan(_arrived));
                _arrived += part;
                taken += part;
                if (_arrived == _bodyCount)
                {
                    _phase = Phase.Work;
                    taken--;
                }
            }
            else if (TakeByte(bytes[taken], taken))
            {
                taken++;
            }
            else
            {
                _result = SlotResult.WrongDelta;
            }
        }

        _taken += taken;
        return _result;
    }

    private bool TakeByte(byte value, int taken)
    {
        switch (_phase)
        {
            case Phase.Head:
                if (value != _head[_arrived])
                {
                    return false;
                }

                _arrived++;
                if (_arrived == _head.Length)
                {
                    _arrived = 0;
                    _phase = Phase.WindowKind;
                }

                return true;
            case Phase.WindowKind:
                Place = new DeltaPlace(_taken + taken, Made);
                _windowKind = value;
                _segmentSize = 0;
                _segmentStart = 0;
                _phase = value == 0 ? Phase.Size : Phase.SegmentSize;
                return value == 0 || value == OfImage || (value == OfBase && baseSize > 0);
            case Phase.Compression:
                _phase = Phase.DataSize;
                return value == 0;
            default:
                return TakeNumber(value);
        }
    }

    private bool TakeNumber(byte value)
    {
        if (_number > int.MaxValue >> 7)
        {
            return false;
        }

        _number = (_number << 7) | (value & 0x7Fu);
        if (value >= 0x80)
        {
            return _number != 0;
        }

        bool isRight = TakeWindowNumber();
        _number = 0;
        return isRight;
    }

    private bool TakeWindowNumber()
    {
        uint segmentEnd = (uint)(_windowKind == OfBase ? baseSize : Made);
        switch (_phase)
        {
            case Phase.SegmentSize:
                _segmentSize = _number;
                _phase = Phase.SegmentStart;
                return _number <= segmentEnd;
            case Phase.SegmentStart:
                _segmentStart = _number;
                _phase = Phase.Size;
                return _number <= segmentEnd - _segmentSize;
            case Phase.Size:
                _left = _number;
                _phase = Phase.ImageSize;
                return true;
            case Phase.ImageSize:
                if (_number == 0 || _number > imageSize - Made)
                {
                    return false;
                }

                _windowStart = Made;
                _windowEnd = _windowStart + (int)_number;
                _phase = Phase.Compression;
                return true;
            case Phase.DataSize:
                _dataEnd = (int)_number;
                _phase = Phase.InstructionsSize;
                return _number <= MaximumInWindow;
            case Phase.InstructionsSize:
                _instructionEnd = (int)_number;
                _phase = Phase.AddressesSize;
                return _number <= MaximumInWindow;
            default:
                return _number <= MaximumInWindow && OpenBody();
        }
    }

    private bool OpenBody()
    {
        int heads = CountOf(_windowEnd - _windowStart) + 1 + CountOf(_dataEnd) + CountOf(_instructionEnd) + CountOf((int)_number);
        _bodyCount = _dataEnd + _instructionEnd + (int)_number;
        if (_bodyCount == 0 || _bodyCount > MaximumInWindow || _left != heads + _bodyCount)
        {
            return false;
        }

        _data = 0;
        _instruction = _dataEnd;
        _instructionEnd += _dataEnd;
        _address = _instructionEnd;
        _arrived = 0;
        _size = 0;
        _secondSize = 0;
        Array.Clear(_near);
        _nextNear = 0;
        _phase = Phase.Body;
        return true;
    }

    private static int CountOf(int number)
    {
        int count = 1;
        for (; number > 0x7F; number >>= 7)
        {
            count++;
        }

        return count;
    }

    private SlotResult Work(ref bool wrote)
    {
        while (Made < _windowEnd)
        {
            if (_size == 0 && !NextHalf() && !NextInstruction())
            {
                return SlotResult.WrongDelta;
            }

            if (!Make())
            {
                return SlotResult.WrongDelta;
            }

            if (_pageCount == PageSize)
            {
                wrote = true;
                SlotResult written = Flush();
                if (written != SlotResult.Ok || Made < _windowEnd)
                {
                    return written;
                }
            }
        }

        if (_size != 0 || _secondSize != 0 || _data != _dataEnd || _instruction != _instructionEnd || _address != _bodyCount)
        {
            return SlotResult.WrongDelta;
        }

        _arrived = 0;
        _phase = Phase.WindowKind;
        wrote |= Made == imageSize;
        return Made == imageSize ? Flush() : SlotResult.Ok;
    }

    // The default code table: RFC 3284, 5.6.
    private bool NextInstruction()
    {
        if (_instruction == _instructionEnd)
        {
            return false;
        }

        uint opcode = _body[_instruction++];
        bool sizeFollows = false;
        if (opcode < 19)
        {
            _kind = opcode == 0 ? StepKind.Run : StepKind.Add;
            _size = opcode == 0 ? 0 : opcode - 1;
            sizeFollows = _size == 0;
        }
        else if (opcode < 163)
        {
            _kind = StepKind.Copy;
            _mode = (int)(opcode - 19) / 16;
            _size = (opcode - 19) % 16;
            sizeFollows = _size == 0;
            _size = sizeFollows ? 0 : _size + 3;
        }
        else if (opcode < 235)
        {
            _kind = StepKind.Add;
            _size = ((opcode - 163) % 12 / 3) + 1;
            _secondKind = StepKind.Copy;
            _secondSize = ((opcode - 163) % 3) + 4;
            _mode = (int)(opcode - 163) / 12;
        }
        else if (opcode >= 247)
        {
            _kind = StepKind.Copy;
            _mode = (int)(opcode - 247);
            _size = 4;
            _secondKind = StepKind.Add;
            _secondSize = 1;
        }
        else
        {
            return false;
        }

        if (sizeFollows && !ReadNumber(ref _instruction, _instructionEnd, out _size))
        {
            return false;
        }

        return _size > 0 && (_kind != StepKind.Copy || ReadAddress());
    }

    private bool NextHalf()
    {
        if (_secondSize == 0)
        {
            return false;
        }

        _kind = _secondKind;
        _size = _secondSize;
        _secondSize = 0;
        if (_kind == StepKind.Copy && !ReadAddress())
        {
            _instruction = _instructionEnd;
            return false;
        }

        return true;
    }

    private bool ReadNumber(ref int at, int end, out uint value)
    {
        value = 0;
        while (at < end && value <= int.MaxValue >> 7)
        {
            byte next = _body[at++];
            value = (value << 7) | (next & 0x7Fu);
            if (next < 0x80)
            {
                return true;
            }
        }

        return false;
    }

    private bool ReadAddress()
    {
        if (_mode >= 2 + NearCount || !ReadNumber(ref _address, _bodyCount, out uint value))
        {
            return false;
        }

        uint here = _segmentSize + (uint)(Made - _windowStart);
        if (_mode == 1)
        {
            if (value > here)
            {
                return false;
            }

            value = here - value;
        }
        else if (_mode >= 2)
        {
            value += _near[_mode - 2];
        }

        if (value >= here)
        {
            return false;
        }

        _near[_nextNear] = value;
        _nextNear = (_nextNear + 1) % NearCount;
        _from = value;
        return true;
    }

    private bool Make()
    {
        if (_size > _windowEnd - Made)
        {
            return false;
        }

        int count = (int)Math.Min(_size, PageSize - _pageCount);
        Span<byte> page = _page.AsSpan(_pageCount, count);
        switch (_kind)
        {
            case StepKind.Add:
                if (count > _dataEnd - _data)
                {
                    return false;
                }

                _body.AsSpan(_data, count).CopyTo(page);
                _data += count;
                break;
            case StepKind.Run:
                if (_data == _dataEnd)
                {
                    return false;
                }

                page.Fill(_body[_data]);
                _data += _size == count ? 1 : 0;
                break;
            default:
                count = Copy(page);
                _from += (uint)count;
                break;
        }

        _size -= (uint)count;
        _pageCount += count;
        return true;
    }

    private int Copy(Span<byte> page)
    {
        if (_from >= _segmentSize)
        {
            return CopyOfImage(_windowStart + (int)(_from - _segmentSize), page);
        }

        page = page[..(int)Math.Min(page.Length, _segmentSize - _from)];
        int offset = (int)(_segmentStart + _from);
        if (_windowKind == OfImage)
        {
            return CopyOfImage(offset, page);
        }

        ends.ReadBase(offset, page);
        return page.Length;
    }

    private int CopyOfImage(int offset, Span<byte> page)
    {
        if (offset < _pageStart)
        {
            page = page[..Math.Min(page.Length, _pageStart - offset)];
            ends.ReadImage(offset, page);
            return page.Length;
        }

        for (int i = 0; i < page.Length; i++)
        {
            page[i] = _page[offset - _pageStart + i];
        }

        return page.Length;
    }

    private SlotResult Flush()
    {
        if (_pageCount == 0)
        {
            return SlotResult.Ok;
        }

        SlotResult result = ends.Write(_pageStart, _page.AsSpan(0, _pageCount));
        _pageStart += _pageCount;
        _pageCount = 0;
        return result;
    }
}
