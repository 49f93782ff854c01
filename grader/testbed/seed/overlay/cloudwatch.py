"""Alarms and metrics: the emulator has them, but does not speak the protocol in which the Rust SDK asks.

The proxy writes these answers in CBOR.
"""

from datetime import UTC, datetime

from ..deploy import Account
from ..plan import Plan
from .rules import answer

# What ECS measures of every service.
_MEASURED = ("CPUUtilization", "MemoryUtilization")


def rules(plan: Plan, account: Account) -> list[dict]:
    alarms = [
        {
            "AlarmName": alarm.name,
            "AlarmArn": f"arn:aws:cloudwatch:{plan.region}:{account.number}:alarm:{alarm.name}",
            "AlarmConfigurationUpdatedTimestamp": datetime.now(UTC),
            "ActionsEnabled": True,
            "AlarmActions": [],
            "StateValue": alarm.state,
            "MetricName": alarm.metric,
            "Namespace": alarm.namespace,
            "Statistic": "Average",
            "Dimensions": [{"Name": name, "Value": value} for name, value in alarm.dimensions.items()],
            "Period": 60,
            "EvaluationPeriods": 3,
            "Threshold": alarm.threshold,
            "ComparisonOperator": "GreaterThanThreshold",
        }
        for alarm in plan.alarms
    ]
    metrics = [
        {
            "Namespace": "AWS/ECS",
            "MetricName": metric,
            "Dimensions": [
                {"Name": "ClusterName", "Value": plan.cluster.name},
                {"Name": "ServiceName", "Value": service.name},
            ],
        }
        for service in plan.services.values()
        if plan.cluster and service.running and not service.deleted
        for metric in _MEASURED
    ]
    return [
        answer("cloudwatch:DescribeAlarms", {"MetricAlarms": alarms, "CompositeAlarms": []}),
        answer("cloudwatch:ListMetrics", {"Metrics": metrics}),
    ]
