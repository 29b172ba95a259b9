"""Nova's own fake driver, changed in two ways.

It says that it is a QEMU host, since SCS images ask for hypervisor_type=qemu and the scheduler would find no host otherwise.
And it shows a file ($LAB_CONSOLE_FILE) as every server's console, so that checks which read a guest's output can be scripted.
"""
import os

from nova.objects import fields
from nova.virt import fake


class LabDriver(fake.FakeDriver):
    def get_available_resource(self, nodename):
        resources = super().get_available_resource(nodename)
        if resources:
            resources['hypervisor_type'] = 'QEMU'
            resources['supported_instances'] = [
                (fields.Architecture.X86_64, hypervisor, fields.VMMode.HVM)
                for hypervisor in (fields.HVType.QEMU, fields.HVType.KVM, fields.HVType.FAKE)
            ]
        return resources

    def get_console_output(self, context, instance):
        try:
            with open(os.environ['LAB_CONSOLE_FILE']) as console:
                return console.read()
        except OSError:
            return super().get_console_output(context, instance)
