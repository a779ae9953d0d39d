using EnigmaIoT.Shared.Web;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Web;

[TestClass]
public class WebServerTests
{
    private const string End = "Host: 192.168.4.1\r\n\r\n";

    [TestMethod]
    public void AnswersWithItsHeaderToTheByte()
    {
        Assert.AreEqual(
            "HTTP/1.1 200 OK\r\nConnection: close\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
            + "Content-Type: text/plain\r\nContent-Length: 1\r\n\r\n.",
            Open().Ask("GET /open HTTP/1.1\r\n" + End));
    }

    [TestMethod]
    public void AnAnswerOfUnknownLengthComesInChunks()
    {
        WebRig rig = Open();
        rig.Action.Pieces = 2;
        string answer = rig.Ask("GET /open HTTP/1.1\r\n" + End);
        Assert.IsTrue(answer.IndexOf("Transfer-Encoding: chunked\r\n") > 0);
        Assert.IsTrue(answer.EndsWith("\r\n\r\n007\r\npiece 0\r\n007\r\npiece 1\r\n0\r\n\r\n"));
    }

    [TestMethod]
    public void AClientOfVersion10GetsNoChunks()
    {
        WebRig rig = Open();
        rig.Action.Pieces = 2;
        string answer = rig.Ask("GET /open HTTP/1.0\r\n\r\n");
        Assert.IsTrue(answer.EndsWith("\r\n\r\npiece 0piece 1"));
    }

    [TestMethod]
    public void HeadGetsTheHeaderAlone()
    {
        string answer = Open().Ask("HEAD /open HTTP/1.1\r\n" + End);
        Assert.IsTrue(answer.EndsWith("Content-Length: 1\r\n\r\n"));
    }

    [TestMethod]
    [DataRow("GET /none HTTP/1.1\r\n", 404)]
    [DataRow("DELETE /state HTTP/1.1\r\n", 405)]
    [DataRow("OPTIONS /state HTTP/1.1\r\n", 405)]
    [DataRow("GET /open HTTP/2.0\r\n", 505)]
    [DataRow("GET /open HTTP/1.12\r\n", 505)]
    [DataRow("get /open HTTP/1.1\r\n", 400)]
    [DataRow("LONGMETHOD /open HTTP/1.1\r\n", 400)]
    [DataRow("GET open HTTP/1.1\r\n", 400)]
    [DataRow("GET  HTTP/1.1\r\n", 400)]
    [DataRow("GET /open\tHTTP/1.1\r\n", 400)]
    [DataRow("GET /open HTTP/1.1\n", 505)]
    [DataRow("GET /open HTTP/1.1\r\nHost: 192.168.4.1\r\n", 400)]
    [DataRow("GET /open HTTP/1.1\r\n: empty\r\n", 400)]
    [DataRow("GET /open HTTP/1.1\r\nA b: space\r\n", 400)]
    [DataRow("GET /open HTTP/1.1\r\nA: 1\r\n folded\r\n", 400)]
    [DataRow("GET /open HTTP/1.1\r\nContent-Length: 1x\r\n", 400)]
    [DataRow("GET /open HTTP/1.1\r\nContent-Length: -1\r\n", 400)]
    [DataRow("GET /open HTTP/1.1\r\nContent-Length: 99999999999\r\n", 400)]
    [DataRow("GET /open HTTP/1.1\r\nContent-Length: 0\r\nContent-Length: 0\r\n", 400)]
    [DataRow("GET /open HTTP/1.1\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n", 400)]
    [DataRow("PUT /state HTTP/1.1\r\nTransfer-Encoding: chunked\r\n", 411)]
    [DataRow("GET /open HTTP/1.1\r\nContent-Length: 1\r\n", 413)]
    [DataRow("GET /open HTTP/1.1\r\nA-name-of-more-than-eighteen-characters: is passed over\r\n", 200)]
    public void RefusesWhatIsNotHttpOrNotThere(string beginning, int status)
    {
        Assert.AreEqual(status, Open().Status(beginning + End));
    }

