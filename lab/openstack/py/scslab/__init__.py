"""Neutron plug-in of the lab; found by its entry point in scslab-0.1.dist-info."""
