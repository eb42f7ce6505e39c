package main

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
)

// podCIDR is the range that pods get their addresses from, whatever gives them out.
const podCIDR = "10.244.0.0/16"

// network is what differs between the variants of the node image: how pods get their addresses and who
// enforces NetworkPolicies. Each variant lives in a file of its own and enters itself in networks.
type network interface {
	// controllerManagerFlags are given to kube-controller-manager beside the common ones.
	controllerManagerFlags() []string
	// prepare runs before containerd and the kubelet start: mounts, CNI configuration, firewall rules.
	prepare(n *node) error
	// start runs once the API server answers, while the kubelet starts: it may start processes through
	// n.procs. The node becomes Ready when a CNI configuration lies in /etc/cni/net.d.
	start(n *node) error
}

var networks = map[string]network{}

// variantFile names the network of this image; the image build writes it.
const variantFile = "/etc/node/variant"

func networkOfImage() (network, error) {
	text, err := os.ReadFile(variantFile)
	if err != nil {
		return nil, err
	}
	variant := strings.TrimSpace(string(text))
	chosen, known := networks[variant]
	if !known {
		return nil, fmt.Errorf("%s names %q; this node knows %v", variantFile, variant, slices.Sorted(maps.Keys(networks)))
	}
	return chosen, nil
}
