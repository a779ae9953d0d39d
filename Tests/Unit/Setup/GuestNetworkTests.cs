using System;
using EnigmaIoT.Shared.AccessPoint;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Setup;

/// <summary>Addresses and names for whoever joins the access point of a first configuration.</summary>
[TestClass]
public sealed class GuestNetworkTests
{
    private const uint First = GuestRig.Own + 1;

    [TestMethod]
    public void AGuestIsOfferedAnAddressAndGetsItWithTheBoardAsRouterNameServerAndPortal()
    {
        GuestRig rig = new GuestRig();
        Assert.AreEqual(GuestRig.Offer, rig.Ask(GuestRig.Message(GuestRig.Discover, 7, 0, 0, 0), 0));
        Assert.AreEqual(First, rig.Given());
        Assert.AreEqual(GuestRig.Acknowledge, rig.Ask(GuestRig.Message(GuestRig.Request, 7, 0, First, GuestRig.Own), 10));
        byte[] answer = rig.Addresses.Last;
        Assert.AreEqual(2, (int)answer[0]);
        Assert.AreEqual(0x12345678u, GuestRig.Number(answer, 4));
        Assert.AreEqual(7, (int)answer[33]);
        Assert.AreEqual(First, rig.Given());
        Assert.AreEqual(0xFFFFFF00, GuestRig.Number(answer, rig.Option(1)));
        Assert.AreEqual(GuestRig.Own, GuestRig.Number(answer, rig.Option(3)));
        Assert.AreEqual(GuestRig.Own, GuestRig.Number(answer, rig.Option(6)));
        Assert.AreEqual(GuestRig.Own, GuestRig.Number(answer, rig.Option(54)));
        Assert.AreEqual((uint)AddressLeases.LeaseSeconds, GuestRig.Number(answer, rig.Option(51)));
        Assert.AreEqual("http://192.168.4.1/".Length, (int)answer[rig.Option(114) - 1]);
        Assert.AreEqual((byte)'h', answer[rig.Option(114)]);
        Assert.AreEqual(0xFFFFFFFF, rig.Addresses.LastReceiver.Address);
        Assert.AreEqual(68, rig.Addresses.LastReceiver.Port);
        Assert.AreEqual(67, rig.Addresses.Port);
    }

    [TestMethod]
    public void TwoGuestsGetTwoAddressesAndOneThatComesAgainItsOwn()
    {
        GuestRig rig = new GuestRig();
        rig.Ask(GuestRig.Message(GuestRig.Discover, 7, 0, 0, 0), 0);
        rig.Ask(GuestRig.Message(GuestRig.Discover, 8, 0, First, 0), 0);
        Assert.AreEqual(First + 1, rig.Given());
        rig.Ask(GuestRig.Message(GuestRig.Discover, 7, 0, 0, 0), AddressLeases.OfferMilliseconds - 1);
        Assert.AreEqual(First, rig.Given());
    }

    [TestMethod]
    public void AGuestThatStillHasAnAddressGetsItAgainUnlessAnotherOneHasIt()
    {
        GuestRig rig = new GuestRig();
        Assert.AreEqual(GuestRig.Acknowledge, rig.Ask(GuestRig.Message(GuestRig.Request, 7, 0, First + 3, 0), 0));
        Assert.AreEqual(First + 3, rig.Given());
        Assert.AreEqual(GuestRig.Refuse, rig.Ask(GuestRig.Message(GuestRig.Request, 8, 0, First + 3, 0), 0));
        Assert.AreEqual(-1, rig.Option(51));
        Assert.AreEqual(0u, rig.Given());
        Assert.AreEqual(GuestRig.Acknowledge, rig.Ask(GuestRig.Message(GuestRig.Request, 7, First + 3, 0, 0), 600000));
        Assert.AreEqual(First + 3, rig.Addresses.LastReceiver.Address);
        Assert.AreEqual(GuestRig.Refuse, rig.Ask(GuestRig.Message(GuestRig.Request, 8, 0, First + 3, 0), 1500000));
        Assert.AreEqual(GuestRig.Acknowledge, rig.Ask(GuestRig.Message(GuestRig.Request, 8, 0, First + 3, 0), 1800000));
    }

