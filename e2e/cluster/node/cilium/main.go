// One binary for every part of Cilium: what it is depends on the name it is called by.
//
// Four separate binaries would hold most of this code four times over.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	dbg "github.com/cilium/cilium/cilium-dbg/cmd"
	agent "github.com/cilium/cilium/daemon/cmd"
	operator "github.com/cilium/cilium/operator/cmd"
	"github.com/cilium/cilium/pkg/hive"
	"github.com/cilium/cilium/pkg/version"
	cni "github.com/cilium/cilium/plugins/cilium-cni/cmd"
	"github.com/containernetworking/cni/pkg/skel"
	cniversion "github.com/containernetworking/cni/pkg/version"
)

func init() {
	// The CNI plugin changes the network namespace of its thread.
	runtime.LockOSThread()
}

func main() {
	switch name := filepath.Base(os.Args[0]); name {
	case "cilium-agent":
		agent.Execute(agent.NewAgentCmd(hive.New(agent.Agent)))
	case "cilium-operator-generic": // generic: gives out no addresses of a cloud
		operator.Execute(operator.NewOperatorCmd(hive.New(operator.Operator)))
	case "cilium-dbg":
		dbg.Execute()
	case "cilium-cni":
		plugin := cni.NewCmd()
		skel.PluginMain(plugin.Add, plugin.Check, plugin.Del,
			cniversion.PluginSupports("0.3.1", "0.4.0", "1.0.0"), "Cilium CNI plugin "+version.Version)
	default:
		fmt.Fprintf(os.Stderr, "%s: call me cilium-agent, cilium-operator-generic, cilium-dbg or cilium-cni\n", name)
		os.Exit(2)
	}
}
