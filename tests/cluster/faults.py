"""What goes wrong, and how it is mended. Each gives back what has to be done so that everything is whole again."""

from region import PORTS


def kill_primary(cluster, _region):
    """The machine of the primary loses its power."""
    node = cluster.nodes[cluster.primary()]
    node.power_off()
    return node.power_on


def isolate_primary(cluster, _region):
    """The cable of the primary's machine is pulled."""
    node = cluster.nodes[cluster.primary()]
    node.unplug()
    return node.plug_in


def cut_primary(cluster, _region):
    """The primary no longer hears the other databases, but Rondom still reaches it."""
    node = cluster.nodes[cluster.primary()]
    node.cut_from_others()
    return node.mend_cut


def freeze_primary(cluster, _region):
    """Every process of the primary's machine stands still; its network answers as if nothing happened."""
    node = cluster.nodes[cluster.primary()]
    node.freeze()
    return node.thaw


def kill_standby(cluster, _region):
    """The standby that every commit waits for loses its power."""
    node = cluster.nodes[cluster.standby()]
    node.power_off()
    return node.power_on


def switch_over(cluster, _region):
    """An operator asks for another primary."""
    cluster.switch_over(cluster.standby())
    return lambda: None


def kill_rondom(_cluster, region):
    """One of the two servers of Rondom is killed."""
    which = len(PORTS) - 1
    region.kill(which)
    return lambda: region.serve(which)


SHORT = [kill_primary, freeze_primary]
LONG = [kill_primary, isolate_primary, cut_primary, freeze_primary, kill_standby, switch_over, kill_rondom]
