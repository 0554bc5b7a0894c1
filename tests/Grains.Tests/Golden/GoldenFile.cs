namespace Kkr.Golden;

/// <summary>
/// What is written for ever, or read by another release: pinned in files beside the tests. A difference means that data
/// in the field, or a silo that is still of the other release, would not be understood.
/// </summary>
internal static class GoldenFile
{
    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", name)).TrimEnd('\n');

    public static void AssertSame(string name, string actual)
    {
        var expected = Path.Combine(AppContext.BaseDirectory, "Golden", name);
        // Written beside the expected one for the author of a deliberate change to compare and adopt.
        if (!File.Exists(expected) || Read(name) != actual) File.WriteAllText(expected + ".actual", actual + "\n");
        Assert.Equal(File.Exists(expected) ? Read(name) : "", actual);
    }
}
