"""What a run on real hosts would know: facts of an invented cluster, in both spellings of Ansible."""

from marks import DOUBTS, Mark, Result

NODES = {"node1": "192.168.0.1", "node2": "192.168.0.2", "node3": "192.168.0.3"}

# What the setup module gathers on each node, without the prefix `ansible_`. Tasks read `ansible_kernel` or
# `ansible_facts['kernel']`: both come from here.
GATHERED = {
    "architecture": "x86_64",
    "userspace_architecture": "x86_64",
    "machine": "x86_64",
    "userspace_bits": "64",
    "system": "Linux",
    "kernel": "6.8.0-40-generic",
    "kernel_version": "#40-Ubuntu SMP PREEMPT_DYNAMIC",
    "os_family": "Debian",
    "distribution": "Ubuntu",
    "distribution_version": "24.04",
    "distribution_major_version": "24",
    "distribution_release": "noble",
    "pkg_mgr": "apt",
    "service_mgr": "systemd",
    "user_id": "root",
    "user_uid": 0,
    "user_gid": 0,
    "user_dir": "/root",
    "memtotal_mb": 16000,
    "memfree_mb": 12000,
    "swaptotal_mb": 0,
    "memory_mb": {"real": {"total": 16000, "free": 12000, "used": 4000}, "swap": {"total": 0, "free": 0, "used": 0}},
    "processor": ["0", "GenuineIntel", "Intel(R) Xeon(R) CPU"],
    "processor_vcpus": 4,
    "processor_cores": 4,
    "processor_count": 1,
    "processor_nproc": 4,
    "processor_threads_per_core": 1,
    "virtualization_type": "kvm",
    "virtualization_role": "guest",
    "virtualization_tech_guest": ["kvm"],
    "virtualization_tech_host": [],
    "interfaces": ["lo", "eth0"],
    "domain": "",
    "selinux": {"status": "disabled"},
    "selinux_python_present": True,
    "apparmor": {"status": "enabled"},
    "fips": False,
    "cmdline": {},
    "proc_cmdline": {},
    "mounts": [{"mount": "/", "device": "/dev/vda1", "fstype": "ext4", "size_total": 10**11, "size_available": 8 * 10**10}],
    "dns": {"nameservers": ["192.168.0.53"], "search": []},
    "date_time": {"iso8601": "2024-01-01T00:00:00Z", "date": "2024-01-01", "epoch": "1704067200", "tz": "UTC"},
    "python": {"version": {"major": 3, "minor": 12, "micro": 3}, "executable": "/usr/bin/python3"},
    "python_version": "3.12.3",
    "system_vendor": "QEMU",
    "product_name": "Standard PC",
    "is_chroot": False,
    "env": {},
    "default_ipv6": {},
    "all_ipv6_addresses": [],
}


class Facts(dict):
    """Facts of one host. Reading an unknown name is noted as a doubt."""

    # Ansible passes a value with this attribute to a template unchanged, so that lookups in it reach this class.
    __UNSAFE__ = True

    def __init__(self, known, prefix="host fact"):
        super().__init__(known)
        self.prefix = prefix

    def __missing__(self, name):
        DOUBTS.note(f"the {self.prefix} {name}")
        if DOUBTS.marking and isinstance(name, str):
            return Mark(f"fact-{name}")
        raise KeyError(name)

    def get(self, name, default=None):
        if name not in self:
            DOUBTS.note(f"the {self.prefix} {name}")
            return Mark(f"fact-{name}") if DOUBTS.marking else default
        return dict.get(self, name, default)


class HostVariables(dict):
    """The entries of one host in `hostvars`. Of the missing ones, only facts leave a doubt."""

    __UNSAFE__ = True

    def __missing__(self, name):
        if isinstance(name, str) and name.startswith("ansible_"):
            DOUBTS.note(f"the host fact {name.removeprefix('ansible_')}")
            if DOUBTS.marking:
                return Mark(f"fact-{name}")
        raise KeyError(name)


class Hosts(dict):
    """`hostvars`: the facts of each host, passed to templates unchanged."""

    __UNSAFE__ = True


def host_facts():
    """Variables that a play has without any file."""
    control_plane = ["node1"]
    workers = ["node2", "node3"]
    groups = {"all": list(NODES), "ungrouped": [], "calico_rr": [], "kube_broadcast": []}
    for name in ("kube_control_plane", "kube-master", "etcd"):
        groups[name] = control_plane
    for name in ("kube_node", "kube-node"):
        groups[name] = workers
    for name in ("k8s_cluster", "k8s-cluster"):
        groups[name] = list(NODES)

    def gathered(name, address):
        addresses = {
            "hostname": name,
            "fqdn": name,
            "nodename": name,
            "default_ipv4": {"address": address, "interface": "eth0", "gateway": "192.168.0.254", "netmask": "255.255.255.0"},
            "all_ipv4_addresses": [address],
            "eth0": {"device": "eth0", "ipv4": {"address": address}, "mtu": 1500, "active": True, "type": "ether"},
            "lo": {"device": "lo", "ipv4": {"address": "127.0.0.1"}, "mtu": 65536, "active": True, "type": "loopback"},
        }
        return Facts({**GATHERED, **addresses, "local": Facts({}, "local fact")})

    def variables(name, address):
        facts = gathered(name, address)
        return {
            **{f"ansible_{fact}": value for fact, value in facts.items()},
            "ansible_facts": facts,
            "inventory_hostname": name,
            "inventory_hostname_short": name,
            "ansible_host": address,
            "ip": address,
            "access_ip": address,
            "main_ip": address,
            "main_access_ip": address,
            "main_ips": [address],
            "main_access_ips": [address],
        }

    hostvars = Hosts({name: HostVariables(variables(name, address)) for name, address in NODES.items()})
    known = dict(hostvars["node1"])
    known.update(
        groups=groups,
        group_names=["kube_control_plane", "etcd", "k8s_cluster"],
        hostvars=hostvars,
        ansible_play_hosts=list(NODES),
        ansible_play_hosts_all=list(NODES),
        ansible_play_batch=list(NODES),
        play_hosts=list(NODES),
        ansible_check_mode=False,
        ansible_diff_mode=False,
        ansible_verbosity=0,
        ansible_forks=5,
        ansible_run_tags=["all"],
        ansible_skip_tags=[],
        ansible_connection="ssh",
        ansible_user="root",
        ansible_python_interpreter="/usr/bin/python3",
        ansible_version={"full": "2.17.0", "major": 2, "minor": 17, "revision": 0, "string": "2.17.0"},
        fallback_ip="192.168.0.1",
        fallback_ips=dict(NODES),
        no_proxy="",
        proxy_env={},
        is_atomic=False,
        is_ostree=False,
        is_fedora_coreos=False,
        # The one setting that every user of the role has.
        kube_network_plugin="cilium",
        omit="__omit_place_holder__",
    )
    return known


def successful_result(task=""):
    """What a command, a file or a kubectl call registers if it succeeds."""
    return Result(
        {
            "rc": 0,
            "stdout": "",
            "stderr": "",
            "stdout_lines": [],
            "stderr_lines": [],
            "changed": False,
            "failed": False,
            "skipped": False,
            "stat": Facts({"exists": False}, "state of a file:"),
        },
        task,
    )


def skipped_result():
    """What a skipped task registers: no code and no output (ansible-core: executor/task_executor.py)."""
    return {"changed": False, "skipped": True, "skip_reason": "Conditional result was False"}
