// Command engine-runtime stands between a Docker engine and runc on a machine whose root lacks
// CAP_SYS_RESOURCE (some virtual machines and containers keep it from their root). There runc ends a privileged
// container with "unable to apply caps: operation not permitted", because the engine asks for every capability
// it knows. This runtime strikes that one from what the engine asks, and runs runc with the same arguments.
//
// It also adds CAP_BPF and CAP_PERFMON where CAP_SYS_ADMIN is asked for, as newer engines do: Docker 20.10 does
// not know these two, and Cilium needs them.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

func main() {
	err := start(os.Args[1:])
	fmt.Fprintln(os.Stderr, "engine-runtime:", err) // reached only when runc was not
	os.Exit(1)
}

func start(args []string) error {
	for _, file := range specs(args) {
		if err := rewrite(file); err != nil {
			return err
		}
	}
	runc, err := exec.LookPath("runc")
	if err != nil {
		return err
	}
	return syscall.Exec(runc, append([]string{"runc"}, args...), os.Environ())
}

// specs names the files that tell runc what a process may do: config.json in the bundle of a new container,
// the process file of an exec in a running one. Other commands have neither.
func specs(args []string) []string {
	var files []string
	for i, arg := range args {
		flag, value, joined := strings.Cut(arg, "=")
		if !joined && i+1 < len(args) {
			value = args[i+1]
		}
		switch flag {
		case "--bundle", "-b":
			files = append(files, filepath.Join(value, "config.json"))
		case "--process", "-p":
			files = append(files, value)
		}
	}
	return files
}

func rewrite(file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	changed, err := withChangedCapabilities(text)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return os.WriteFile(file, changed, 0o600)
}

// withChangedCapabilities leaves everything but the capability lists as it is, what it does not know included.
func withChangedCapabilities(text []byte) ([]byte, error) {
	var spec map[string]json.RawMessage
	if err := json.Unmarshal(text, &spec); err != nil {
		return nil, err
	}
	if process, nested := spec["process"]; nested { // config.json; a process file is the inner object itself
		changed, err := withChangedCapabilities(process)
		if err != nil {
			return nil, err
		}
		spec["process"] = changed
		return json.Marshal(spec)
	}
	var lists map[string][]string
	if spec["capabilities"] == nil {
		return text, nil
	}
	if err := json.Unmarshal(spec["capabilities"], &lists); err != nil {
		return nil, err
	}
	for name, list := range lists {
		lists[name] = change(list)
	}
	var err error
	if spec["capabilities"], err = json.Marshal(lists); err != nil {
		return nil, err
	}
	return json.Marshal(spec)
}

func change(list []string) []string {
	list = slices.DeleteFunc(list, func(name string) bool { return name == "CAP_SYS_RESOURCE" })
	if slices.Contains(list, "CAP_SYS_ADMIN") {
		for _, name := range []string{"CAP_BPF", "CAP_PERFMON"} {
			if !slices.Contains(list, name) {
				list = append(list, name)
			}
		}
	}
	return list
}
