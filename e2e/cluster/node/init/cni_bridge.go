package main

import (
	"os"
	"os/exec"
)

func init() { networks["bridge"] = bridge{} }

// bridge gives every pod a veth pair of its own, routed by the node, from Debian's CNI plugins. It knows no
// NetworkPolicies. (The plugin is `ptp`, not `bridge`: two pods on one bridge answer each other past the
// node's routing, and then a Service's address is only rewritten back where br_netfilter is loaded.)
type bridge struct{}

const conflist = `{
  "cniVersion": "0.4.0",
  "name": "pods",
  "plugins": [
    {"type": "ptp", "mtu": 1500, "ipam": {
      "type": "host-local", "dataDir": "/run/cni-ipam",
      "ranges": [[{"subnet": "` + podCIDR + `"}]], "routes": [{"dst": "0.0.0.0/0"}]}},
    {"type": "portmap", "capabilities": {"portMappings": true}}
  ]
}
`

func (bridge) controllerManagerFlags() []string { return nil }

func (bridge) prepare(*node) error {
	// One rule for the whole range instead of a chain per pod.
	masquerade := exec.Command("iptables", "-w", "-t", "nat", "-A", "POSTROUTING",
		"-s", podCIDR, "!", "-d", podCIDR, "-j", "MASQUERADE")
	if err := run(masquerade); err != nil {
		return err
	}
	return os.WriteFile("/etc/cni/net.d/10-pods.conflist", []byte(conflist), 0o644)
}

func (bridge) start(*node) error { return nil }