    [TestMethod]
    public void AHostIsAskedForAndNotForeign()
    {
        WebRig rig = Open();
        Assert.AreEqual(400, rig.Status("GET /open HTTP/1.1\r\n\r\n"));
        Assert.AreEqual(403, rig.Status("GET /open HTTP/1.1\r\nHost: evil.example\r\n\r\n"));
        Assert.AreEqual(403, rig.Status("GET /open HTTP/1.1\r\nHost: 192.168.4.1.evil.example\r\n\r\n"));
        Assert.AreEqual(200, rig.Status("GET /open HTTP/1.1\r\nHost: gateway\r\n\r\n"));
        Assert.AreEqual(200, rig.Status("GET /open HTTP/1.1\r\nHost: GATEWAY.local:8080\r\n\r\n"));
        Assert.AreEqual(200, rig.Status("GET /open HTTP/1.1\r\nHost: localhost:8080\r\n\r\n"));

        // As where another device had the name.
        Assert.AreEqual(200, rig.Status("GET /open HTTP/1.1\r\nHost: gateway-12.local\r\n\r\n"));
        Assert.AreEqual(403, rig.Status("GET /open HTTP/1.1\r\nHost: gateway-a.local\r\n\r\n"));
        Assert.AreEqual(403, rig.Status("GET /open HTTP/1.1\r\nHost: gateway2.local\r\n\r\n"));
        Assert.AreEqual(403, rig.Status("GET /open HTTP/1.1\r\nHost: 2-2.local\r\n\r\n"));
        Assert.AreEqual(403, rig.Status("GET /open HTTP/1.1\r\nHost: gateway.local.evil.example\r\n\r\n"));
    }

    [TestMethod]
    public void AMethodThatIsNotThereNamesThoseThatAre()
    {
        string answer = Open().Ask("POST /state HTTP/1.1\r\n" + End);
        Assert.IsTrue(answer.IndexOf("Allow: GET, HEAD, PUT\r\n") > 0);
    }

    [TestMethod]
    public void TooLongTargetsAndHeadersAreRefused()
    {
        WebRig rig = Open();
        Assert.AreEqual(414, rig.Status("GET /" + new string('a', 384) + " HTTP/1.1\r\n" + End));
        Assert.AreEqual(431, rig.Status("GET /open HTTP/1.1\r\nA: " + new string('a', 4096) + "\r\n" + End));
        Assert.AreEqual(431, rig.Status("GET /open HTTP/1.1\r\nOrigin: " + new string('a', 576) + "\r\n" + End));
        Assert.AreEqual(200, rig.Status("GET /open HTTP/1.1\r\nCookie: " + new string('a', 3000) + "\r\n" + End));
    }

    [TestMethod]
    public void ABodyIsReadAsItComes()
    {
        WebRig rig = Open();
        int client = rig.Link.Connect("PUT /state HTTP/1.1\r\nContent-Length: 9\r\n" + WebRig.Login + End + "one ");
        rig.Pump();
        rig.Link.Send(client, "two ");
        rig.Pump();
        Assert.AreEqual("", rig.Link.Received(client));
        rig.Link.Send(client, "3, and something that does not belong to it");
        rig.Pump();
        Assert.IsTrue(rig.Link.Received(client).EndsWith("\r\n\r\none two 3."));
    }

    [TestMethod]
    public void AClientThatAsksFirstIsToldOnceHoweverLongItsBodyTakes()
    {
        WebRig rig = Open();
        int client = rig.Link.Connect(
            "PUT /state HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\n" + WebRig.Login + End);
        rig.Pump();
        rig.Pass(3000);
        Assert.AreEqual("HTTP/1.1 100 Continue\r\n\r\n", rig.Link.Received(client));
        rig.Link.Send(client, "one");
        rig.Pump();
        Assert.IsTrue(rig.Link.Received(client).EndsWith("one."));
    }

    [TestMethod]
    public void ABodyThatNobodyReadsWaitsInTheNetwork()
    {
        WebRig rig = Open();
        rig.Action.Reads = false;
        int client = rig.Link.Connect(
            "PUT /state HTTP/1.1\r\nContent-Length: 3000\r\n" + WebRig.Login + End + new string('a', 3000));
        rig.Pass(60000);
        Assert.IsTrue(rig.Link.IsOpen(client));
        Assert.IsTrue(rig.Link.Unread(client) > 2700);
        rig.Action.Reads = true;
        rig.Pump();
        Assert.AreEqual(0, rig.Link.Unread(client));
    }

