//! Instances, security groups, VPCs and subnets: four lists that do not depend on one another.

use std::collections::BTreeMap;

use aws_sdk_ec2::types;
use grader_core::facts::{Ec2, IngressRule, Instance, SecurityGroup, Subnet, Vpc};

use super::{Account, Call, failure::seen, text::text, time::timestamp};

pub(crate) async fn look(aws: &Account) -> Ec2 {
    let instances = aws.ec2.describe_instances().into_paginator().stop_on_duplicate_token(false).send();
    let groups = aws.ec2.describe_security_groups().into_paginator().stop_on_duplicate_token(false).send();
    let vpcs = aws.ec2.describe_vpcs().into_paginator().stop_on_duplicate_token(false).send();
    let subnets = aws.ec2.describe_subnets().into_paginator().stop_on_duplicate_token(false).send();
    let (instances, groups, vpcs, subnets) = futures::join!(
        aws.pages(Call::DescribeInstances, instances, |page| {
            let reservations = page.reservations.unwrap_or_default();
            Some(reservations.into_iter().flat_map(|reservation| reservation.instances.unwrap_or_default()).collect())
        }),
        aws.pages(Call::DescribeSecurityGroups, groups, |page| page.security_groups),
        aws.pages(Call::DescribeVpcs, vpcs, |page| page.vpcs),
        aws.pages(Call::DescribeSubnets, subnets, |page| page.subnets),
    );
    Ec2 {
        instances: seen(instances, instance),
        security_groups: seen(groups, security_group),
        vpcs: seen(vpcs, vpc),
        subnets: seen(subnets, subnet),
    }
}

fn instance(instance: types::Instance) -> Instance {
    let groups = instance.security_groups.unwrap_or_default();
    let tags = tags(instance.tags);
    Instance {
        id: instance.instance_id.unwrap_or_default(),
        name: name(&tags),
        tags,
        state: text(instance.state.and_then(|state| state.name)).unwrap_or_default(),
        instance_type: text(instance.instance_type).unwrap_or_default(),
        public_ip: instance.public_ip_address,
        // AWS writes an empty text for none.
        public_dns: instance.public_dns_name.filter(|name| !name.is_empty()),
        private_ip: instance.private_ip_address,
        vpc_id: instance.vpc_id,
        subnet_id: instance.subnet_id,
        security_groups: groups.into_iter().filter_map(|group| group.group_id).collect(),
        launched_at: timestamp(instance.launch_time),
    }
}

fn security_group(group: types::SecurityGroup) -> SecurityGroup {
    SecurityGroup {
        id: group.group_id.unwrap_or_default(),
        name: group.group_name.unwrap_or_default(),
        description: group.description.unwrap_or_default(),
        vpc_id: group.vpc_id,
        ingress: group.ip_permissions.unwrap_or_default().into_iter().map(ingress).collect(),
    }
}

fn ingress(rule: types::IpPermission) -> IngressRule {
    IngressRule {
        protocol: rule.ip_protocol.unwrap_or_default(),
        from_port: rule.from_port,
        to_port: rule.to_port,
        ipv4: rule.ip_ranges.unwrap_or_default().into_iter().filter_map(|range| range.cidr_ip).collect(),
        ipv6: rule.ipv6_ranges.unwrap_or_default().into_iter().filter_map(|range| range.cidr_ipv6).collect(),
        groups: rule.user_id_group_pairs.unwrap_or_default().into_iter().filter_map(|pair| pair.group_id).collect(),
        prefix_lists: rule.prefix_list_ids.unwrap_or_default().into_iter().filter_map(|id| id.prefix_list_id).collect(),
    }
}

fn vpc(vpc: types::Vpc) -> Vpc {
    Vpc {
        id: vpc.vpc_id.unwrap_or_default(),
        name: name(&tags(vpc.tags)),
        cidr: vpc.cidr_block,
        is_default: vpc.is_default.unwrap_or_default(),
    }
}

fn subnet(subnet: types::Subnet) -> Subnet {
    Subnet {
        id: subnet.subnet_id.unwrap_or_default(),
        name: name(&tags(subnet.tags)),
        vpc_id: subnet.vpc_id,
        availability_zone: subnet.availability_zone,
        cidr: subnet.cidr_block,
        map_public_ip: subnet.map_public_ip_on_launch.unwrap_or_default(),
    }
}

fn tags(tags: Option<Vec<types::Tag>>) -> BTreeMap<String, String> {
    let tags = tags.unwrap_or_default();
    tags.into_iter().map(|tag| (tag.key.unwrap_or_default(), tag.value.unwrap_or_default())).collect()
}

fn name(tags: &BTreeMap<String, String>) -> String {
    tags.get("Name").cloned().unwrap_or_default()
}
