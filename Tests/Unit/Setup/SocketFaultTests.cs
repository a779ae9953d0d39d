using EnigmaIoT.Shared.Setup;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Setup;

[TestClass]
public class SocketFaultTests
{
    [TestMethod]
    [DataRow(-0x2700)]
    [DataRow(-0x7A00)]
    [DataRow(-0x7A80)]
    public void OnlyARefusedCertificateIsToldAsNotTrusted(int code)
    {
        Assert.AreEqual((int)TrialFault.NotTrusted, (int)SocketFault.Of(code, true));
        Assert.IsTrue(SocketFault.Words(code).IndexOf("certificate is refused") > 0);
    }

    [TestMethod]
    [DataRow(10054)]
    [DataRow(10060)]
    [DataRow(-0x7280)]
    [DataRow(-0x0050)]
    [DataRow(-0x004C)]
    public void AConnectionThatBreaksInTheHandshakeIsToldAsSuch(int code)
    {
        Assert.AreEqual((int)TrialFault.Unreachable, (int)SocketFault.Of(code, true));
        Assert.IsTrue(SocketFault.Words(code).Length > 0);
    }

    [TestMethod]
    [DataRow(-0x7780)]
    [DataRow(-0x7F00)]
    [DataRow(-0x7200)]
    [DataRow(-12345)]
    [DataRow(-1)]
    public void WhatTlsDoesNotExplainBlamesNoCertificate(int code)
    {
        Assert.AreEqual((int)TrialFault.NotSecure, (int)SocketFault.Of(code, true));
        Assert.AreEqual((int)TrialFault.Other, (int)SocketFault.Of(code, false));
    }
}
