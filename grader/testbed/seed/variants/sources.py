"""Faults and variations of the IDE and of the source repositories (tasks 3.1, 3.4, 4.1, 4.7, 5.3 and 5.6)."""

from ..catalogue import fault, variation
from ..plan import Ingress, Plan


@fault("3.1")
def cloud9_missing(plan: Plan) -> None:
    """No Cloud9 environment."""
    plan.ide = None


@fault("3.1")
def cloud9_t2_micro(plan: Plan) -> None:
    """The IDE's instance is a t2.micro."""
    plan.ide.instance_type = "t2.micro"


@fault("3.1")
def cloud9_ssm(plan: Plan) -> None:
    """The IDE is reached through Systems Manager."""
    plan.ide.connection = "CONNECT_SSM"


@fault("3.1")
def cloud9_private_subnet(plan: Plan) -> None:
    """The IDE is in a private subnet."""
    plan.ide.subnet = "Private Subnet1"


@fault("4.1")
def cloud9_sg_no_8081(plan: Plan) -> None:
    """The IDE's security group admits port 8080 only."""
    plan.security_groups["ide"].ingress = [Ingress(8080, 8080)]


@variation("4.1")
def cloud9_sg_two_rules(plan: Plan) -> None:
    """The IDE's security group admits both ports in a rule each."""
    plan.security_groups["ide"].ingress = [Ingress(8080, 8080), Ingress(8081, 8081)]


@fault("3.4")
def codecommit_missing(plan: Plan) -> None:
    """There is no repository for the code of the services."""
    del plan.code_repositories["microservices"]


@fault("3.4")
def codecommit_empty(plan: Plan) -> None:
    """Nothing was pushed to the repository of the services."""
    plan.code_repositories["microservices"].files.clear()


@variation("3.4")
def codecommit_branch_main(plan: Plan) -> None:
    """Both repositories use the branch main."""
    for repository in plan.code_repositories.values():
        repository.branch = "main"


@fault("4.7")
def codecommit_no_dockerfile(plan: Plan) -> None:
    """The employee's Dockerfile was not pushed."""
    del plan.code_repositories["microservices"].files["employee/Dockerfile"]


@fault("4.7")
def codecommit_unmodified(plan: Plan) -> None:
    """The pushed services are still two copies of the same code."""
    files = plan.code_repositories["microservices"].files
    for path in [path for path in files if path.startswith("employee/")]:
        del files[path]
    files |= {path.replace("customer/", "employee/", 1): text for path, text in files.items()}


@fault("5.3")
def deployment_missing(plan: Plan) -> None:
    """There is no repository for the deployment files."""
    del plan.code_repositories["deployment"]


@fault("5.6")
def deployment_file_missing(plan: Plan) -> None:
    """The employee's AppSpec file was not pushed."""
    del plan.code_repositories["deployment"].files["appspec-employee.yaml"]


@fault("5.6")
def deployment_image_fixed(plan: Plan) -> None:
    """The customer's task definition file names an image where the pipeline's placeholder belongs."""
    files = plan.code_repositories["deployment"].files
    files["taskdef-customer.json"] = files["taskdef-customer.json"].replace("<IMAGE1_NAME>", "customer")


@fault("5.6")
def deployment_placeholder_left(plan: Plan) -> None:
    """The employee's task definition file still has the placeholder of the database."""
    files = plan.code_repositories["deployment"].files
    host = "supplierdb.abcdefghijkl.us-east-1.rds.amazonaws.com"
    files["taskdef-employee.json"] = files["taskdef-employee.json"].replace(host, "<RDS-ENDPOINT>")
