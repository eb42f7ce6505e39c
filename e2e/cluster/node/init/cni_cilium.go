package main

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
)

func init() { networks["cilium"] = cilium{} }

// cilium gives every pod a veth pair whose traffic passes eBPF programs, which enforce NetworkPolicies.
// kube-proxy stays, and nothing is tunnelled: a node without neighbours routes to its pods itself.
type cilium struct{}

func (cilium) controllerManagerFlags() []string {
	// The agent takes its range from the Node, which has one only if the controller manager gives it.
	return []string{"--allocate-node-cidrs=true", "--cluster-cidr=" + podCIDR}
}

// The CNI configuration is there before the agent is: the plugin waits for it half a minute, so that pods can
// be on their way meanwhile, and the node's sign that all is ready, an answer from DNS, comes through Cilium.
// (Told to write this file itself, the agent too would do so before it has set anything up.)
const ciliumConflist = `{
  "cniVersion": "0.4.0",
  "name": "pods",
  "plugins": [
    {"type": "cilium-cni", "log-file": "/var/log/node/cilium-cni.log"},
    {"type": "portmap", "capabilities": {"portMappings": true}}
  ]
}
`

func (cilium) prepare(*node) error {
	return errors.Join(
		// What an earlier start of the same container left names pods and interfaces that are gone.
		os.RemoveAll("/run/cilium"),
		// The container's own: with the container go the programs and maps pinned in it.
		syscall.Mount("bpffs", "/sys/fs/bpf", "bpf", 0, ""),
		os.WriteFile("/etc/cni/net.d/10-pods.conflist", []byte(ciliumConflist), 0o644))
}

// start starts the operator and the agent at once: the agent waits for the kinds that the operator makes.
func (cilium) start(n *node) error {
	operator := exec.Command("cilium-operator-generic", "--k8s-kubeconfig-path="+userConfig, "--ipam=kubernetes",
		"--identity-allocation-mode=crd", "--operator-api-serve-addr=127.0.0.1:9234")
	agent := exec.Command("cilium-agent", "--k8s-kubeconfig-path="+userConfig,
		"--ipam=kubernetes", "--identity-allocation-mode=crd",
		"--enable-ipv4=true", "--enable-ipv6=false", "--devices=eth0",
		"--routing-mode=native", "--ipv4-native-routing-cidr="+podCIDR, "--enable-ipv4-masquerade=true",
		"--kube-proxy-replacement=false",
		"--cgroup-root=/run/cilium/cgroupv2",
		// Without this an ipBlock never means the node, so no NetworkPolicy could open the API server.
		"--policy-cidr-match-mode=nodes",
		// What a test cluster of one node needs none of.
		"--enable-l7-proxy=false", "--enable-hubble=false",
		"--enable-health-checking=false", "--enable-endpoint-health-checking=false",
		// Tables for a fifth of the connections that Cilium plans for: 40 MB less.
		"--preallocate-bpf-maps=false", "--bpf-map-dynamic-size-ratio=0.0005")
	for _, command := range []*exec.Cmd{operator, agent} {
		command.Env = append(os.Environ(), "K8S_NODE_NAME="+n.name, "CILIUM_K8S_NAMESPACE=kube-system")
	}
	return errors.Join(n.procs.start("cilium-operator", operator), n.procs.start("cilium-agent", agent))
}
