"""Runs the emulator in this process until standard input ends, so that it never outlives the test that started it.

Prints the port on one line once it accepts connections.
"""

import os
import sys

from moto.elbv2.models import FakeHealthStatus, FakeLoadBalancer, FakeTargetGroup
from moto.moto_server.threaded_moto_server import ThreadedMotoServer

from .marks import PROVISIONING_PREFIX, is_unhealthy


def hold_states() -> None:
    """Lets seeding ask for two states that the emulator has no way to enter: see `marks.py`."""
    health_for, activate = FakeTargetGroup.health_for, FakeLoadBalancer.activate

    def marked_health(self, target, ec2_backend):
        status = health_for(self, target, ec2_backend)
        if status.status == "healthy" and is_unhealthy(target["Id"]):
            reason = ("Target.ResponseCodeMismatch", "Health checks failed with these codes: [404]")
            return FakeHealthStatus(target["Id"], status.port, self.health_check_port, "unhealthy", *reason)
        return status

    def marked_activate(self):
        if self.attrs.get("access_logs.s3.prefix") != PROVISIONING_PREFIX:
            activate(self)

    FakeTargetGroup.health_for, FakeLoadBalancer.activate = marked_health, marked_activate


def main() -> None:
    hold_states()
    # One line per request on standard error would drown the output of a failing test.
    from moto.moto_server.werkzeug_app import MotoRequestHandler

    MotoRequestHandler.log_request = lambda *_: None
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    # Some answers hold the emulator's own address.
    os.environ["MOTO_PORT"] = str(port)
    print(port, flush=True)
    while sys.stdin.buffer.read(4096):
        pass
    # Request threads may still run; nothing of theirs is worth waiting for.
    os._exit(0)


if __name__ == "__main__":
    main()
