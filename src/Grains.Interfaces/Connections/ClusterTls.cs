using System.ComponentModel.DataAnnotations;

namespace Kkr.Connections;

/// <summary>
/// What a silo or a gateway shows the other members of its cluster, and whom it takes for one: the section
/// <c>Orleans:Tls</c> of the configuration. All members' certificates are issued by one private authority.
/// </summary>
public sealed class ClusterTls
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Orleans:Tls";

    /// <summary>A PEM file: this member's certificate, and behind it those between it and the authority, if there are any.</summary>
    [Required]
    public string Certificate { get; set; } = "";

    /// <summary>A PEM file: the key of this member's certificate.</summary>
    [Required]
    public string Key { get; set; } = "";

    /// <summary>A PEM file: the certificate of the authority, or of two while one replaces the other. No other authority counts.</summary>
    [Required]
    public string Authority { get; set; } = "";

    /// <summary>The DNS name that stands in the certificate of every silo.</summary>
    [Required]
    public string SiloName { get; set; } = "silo.kkr";

    /// <summary>The DNS name that stands in the certificate of every gateway.</summary>
    [Required]
    public string GatewayName { get; set; } = "gateway.kkr";
}
