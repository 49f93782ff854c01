"""Target groups and their targets, the load balancer, its listeners and rules."""

from dataclasses import dataclass, field

from ..marks import PROVISIONING_PREFIX, healthy_address, unhealthy_address
from ..plan import Plan, Rule, TargetGroup
from .account import Account
from .network import Network


@dataclass
class Balancing:
    """ARNs of what was made; target groups by our own keys, listeners by port."""

    target_groups: dict[str, str] = field(default_factory=dict)
    listeners: dict[int, str] = field(default_factory=dict)
    arn: str | None = None
    dns_name: str | None = None


def deploy(plan: Plan, account: Account, net: Network) -> Balancing:
    elb = account.client("elbv2")
    made = Balancing({key: _target_group(elb, group, net) for key, group in plan.target_groups.items()})
    if not plan.balancer:
        return made
    balancer = elb.create_load_balancer(
        Name=plan.balancer.name,
        Subnets=[net.subnets[name] for name in plan.balancer.subnets],
        SecurityGroups=[net.security_groups[plan.balancer.security_group]],
        Scheme=plan.balancer.scheme,
        Type="application",
    )["LoadBalancers"][0]
    made.arn, made.dns_name = balancer["LoadBalancerArn"], balancer["DNSName"]
    if plan.balancer.provisioning:
        mark = {"Key": "access_logs.s3.prefix", "Value": PROVISIONING_PREFIX}
        elb.modify_load_balancer_attributes(LoadBalancerArn=made.arn, Attributes=[mark])
    for port, listener in plan.listeners.items():
        extra = {}
        if listener.protocol == "HTTPS":
            extra["Certificates"] = [{"CertificateArn": _certificate(account)}]
        arn = elb.create_listener(
            LoadBalancerArn=made.arn,
            Protocol=listener.protocol,
            Port=port,
            DefaultActions=[_action(listener.forward, made)],
            **extra,
        )["Listeners"][0]["ListenerArn"]
        made.listeners[port] = arn
        for rule in listener.rules:
            elb.create_rule(
                ListenerArn=arn,
                Priority=rule.priority,
                Conditions=_conditions(rule),
                Actions=[_action(rule.forward, made)],
            )
    return made


def _target_group(elb, group: TargetGroup, net: Network) -> str:
    arn = elb.create_target_group(
        Name=group.name,
        Protocol=group.protocol,
        Port=group.port,
        VpcId=net.vpcs[group.vpc],
        TargetType=group.kind,
        HealthCheckProtocol=group.protocol,
        HealthCheckPath=group.health_path,
    )["TargetGroups"][0]["TargetGroupArn"]
    addresses = [healthy_address(i) for i in range(group.healthy)] + [unhealthy_address(i) for i in range(group.unhealthy)]
    if addresses and group.kind == "ip":
        targets = [{"Id": address, "Port": group.port} for address in addresses]
        elb.register_targets(TargetGroupArn=arn, Targets=targets)
    return arn


def _action(keys: list[str], made: Balancing) -> dict:
    """One target group in the short form, several in the weighted one, none as a fixed response."""
    arns = [made.target_groups[key] for key in keys if key in made.target_groups]
    if not arns:
        return {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404", "ContentType": "text/plain"}}
    if len(arns) == 1:
        return {"Type": "forward", "TargetGroupArn": arns[0]}
    # As after a deployment: all of the weight is on the first.
    weighted = [{"TargetGroupArn": arn, "Weight": 0 if index else 100} for index, arn in enumerate(arns)]
    return {"Type": "forward", "ForwardConfig": {"TargetGroups": weighted}}


def _conditions(rule: Rule) -> list[dict]:
    conditions = [{"Field": "path-pattern", "PathPatternConfig": {"Values": rule.paths}}]
    if rule.sources:
        conditions.append({"Field": "source-ip", "SourceIpConfig": {"Values": rule.sources}})
    return conditions


def _certificate(account: Account) -> str:
    return account.client("acm").request_certificate(DomainName="coffee.example.com")["CertificateArn"]