    [TestMethod]
    public void AnAddressOfAnotherNetworkIsRefused()
    {
        GuestRig rig = new GuestRig();
        Assert.AreEqual(GuestRig.Refuse, rig.Ask(GuestRig.Message(GuestRig.Request, 7, 0, 0x0A000005, 0), 0));
        Assert.AreEqual(GuestRig.Refuse, rig.Ask(GuestRig.Message(GuestRig.Request, 7, 0, GuestRig.Own, 0), 0));
        Assert.AreEqual(GuestRig.Refuse, rig.Ask(GuestRig.Message(GuestRig.Request, 7, 0, First + AddressLeases.Count, 0), 0));
        Assert.AreEqual(0xFFFFFFFF, rig.Addresses.LastReceiver.Address);
    }

    [TestMethod]
    public void WhereAllAddressesAreGivenAwayTheOneThatIsOverFirstIsGivenAgain()
    {
        GuestRig rig = new GuestRig();
        for (int i = 0; i < AddressLeases.Count; i++)
        {
            Assert.AreEqual(GuestRig.Acknowledge, rig.Ask(GuestRig.Message(GuestRig.Request, i + 1, 0, First + (uint)i, 0), i));
        }

        Assert.AreEqual(0, rig.Ask(GuestRig.Message(GuestRig.Discover, 99, 0, 0, 0), 1000));
        Assert.AreEqual(GuestRig.Acknowledge, rig.Ask(GuestRig.Message(GuestRig.Request, 1, First, 0, 0), 2000));
        Assert.AreEqual(GuestRig.Offer, rig.Ask(GuestRig.Message(GuestRig.Discover, 99, 0, 0, 0), (AddressLeases.LeaseSeconds * 1000) + 100));
        Assert.AreEqual(First + 1, rig.Given());
    }

    [TestMethod]
    public void WhatIsNotForTheBoardGetsNoAnswer()
    {
        GuestRig rig = new GuestRig();
        Assert.AreEqual(0, rig.Ask(GuestRig.Message(GuestRig.Request, 7, 0, First, 0xC0A80409), 0));
        byte[] relayed = GuestRig.Message(GuestRig.Discover, 7, 0, 0, 0);
        relayed[24] = 10;
        Assert.AreEqual(0, rig.Ask(relayed, 0));
        byte[] reply = GuestRig.Message(GuestRig.Discover, 7, 0, 0, 0);
        reply[0] = 2;
        Assert.AreEqual(0, rig.Ask(reply, 0));
        Assert.AreEqual(0, rig.Ask(GuestRig.Message(8, 7, 0, 0, 0), 0));
    }

    [TestMethod]
    public void AMessageThatIsCutOffAnywhereDoesNoHarm()
    {
        GuestRig rig = new GuestRig();
        byte[] whole = GuestRig.Message(GuestRig.Discover, 7, 0, 0xFFFFFFFF, 0);
        byte[] question = GuestRig.Question("example.org", 1);
        for (int i = 0; i < 255; i++)
        {
            byte[] part = new byte[i];
            Array.Copy(whole, 0, part, 0, i);
            rig.Addresses.Come(part);
            byte[] piece = new byte[i % question.Length];
            Array.Copy(question, 0, piece, 0, piece.Length);
            rig.Names.Come(piece);
            rig.Network.Pump(0);
        }

        Assert.AreEqual(0, rig.Names.SentCount);
        Assert.AreEqual(GuestRig.Offer, rig.Ask(whole, 0));
    }