    [TestMethod]
    public void ASlowHeaderIsRefused()
    {
        WebRig rig = Open();
        int client = rig.Link.Connect("GET /open HTTP/1.1\r\n");
        for (int i = 0; i < 20; i++)
        {
            rig.Pass(240);
            rig.Link.Send(client, "A: b\r\n");
        }

        Assert.AreEqual("", rig.Link.Received(client));
        rig.Pass(500);
        Assert.IsTrue(rig.Link.Received(client).StartsWith("HTTP/1.1 408 Request Timeout\r\n"));
        rig.Pass(WebServer.LingerMilliseconds);
        Assert.IsFalse(rig.Link.IsOpen(client));
    }

    [TestMethod]
    public void ASlowBodyIsRefused()
    {
        WebRig rig = Open();
        int client = rig.Link.Connect("PUT /state HTTP/1.1\r\nContent-Length: 3000\r\n" + WebRig.Login + End);
        for (int i = 0; i < 11; i++)
        {
            rig.Pass(1000);
            rig.Link.Send(client, "a");
        }

        Assert.IsTrue(rig.Link.Received(client).StartsWith("HTTP/1.1 408 Request Timeout\r\n"));
        Assert.AreEqual(1, rig.Action.Dropped);
    }

    [TestMethod]
    public void AClientThatTakesNothingIsGivenUp()
    {
        WebRig rig = Open();
        rig.Link.WriteLimit = 0;
        int client = rig.Link.Connect("GET /open HTTP/1.1\r\n" + End);
        rig.Pass(WebServer.AnswerMilliseconds - 100);
        Assert.IsTrue(rig.Link.IsOpen(client));
        rig.Pass(200);
        Assert.IsFalse(rig.Link.IsOpen(client));
    }

    [TestMethod]
    public void AClientThatTakesAByteNowAndThenIsGivenUp()
    {
        WebRig rig = Open();
        rig.Link.WriteLimit = 0;
        int client = rig.Link.Connect("GET /open HTTP/1.1\r\n" + End);
        for (int i = 0; i < 2 * WebServer.AnswerMilliseconds / 1000; i++)
        {
            rig.Link.WriteLimit = 1;
            rig.Pass(10);
            rig.Link.WriteLimit = 0;
            rig.Pass(990);
        }

        Assert.IsFalse(rig.Link.IsOpen(client));
        Assert.AreEqual(0, rig.Server.Exchanges);
    }

    [TestMethod]
    public void AnAnswerIsTakenInWhateverPieces()
    {
        WebRig rig = Open();
        rig.Link.WriteLimit = 7;
        rig.Action.Pieces = 3;
        string answer = rig.Ask("GET /open HTTP/1.1\r\n" + End);
        Assert.IsTrue(answer.EndsWith("007\r\npiece 2\r\n0\r\n\r\n"));
    }

    [TestMethod]
    public void MoreClientsThanThereAreExchangesAreRefusedAtOnce()
    {
        WebRig rig = Open();
        rig.Action.Streams = true;
        for (int i = 0; i < WebServer.MaximumExchanges; i++)
        {
            rig.Link.Connect("GET /open HTTP/1.1\r\n" + End);
        }

        rig.Pump();
        int late = rig.Link.Connect("GET /open HTTP/1.1\r\n" + End);
        rig.Pump();
        Assert.IsTrue(rig.Link.Received(late).StartsWith("HTTP/1.1 503 Service Unavailable\r\n"));
        Assert.AreEqual(WebServer.MaximumExchanges, rig.Server.Exchanges);
    }

    [TestMethod]
    public void AConnectionThatSaysNothingGivesWay()
    {
        WebRig rig = Open();
        int[] silent = new int[WebServer.MaximumExchanges];
        for (int i = 0; i < silent.Length; i++)
        {
            silent[i] = rig.Link.Connect("");
            rig.Pass(10);
        }

        int client = rig.Link.Connect("GET /open HTTP/1.1\r\n" + End);
        rig.Pump();
        Assert.AreEqual("", rig.Link.Received(client));
        rig.Pass(300);
        Assert.IsTrue(rig.Link.Received(client).StartsWith("HTTP/1.1 200 OK\r\n"));
        Assert.IsFalse(rig.Link.IsOpen(silent[0]));
        Assert.IsTrue(rig.Link.IsOpen(silent[1]));
    }

