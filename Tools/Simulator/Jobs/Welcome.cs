using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Simulator.Options;
using EnigmaIoT.Update.Mqtt;

namespace EnigmaIoT.Simulator.Jobs;

/// <summary>Says what runs and how to reach it.</summary>
/// <param name="options">What the command line asked for.</param>
/// <param name="output">Standard output.</param>
internal sealed class Welcome(SimulatorOptions options, TextWriter output)
{
    /// <summary>Writes it.</summary>
    /// <param name="world">What runs.</param>
    /// <param name="sample">A file with an image to try; null where there is no broker.</param>
    public void Write(World world, string? sample)
    {
        if (world.Broker is { } broker)
        {
            output.WriteLine($"Broker       {broker.Address}");
        }

        if (world.Page is { } page)
        {
            string password = options.HttpPassword is { } known ? $"password {known}" : "with the password that was chosen";
            output.WriteLine($"Page         http://{page}/, {password}");
        }

        output.WriteLine($"Network      {options.NetworkName}, key {options.NetworkKey}");
        foreach ((string board, long address, int port) in world.Boards)
        {
            string air = port > 0 ? $", UDP port {port}" : string.Empty;
            output.WriteLine($"{board,-12} {MacAddress.Format(address)}{air}");
        }

        if (world.OtaPort != 0)
        {
            output.WriteLine($"Arduino OTA  UDP port {world.OtaPort}, password: the network key");
        }

        if (options.OverUdp)
        {
            output.WriteLine($"Peer         UDP port {options.PeerPort}");
        }

        if (sample is not null)
        {
            output.WriteLine($"Sample image {sample}");
        }

        if (options.Sleepy)
        {
            output.WriteLine(
                $"{options.NodeName(options.Nodes - 1)} sleeps: what is sent to it, an update too, waits for its next message.");
        }

        if (world.Broker is { } reachable && sample is not null)
        {
            WriteExamples(reachable, sample, world.OtaPort);
        }

        output.WriteLine("Ctrl+C ends.");
        output.Flush();
    }

    private void WriteExamples(BrokerOptions broker, string sample, int otaPort)
    {
        string network = options.BaseTopic;
        string node = options.NodeName(0);
        string mqtt = $"-h {broker.Host} -p {broker.Port}";
        string login = string.Empty;
        if (broker.User.Length > 0)
        {
            mqtt += $" -u {broker.User} -P ...";
            login = $" -u {broker.User} --ask-password";
        }

        if (broker.Secure)
        {
            mqtt += broker.CertificateAuthorityFile is { } authority ? $" --cafile {authority}" : " --tls-use-os-certs";
            mqtt += broker.AcceptAnyCertificate ? " --insecure" : string.Empty;
            login += " -s" + (broker.CertificateAuthorityFile is { } ca ? $" --ca {ca}" : string.Empty);
            login += broker.AcceptAnyCertificate ? " --insecure" : string.Empty;
        }

        if (broker.CertificateFile is { } certificate)
        {
            mqtt += $" --cert {certificate} --key {broker.KeyFile ?? certificate}";
            login += $" --cert {certificate}" + (broker.KeyFile is { } key ? $" --key {key}" : string.Empty);
        }

        string file = Quoted(sample);
        output.WriteLine();
        output.WriteLine("Watch, ask, update:");
        output.WriteLine($"  mosquitto_sub {mqtt} -v -t '{network}/#'");
        output.WriteLine($"  mosquitto_pub {mqtt} -t {network}/{node}/get/version -n");
        output.WriteLine(
            $"  dotnet run --project Tools/EnigmaIoTUpdate -- -f {file} -d {node} -t {network} -S {broker.Host} "
            + $"-p {broker.Port}{login}");
        output.WriteLine($"  f={file}; s=$(stat -c %s \"$f\"); n=$(((s+211)/212))");
        output.WriteLine(
            "  { echo 0,$s,$n,$(md5sum <\"$f\" | cut -c1-32); sleep 1; for i in $(seq $n); do "
            + "echo $i,$(dd if=\"$f\" bs=212 skip=$((i-1)) count=1 status=none | base64 -w0); sleep 0.02; done; } |");
        output.WriteLine($"    mosquitto_pub {mqtt} -t {network}/{node}/set/ota -l");
        if (otaPort != 0)
        {
            output.WriteLine("The gateway itself, with espota.py of arduino-esp32:");
            output.WriteLine($"  python3 espota.py -i 127.0.0.1 -p {otaPort} -a {Quoted(options.NetworkKey)} -f {file}");
        }

        output.WriteLine();
    }

    // For a shell; a path without special characters stays as it is.
    private static string Quoted(string path)
    {
        bool isPlain = path.All(character => char.IsAsciiLetterOrDigit(character) || "/._-".Contains(character, StringComparison.Ordinal));
        return isPlain ? path : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}
