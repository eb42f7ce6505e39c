package main

import (
	"fmt"
	"slices"
	"strings"
)

// serverArgs is what this node understands of the command line of `k3s server`.
type serverArgs struct {
	tlsSANs  []string // further names and addresses of the API server
	disabled []string // add-ons not wanted
}

// parseServerArgs never fails: a flag of k3s that means nothing here is named and passed over.
func parseServerArgs(args []string) serverArgs {
	var parsed serverArgs
	for i := 0; i < len(args); i++ {
		flag, value, joined := strings.Cut(args[i], "=")
		if !joined && i+1 < len(args) && !strings.HasPrefix(args[i+1], "-") {
			i++
			value = args[i]
		}
		switch flag {
		case "--tls-san":
			parsed.tlsSANs = append(parsed.tlsSANs, strings.Split(value, ",")...)
		case "--disable":
			parsed.disabled = append(parsed.disabled, strings.Split(value, ",")...)
		default:
			fmt.Println("ignored, as it means nothing to this node:", flag)
		}
	}
	return parsed
}

func (a serverArgs) wants(addon string) bool { return !slices.Contains(a.disabled, addon) }