    [TestMethod]
    public void AStreamThatIsHungUpIsNoticedWithoutAWord()
    {
        WebRig rig = Open();
        rig.Action.Streams = true;
        int client = rig.Link.Connect("GET /open HTTP/1.1\r\n" + End);
        rig.Pass(60000);
        Assert.AreEqual(1, rig.Server.Streams);
        rig.Link.HangUp(client);
        rig.Pass(20);
        Assert.AreEqual(0, rig.Server.Streams);
        Assert.AreEqual(1, rig.Action.Dropped);
        Assert.AreEqual(0, rig.Link.Open);
    }

    [TestMethod]
    public void ThePasswordIsAskedForWhereSomethingChanges()
    {
        WebRig rig = Open();
        Assert.AreEqual(200, rig.Status("GET /state HTTP/1.1\r\n" + End));
        Assert.AreEqual(401, rig.Status("PUT /state HTTP/1.1\r\n" + End));
        Assert.AreEqual(401, rig.Status("PUT /state HTTP/1.1\r\nAuthorization: Basic !\r\n" + End));
        Assert.AreEqual(401, rig.Status("PUT /state HTTP/1.1\r\n" + WebRig.WrongLogin + End));
        Assert.AreEqual(200, rig.Status("PUT /state HTTP/1.1\r\n" + WebRig.Login + End));
    }

    [TestMethod]
    public void ReadingMayBeClosedToo()
    {
        WebRig rig = new WebRig(true, false);
        Assert.AreEqual(401, rig.Status("GET /state HTTP/1.1\r\n" + End));
        Assert.AreEqual(200, rig.Status("GET /state HTTP/1.1\r\n" + WebRig.Login + End));
        Assert.AreEqual(200, rig.Status("GET /open HTTP/1.1\r\n" + End));
    }

    [TestMethod]
    public void NothingChangesWhereNoPasswordWasChosen()
    {
        WebRig rig = new WebRig(false, true);
        Assert.AreEqual(403, rig.Status("PUT /state HTTP/1.1\r\n" + WebRig.Login + End));
        Assert.AreEqual(200, rig.Status("GET /state HTTP/1.1\r\n" + End));
    }

    [TestMethod]
    public void ThePageOfAnotherSiteChangesNothing()
    {
        WebRig rig = Open();
        string request = "PUT /state HTTP/1.1\r\n" + WebRig.Login;
        Assert.AreEqual(403, rig.Status(request + "Origin: http://evil.example\r\n" + End));
        Assert.AreEqual(403, rig.Status(request + "Origin: null\r\n" + End));
        Assert.AreEqual(403, rig.Status(request + "Sec-Fetch-Site: cross-site\r\n" + End));
        Assert.AreEqual(403, rig.Status(request + "Sec-Fetch-Site: same-site\r\n" + End));
        Assert.AreEqual(200, rig.Status(request + "Origin: http://192.168.4.1\r\nSec-Fetch-Site: same-origin\r\n" + End));
    }

    [TestMethod]
    public void WrongPasswordsBringGrowingPauses()
    {
        WebRig rig = Open();
        string right = "PUT /state HTTP/1.1\r\n" + WebRig.Login + End;
        string wrong = "PUT /state HTTP/1.1\r\n" + WebRig.WrongLogin + End;
        for (int i = 0; i < 3; i++)
        {
            Assert.AreEqual(401, rig.Status(wrong));
        }

        Assert.AreEqual(429, rig.Status(right));
        rig.Pass(1000);
        Assert.AreEqual(401, rig.Status(wrong));
        rig.Pass(1000);
        Assert.AreEqual(429, rig.Status(right));
        rig.Pass(1000);
        Assert.AreEqual(200, rig.Status(right));
        Assert.AreEqual(401, rig.Status(wrong));
        Assert.AreEqual(200, rig.Status(right));
    }

    private static WebRig Open()
    {
        return new WebRig(true, true);
    }
}