    [TestMethod]
    public void EveryNameIsTheBoards()
    {
        GuestRig rig = new GuestRig();
        byte[] question = GuestRig.Question("connectivitycheck.example.org", 1);
        rig.Names.Come(question);
        rig.Network.Pump(0);
        byte[] answer = rig.Names.Last;
        Assert.AreEqual(question.Length + 16, answer.Length);
        Assert.AreEqual(0xABCD8500, GuestRig.Number(answer, 0));
        Assert.AreEqual(0x00010001u, GuestRig.Number(answer, 4));
        Assert.AreEqual(0u, GuestRig.Number(answer, 8));
        Assert.AreEqual(0xC00C0001, GuestRig.Number(answer, question.Length));
        Assert.AreEqual((uint)DnsResponder.KeepSeconds, GuestRig.Number(answer, question.Length + 6));
        Assert.AreEqual(GuestRig.Own, GuestRig.Number(answer, question.Length + 12));
        Assert.AreEqual(0xC0A80403, rig.Names.LastReceiver.Address);
        Assert.AreEqual(4000, rig.Names.LastReceiver.Port);
        Assert.AreEqual(53, rig.Names.Port);
    }

    [TestMethod]
    public void ANameHasNoIPv6AddressAndTheAnswerSaysSo()
    {
        GuestRig rig = new GuestRig();
        byte[] question = GuestRig.Question("example.org", 28);
        rig.Names.Come(question);
        rig.Network.Pump(0);
        Assert.AreEqual(question.Length, rig.Names.Last.Length);
        Assert.AreEqual(0x00010000u, GuestRig.Number(rig.Names.Last, 4));
    }

    [TestMethod]
    public void AResponseAndANameThatPointsBackGetNoAnswer()
    {
        GuestRig rig = new GuestRig();
        byte[] response = GuestRig.Question("example.org", 1);
        response[2] = 0x80;
        byte[] pointing = GuestRig.Question("example.org", 1);
        pointing[12] = 0xC0;
        rig.Names.Come(response);
        rig.Names.Come(pointing);
        rig.Network.Pump(0);
        Assert.AreEqual(0, rig.Names.SentCount);
        Assert.AreEqual(0, rig.Names.Waiting);
    }

    [TestMethod]
    public void APortThatIsNotToBeHadIsTriedAgain()
    {
        GuestRig rig = new GuestRig();
        rig.Addresses.IsTaken = true;
        rig.Network.Pump(0);
        rig.Network.Pump(GuestNetwork.RetryMilliseconds - 1);
        Assert.AreEqual(1, rig.Addresses.OpenCount);
        rig.Addresses.IsTaken = false;
        rig.Network.Pump(GuestNetwork.RetryMilliseconds);
        Assert.AreEqual(67, rig.Addresses.Port);
        rig.Network.Pump(10 * GuestNetwork.RetryMilliseconds);
        Assert.AreEqual(2, rig.Addresses.OpenCount);
        Assert.AreEqual(1, rig.Names.OpenCount);
    }

    [TestMethod]
    public void WhatComesFasterThanATurnAnswersWaits()
    {
        GuestRig rig = new GuestRig();
        for (int i = 0; i < 9; i++)
        {
            rig.Names.Come(GuestRig.Question("example.org", 1));
        }

        rig.Network.Pump(0);
        Assert.AreEqual(1, rig.Names.Waiting);
        rig.Network.Pump(1);
        Assert.AreEqual(9, rig.Names.SentCount);
    }

    [TestMethod]
    public void TheSetUpPageLooksAfterItsGuests()
    {
        GuestRig rig = new GuestRig();
        SetupRig page = new SetupRig(EnigmaIoT.Shared.Setup.SetupKind.Node);
        page.Guests = rig.Network;
        page.Start();
        rig.Names.Come(GuestRig.Question("example.org", 1));
        Assert.IsTrue(page.Firmware.Pump() <= GuestNetwork.PollMilliseconds);
        Assert.AreEqual(1, rig.Names.SentCount);
    }
}
