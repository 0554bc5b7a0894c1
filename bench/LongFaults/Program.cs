using Kkr.Bench.Faults;
using Kkr.Testing.Namespaces;

if (await NetworkOfHosts.UnavailableAsync() is { } why)
{
    Console.WriteLine(why);
    return 2;
}

var options = new CommandLine(args);
return options.Command switch
{
    "campaign" => await LongCampaign.RunAsync(options),
    "recovery" => await RecoveryArms.RunAsync(options),
    "cpu" => await BusyCores.RunAsync(options),
    _ => CommandLine.Usage(),
};
