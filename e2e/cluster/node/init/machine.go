package main

import (
	"errors"
	"fmt"
	"net/netip"
	"os"
	"path/filepath"
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
	_, unifiedErr := os.Stat(root + "/cgroup.controllers")
	unified := unifiedErr == nil
	own, base := cgroupOf(string(text), unified), root
	if !unified {
		base += "/memory"
	}
	if _, err := os.Stat(filepath.Join(base, own)); err != nil {
		own = "/"
	}
	if unified {
		return own, makeRoomForPods(filepath.Join(root, own))
	}
	return own, nil
}

// cgroupOf finds this process's cgroup in the text of /proc/self/cgroup.
func cgroupOf(text string, unified bool) string {
	for line := range strings.Lines(text) {
		parts := strings.SplitN(strings.TrimSpace(line), ":", 3)
		if len(parts) == 3 && (unified && parts[0] == "0" || !unified && parts[1] == "memory") {
			return parts[2]
		}
	}
	return "/"
}

// makeRoomForPods moves the processes of a version 2 cgroup into a leaf: one that has processes of its own
// may not share out its controllers.
func makeRoomForPods(dir string) error {
	leaf := filepath.Join(dir, "init")
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
