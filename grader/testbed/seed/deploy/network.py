"""The VPC, its subnets and security groups, the instances of the monolith and of the IDE, and the database."""

from dataclasses import dataclass

from ..plan import Ide, Instance, Plan, SecurityGroup
from .account import Account, digest

SUBNETS = {
    "Public Subnet1": ("10.16.10.0/24", "a"),
    "Public Subnet2": ("10.16.20.0/24", "b"),
    "Private Subnet1": ("10.16.30.0/24", "a"),
    "Private Subnet2": ("10.16.40.0/24", "b"),
}
IMAGE = "ami-12c6146b"


@dataclass
class Network:
    """Ids of what was made; `vpcs` and `security_groups` by our own keys, `subnets` by name."""

    vpcs: dict[str, str]
    subnets: dict[str, str]
    security_groups: dict[str, str]
    instance_id: str | None = None
    public_ip: str | None = None
    database_host: str | None = None
    # The id of the IDE's environment.
    environment: str | None = None


def deploy(plan: Plan, account: Account) -> Network:
    ec2 = account.client("ec2")
    lab = ec2.create_vpc(CidrBlock="10.16.0.0/16", TagSpecifications=_named("vpc", "LabVPC"))["Vpc"]["VpcId"]
    ec2.modify_vpc_attribute(VpcId=lab, EnableDnsHostnames={"Value": True})
    default = ec2.describe_vpcs(Filters=[{"Name": "is-default", "Values": ["true"]}])["Vpcs"][0]["VpcId"]
    subnets = {name: _subnet(ec2, plan.region, lab, name) for name in SUBNETS}
    groups = {key: _security_group(ec2, lab, group) for key, group in plan.security_groups.items()}
    net = Network({"lab": lab, "default": default}, subnets, groups)
    if plan.instance:
        _instance(ec2, plan.instance, net)
    if plan.ide:
        net.environment = digest(account.number, "environment")[:32]
        _ide(ec2, plan.ide, net)
    if plan.database:
        _database(plan, account, net)
    return net


def _named(kind: str, name: str) -> list[dict]:
    return [{"ResourceType": kind, "Tags": [{"Key": "Name", "Value": name}]}]


def _subnet(ec2, region: str, vpc: str, name: str) -> str:
    cidr, zone = SUBNETS[name]
    made = ec2.create_subnet(
        VpcId=vpc, CidrBlock=cidr, AvailabilityZone=region + zone, TagSpecifications=_named("subnet", name)
    )
    identifier = made["Subnet"]["SubnetId"]
    if name.startswith("Public"):
        ec2.modify_subnet_attribute(SubnetId=identifier, MapPublicIpOnLaunch={"Value": True})
    return identifier


def _security_group(ec2, vpc: str, group: SecurityGroup) -> str:
    made = ec2.create_security_group(GroupName=group.name, Description=group.name, VpcId=vpc)
    permissions = []
    for rule in group.ingress:
        ports = {} if rule.protocol == "-1" else {"FromPort": rule.first, "ToPort": rule.last}
        permissions.append({"IpProtocol": rule.protocol, "IpRanges": [{"CidrIp": rule.source}], **ports})
    if permissions:
        ec2.authorize_security_group_ingress(GroupId=made["GroupId"], IpPermissions=permissions)
    return made["GroupId"]


def _instance(ec2, instance: Instance, net: Network) -> None:
    interface = {
        "DeviceIndex": 0,
        "SubnetId": net.subnets["Public Subnet1"],
        "Groups": [net.security_groups["monolith"]],
        "AssociatePublicIpAddress": instance.public_ip,
    }
    made = ec2.run_instances(
        ImageId=IMAGE,
        InstanceType="t3.small",
        MinCount=1,
        MaxCount=1,
        NetworkInterfaces=[interface],
        TagSpecifications=_named("instance", instance.name),
    )
    net.instance_id = made["Instances"][0]["InstanceId"]
    if instance.state == "stopped":
        ec2.stop_instances(InstanceIds=[net.instance_id])
    if instance.state == "terminated":
        ec2.terminate_instances(InstanceIds=[net.instance_id])
    seen = ec2.describe_instances(InstanceIds=[net.instance_id])["Reservations"][0]["Instances"][0]
    net.public_ip = seen.get("PublicIpAddress")


def _ide(ec2, ide: Ide, net: Network) -> None:
    tags = {"aws:cloud9:environment": net.environment, "Name": f"aws-cloud9-{ide.name}-{net.environment}"}
    ec2.run_instances(
        ImageId=IMAGE,
        InstanceType=ide.instance_type,
        MinCount=1,
        MaxCount=1,
        SubnetId=net.subnets[ide.subnet],
        SecurityGroupIds=[net.security_groups[ide.security_group]],
        TagSpecifications=[
            {"ResourceType": "instance", "Tags": [{"Key": key, "Value": value} for key, value in tags.items()]}
        ],
    )


def _database(plan: Plan, account: Account, net: Network) -> None:
    rds = account.client("rds")
    rds.create_db_subnet_group(
        DBSubnetGroupName="lab-db-subnets",
        DBSubnetGroupDescription="lab database",
        SubnetIds=[net.subnets["Private Subnet1"], net.subnets["Private Subnet2"]],
    )
    made = rds.create_db_instance(
        DBInstanceIdentifier=plan.database.identifier,
        DBInstanceClass="db.t3.micro",
        Engine=plan.database.engine,
        AllocatedStorage=20,
        DBName="COFFEE",
        DBSubnetGroupName="lab-db-subnets",
        MasterUsername="nodeapp",
        MasterUserPassword="coffee-beans",
        Port=3306,
        PubliclyAccessible=False,
    )
    net.database_host = made["DBInstance"]["Endpoint"]["Address"]
