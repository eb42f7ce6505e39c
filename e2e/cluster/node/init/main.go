// Command init is the first process of the node's container, and what starts a Kubernetes API server alone,
// without any container:
//
//	init server [FLAG...]                                  a whole node; takes the flags of `k3s server`
//	init apiserver --bin DIR --data DIR [--listen HOST:PORT]  etcd and kube-apiserver as child processes
package main

import (
	"fmt"
	"os"
)

func main() {
	if os.Getpid() == 1 {
		os.Exit(reapFor(os.Args))
	}
	if err := dispatch(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func dispatch(args []string) error {
	if len(args) == 0 {
		args = []string{"server"}
	}
	switch args[0] {
	case "server":
		return serveNode(parseServerArgs(args[1:]))
	case "apiserver":
		return serveAPI(args[1:])
	default:
		return fmt.Errorf("unknown mode %q: want server or apiserver", args[0])
	}
}
