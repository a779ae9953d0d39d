using System.Text;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>
/// A publisher of updates that does what the reference's script does (protocol section 4): message 0, then chunk after
/// chunk, on status 4 from the next one on, whatever else is said. It notes every status that it is told.
/// </summary>
public sealed class UpdaterDouble
{
    private readonly GatewayRig _rig;
    private readonly string _node;
    private readonly string _answers;
    private readonly StringBuilder _statuses = new StringBuilder();
    private int _next = 1;
    private int _read;

    /// <summary>Creates a publisher.</summary>
    /// <param name="rig">The rig.</param>
    /// <param name="node">How it addresses the node: by name or MAC.</param>
    /// <param name="image">What it publishes.</param>
    public UpdaterDouble(GatewayRig rig, string node, TestImage image)
    {
        _rig = rig;
        _node = node;
        _answers = GatewayRig.Network + "/" + node + "/result/ota";
        _read = rig.Link.PublishedCount;
        Image = image;
    }

    public TestImage Image { get; }

    /// <summary>Gets the last payload under result/ota.</summary>
    public string LastAnswer { get; private set; }

    /// <summary>Gets the status codes that were told, apart by spaces; status 4 with its index: <c>0 4:12 2 6</c>.</summary>
    public string Statuses
    {
        get
        {
            Read();
            return _statuses.ToString().Trim();
        }
    }

    /// <summary>Publishes message 0.</summary>
    public void Offer()
    {
        Publish(Image.Offer);
    }

    /// <summary>Publishes a chunk, and goes on behind it.</summary>
    public void Chunk(int index)
    {
        _next = index + 1;
        Publish(Image.Line(index));
    }

    /// <summary>Publishes all chunks that are left, with pauses between them, and waits.</summary>
    /// <param name="pause">Milliseconds between chunks.</param>
    /// <param name="patience">Milliseconds to go on after the last chunk.</param>
    public void Go(int pause, int patience)
    {
        int left = patience;
        while (left > 0)
        {
            Read();
            if (_next <= Image.Chunks)
            {
                left = patience;
                Chunk(_next);
            }

            _rig.Run(pause);
            left -= pause;
            Read();
            if (_statuses.Length > 0 && HasEnded())
            {
                return;
            }
        }
    }

    /// <summary>A whole update as the script does it at its fastest.</summary>
    public void Update()
    {
        Offer();
        Go(20, 40000);
    }

    /// <summary>Checks the whole story, which has exactly one final status.</summary>
    public void AssertTold(string statuses)
    {
        Assert.AreEqual(statuses, Statuses);
    }

    private bool HasEnded()
    {
        return LastAnswer.IndexOf("\"status\":1") > 0 || LastAnswer.IndexOf("\"status\":3") > 0
            || LastAnswer.IndexOf("\"status\":5") > 0 || LastAnswer.IndexOf("\"status\":6") > 0;
    }

    private void Publish(string payload)
    {
        _rig.Link.Enqueue(GatewayRig.Network + "/" + _node + "/set/ota", payload);
        _rig.Pump();
    }

    private void Read()
    {
        for (; _read < _rig.Link.PublishedCount; _read++)
        {
            PublishedMessage message = _rig.Link.Published(_read);
            if (message.Topic == _answers)
            {
                Take(message.Text);
            }
        }
    }

    private void Take(string answer)
    {
        const string mark = "\"status\":";
        LastAnswer = answer;
        _statuses.Append(' ');
        _statuses.Append(answer[answer.IndexOf(mark) + mark.Length]);
        const string lastChunk = "{\"last_chunk\":";
        if (answer.IndexOf(lastChunk) == 0)
        {
            string index = answer.Substring(lastChunk.Length, answer.IndexOf(',') - lastChunk.Length);
            _statuses.Append(':');
            _statuses.Append(index);
            _next = int.Parse(index) + 1;
        }
    }
}
