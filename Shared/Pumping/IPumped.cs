namespace EnigmaIoT.Shared.Pumping;

/// <summary>A part of a firmware that has something to do from time to time. One thread calls all parts, one after the other.</summary>
public interface IPumped
{
    /// <summary>Does what is due, and never blocks.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>
    /// In how many milliseconds, 0 or more, it has to be called again at the latest; <see cref="int.MaxValue"/> where nothing is due by time.
    /// </returns>
    int Pump(long now);
}
