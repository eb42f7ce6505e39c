package main

import (
	"errors"
	"os"
	"strings"
	"syscall"
	"time"
)

func init() { networks["cilium"] = cilium{} }

// cilium gives every pod a veth pair whose traffic passes eBPF programs that enforce NetworkPolicies.
// kube-proxy stays, and nothing is tunnelled: a node without neighbours routes to its pods itself.
type cilium struct{}

func (cilium) controllerManagerFlags() []string {
	// The agent takes its range from the Node, which has one only if the controller manager gives it.
	return []string{"--allocate-node-cidrs=true", "--cluster-cidr=" + podCIDR}
}

func (cilium) prepare(*node) error {
	err := syscall.Mount("bpffs", "/sys/fs/bpf", "bpf", 0, "")
	if errors.Is(err, syscall.EBUSY) { // a node that was stopped and started again
		return nil
	}
	return err
}

// The operator makes the kinds that the agent reads, so the agent waits for it; the agent writes the CNI
// configuration, so the node is Ready when pods can be connected.
func (cilium) start(n *node) error {
	return nil
}
