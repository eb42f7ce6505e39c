package main

import (
	"errors"
	"fmt"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// startEmpty removes what an earlier start of the same container left: no start builds on another.
func startEmpty() error {
	for _, dir := range []string{serverData, "/var/lib/kubelet", "/var/lib/containerd", "/run/containerd", "/run/cni-ipam"} {
		entries, err := os.ReadDir(dir)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		for _, entry := range entries { // dir itself may be a mount point
			if err := os.RemoveAll(filepath.Join(dir, entry.Name())); err != nil {
				return err
			}
		}
	}
	for _, dir := range []string{serverData, "/run/containerd", "/etc/cni/net.d"} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
	}
	return nil
}

func prepareMounts() error {
	// Volumes mounted later must show in containers that asked to see them.
	if err := syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_SHARED, ""); err != nil {
		return fmt.Errorf("making / shared (is the container privileged?): %w", err)
	}
	if err := os.WriteFile("/proc/sys/net/ipv4/ip_forward", []byte("1"), 0); err != nil {
		return err
	}
	return writeResolvConf()
}

// ownCgroup gives the cgroup, as a path below /sys/fs/cgroup, that pods belong into, so that they count as
// the container's and go with it. Where the container sees the cgroups of the whole host (Testcontainers mounts them
// into k3s) it is the container's own, else the root.
func ownCgroup() (string, error) {
	const root = "/sys/fs/cgroup"
	text, err := os.ReadFile("/proc/self/cgroup")
	if err != nil {
		return "", err
	}
	if _, err := os.Stat(root + "/cgroup.controllers"); err == nil {
		own := seenBelow(root, cgroupOf(string(text), ""))
		return own, errors.Join(moveIntoLeaf(filepath.Join(root, own)), shareControllers(filepath.Join(root, own)))
	}
	own := seenBelow(root+"/memory", cgroupOf(string(text), "memory"))
	// Of version 1 those that the kubelet wants to find itself in; a new cpuset would let nothing run.
	for _, controller := range []string{"memory", "cpu", "cpuacct"} {
		err = errors.Join(err, moveIntoLeaf(filepath.Join(root, controller, own)))
	}
	return own, err
}

func seenBelow(hierarchy, cgroup string) string {
	if _, err := os.Stat(filepath.Join(hierarchy, cgroup)); err != nil {
		return "/"
	}
	return cgroup
}

// cgroupOf finds a process's cgroup in the text of its /proc/PID/cgroup, under a controller of version 1, or
// under none: version 2 has one tree for all.
func cgroupOf(text, controller string) string {
	for line := range strings.Lines(text) {
		parts := strings.SplitN(strings.TrimSpace(line), ":", 3)
		if len(parts) == 3 && slices.Contains(strings.Split(parts[1], ","), controller) {
			return parts[2]
		}
	}
	return "/"
}

// leafCgroup holds the node's own processes, beside the cgroups of its pods.
const leafCgroup = "init"

// moveIntoLeaf moves the processes of a cgroup into a child of it. In version 2, one that has processes of its
// own may not share out its controllers; in version 1, gVisor's shim does not find its way from the top cgroup that a
// container sees ("cgroup deleted").
func moveIntoLeaf(dir string) error {
	leaf := filepath.Join(dir, leafCgroup)
	if err := os.MkdirAll(leaf, 0o755); err != nil {
		return err
	}
	processes, err := os.ReadFile(dir + "/cgroup.procs")
	if err != nil {
		return err
	}
	for _, pid := range strings.Fields(string(processes)) {
		err := os.WriteFile(leaf+"/cgroup.procs", []byte(pid), 0)
		if err != nil && !errors.Is(err, syscall.ESRCH) { // ended meanwhile
			return err
		}
	}
	return nil
}

func shareControllers(dir string) error {
	controllers, err := os.ReadFile(dir + "/cgroup.controllers")
	if err != nil {
		return err
	}
	enable := "+" + strings.Join(strings.Fields(string(controllers)), " +")
	return os.WriteFile(dir+"/cgroup.subtree_control", []byte(enable), 0)
}

// writeResolvConf makes the resolver file that pods (CoreDNS above all) inherit. A resolver on the loopback,
// as Docker's is on networks of its own, means something else in a pod. With none left the node's address stands
// in: nothing listens there, so that names from outside fail at once instead of after seconds.
func writeResolvConf() error {
	text, err := os.ReadFile("/etc/resolv.conf")
	if err != nil {
		return err
	}
	servers := outsideResolvers(string(text))
	if len(servers) == 0 {
		ip, err := firstAddress()
		if err != nil {
			return err
		}
		servers = []string{ip}
	}
	return os.WriteFile(configs+"/resolv.conf", []byte("nameserver "+strings.Join(servers, "\nnameserver ")+"\n"), 0o644)
}

func outsideResolvers(resolvConf string) []string {
	var servers []string
	for line := range strings.Lines(resolvConf) {
		fields := strings.Fields(line)
		if len(fields) < 2 || fields[0] != "nameserver" {
			continue
		}
		if address, err := netip.ParseAddr(fields[1]); err == nil && !address.IsLoopback() {
			servers = append(servers, fields[1])
		}
	}
	return servers
}
