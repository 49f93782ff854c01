//! Facts of EC2.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Seen;

/// Instances, security groups, VPCs and subnets of the region.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Ec2 {
    /// `ec2:DescribeInstances`; terminated instances included for as long as AWS shows them.
    pub instances: Seen<Vec<Instance>>,
    /// `ec2:DescribeSecurityGroups`.
    pub security_groups: Seen<Vec<SecurityGroup>>,
    /// `ec2:DescribeVpcs`.
    pub vpcs: Seen<Vec<Vpc>>,
    /// `ec2:DescribeSubnets`.
    pub subnets: Seen<Vec<Subnet>>,
}

/// An EC2 instance.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Instance {
    /// `i-…`.
    pub id: String,
    /// The value of its `Name` tag; empty without one.
    pub name: String,
    /// All its tags.
    pub tags: BTreeMap<String, String>,
    /// `running`, `stopped`, …
    pub state: String,
    /// `t3.small`, …
    pub instance_type: String,
    /// The public IPv4 address.
    pub public_ip: Option<String>,
    /// The public host name.
    pub public_dns: Option<String>,
    /// The private IPv4 address.
    pub private_ip: Option<String>,
    /// Its VPC.
    pub vpc_id: Option<String>,
    /// Its subnet.
    pub subnet_id: Option<String>,
    /// Ids of its security groups.
    pub security_groups: Vec<String>,
    /// When it was last started.
    pub launched_at: Option<Timestamp>,
}

/// A security group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SecurityGroup {
    /// `sg-…`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its description.
    pub description: String,
    /// Its VPC.
    pub vpc_id: Option<String>,
    /// What it admits.
    pub ingress: Vec<IngressRule>,
}

/// One rule of what a security group admits.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct IngressRule {
    /// `tcp`, `udp`, `icmp`, a number, or `-1` for all.
    pub protocol: String,
    /// The first port; none for all.
    pub from_port: Option<i32>,
    /// The last port; none for all.
    pub to_port: Option<i32>,
    /// IPv4 ranges, CIDR.
    pub ipv4: Vec<String>,
    /// IPv6 ranges, CIDR.
    pub ipv6: Vec<String>,
    /// Ids of security groups.
    pub groups: Vec<String>,
    /// Ids of prefix lists.
    pub prefix_lists: Vec<String>,
}

/// A VPC.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Vpc {
    /// `vpc-…`.
    pub id: String,
    /// The value of its `Name` tag; empty without one.
    pub name: String,
    /// Its IPv4 range.
    pub cidr: Option<String>,
    /// Whether it is the default VPC of the region.
    pub is_default: bool,
}

/// A subnet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Subnet {
    /// `subnet-…`.
    pub id: String,
    /// The value of its `Name` tag; empty without one.
    pub name: String,
    /// Its VPC.
    pub vpc_id: Option<String>,
    /// `us-east-1a`, …
    pub availability_zone: Option<String>,
    /// Its IPv4 range.
    pub cidr: Option<String>,
    /// Whether instances get a public address by default.
    pub map_public_ip: bool,
}
