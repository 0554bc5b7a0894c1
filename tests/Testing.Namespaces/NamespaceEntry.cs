using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Kkr.Testing.Namespaces;

/// <summary>How a thread moves to another network namespace.</summary>
internal static class NamespaceEntry
{
    private const int NetworkNamespace = 0x40000000;

    /// <summary>Moves the calling thread.</summary>
    public static void Enter(string name)
    {
        using SafeFileHandle handle = File.OpenHandle("/run/netns/" + name);
        if (SetNamespace((int)handle.DangerousGetHandle(), NetworkNamespace) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [DllImport("libc", EntryPoint = "setns", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetNamespace(int file, int kind);
}
