package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// node is a whole Kubernetes cluster of one machine, inside a container.
type node struct {
	name    string // the container's host name
	ip      string
	args    serverArgs
	network network
	procs   *processes
	api     *api
	keys    *pki // set once the API server has been started
}

// The folders are those of k3s where something outside may look for them.
const (
	serverData = "/var/lib/rancher/k3s/server"
	userConfig = "/etc/rancher/k3s/k3s.yaml"
	configs    = "/etc/node" // of the image, and the kubeconfigs of the programs
	programs   = "/usr/local/bin"
)

func serveNode(args serverArgs) error {
	began := time.Now()
	n, err := newNode(args)
	if err != nil {
		return err
	}
	ctx, release := untilToldToStop(n.procs)
	defer release(nil)
	defer n.procs.stop()
	if err := n.serve(ctx, began); !errors.Is(err, errStop) {
		return err
	}
	fmt.Println("stopping")
	return nil
}

func newNode(args serverArgs) (*node, error) {
	name, err := os.Hostname()
	if err != nil {
		return nil, err
	}
	ip, err := firstAddress()
	if err != nil {
		return nil, err
	}
	chosen, err := networkOfImage()
	if err != nil {
		return nil, err
	}
	procs, err := newProcesses("/var/log/node")
	if err != nil {
		return nil, err
	}
	n := &node{name: name, ip: ip, args: args, network: chosen, procs: procs}
	n.api = &api{bin: programs, data: serverData, ip: "0.0.0.0", port: "6443", procs: procs,
		names: append([]string{name, ip}, args.tlsSANs...), flags: n.apiFlags()}
	return n, nil
}

// serve starts everything as early as what it needs is there. Kubernetes programs retry what they miss, but
// with pauses that would make up most of the start.
func (n *node) serve(ctx context.Context, began time.Time) error {
	say := func(what string) { fmt.Printf("%4.1f s  %s\n", time.Since(began).Seconds(), what) }

	if err := startEmpty(); err != nil {
		return err
	}
	keys, err := n.api.start()
	if err != nil {
		return err
	}
	n.keys = keys
	cgroup, err := ownCgroup()
	if err != nil {
		return err
	}
	if err := errors.Join(prepareMounts(), n.issue(), n.network.prepare(n), n.startContainerd()); err != nil {
		return err
	}
	images := inBackground(func() error { return importImages(ctx) })
	ask, err := newClient(n.api.url(), n.keys)
	if err != nil {
		return err
	}
	err = await(ctx, "waiting for the API server", func() bool {
		return ask.ready() && ask.exists("/api/v1/namespaces/kube-system") // made soon after, for the add-ons
	})
	if err != nil {
		return err
	}
	say("the API server is ready")
	addons := inBackground(n.applyAddons)
	if err := errors.Join(n.startKubernetes(cgroup), n.network.start(n), <-addons, <-images); err != nil {
		return err
	}
	say("images are imported, add-ons applied")
	err = await(ctx, "waiting for the node", func() bool {
		// A pod is refused as long as its namespace has no default service account.
		return ask.nodeReady(n.name) && ask.exists("/api/v1/namespaces/default/serviceaccounts/default")
	})
	if err != nil {
		return err
	}
	if n.args.wants("coredns") {
		say("the node is ready")
		if err := await(ctx, "waiting for DNS", answersDNS); err != nil {
			return err
		}
	}
	say("Node controller sync successful") // the words that clients of the k3s image wait for
	<-ctx.Done()
	return context.Cause(ctx)
}

// issue makes the certificates and kubeconfigs that only a whole node needs.
func (n *node) issue() error {
	k := n.keys
	err := errors.Join(
		k.issue("apiserver-client", "kube-apiserver", []string{"system:masters"}), // to the kubelet
		k.issue("front-proxy", "front-proxy", nil),                                // to aggregated APIs
		k.issue("kubelet", "system:node:"+n.name, []string{"system:nodes"}, n.name, n.ip, "127.0.0.1"),
		k.kubeconfig(userConfig, n.api.url(), "admin"),
		k.kubeconfig(kubeconfigOf("kubelet"), n.api.url(), "kubelet"))
	for _, name := range []string{"kube-controller-manager", "kube-scheduler", "kube-proxy"} {
		err = errors.Join(err,
			k.issue(name, "system:"+name, nil),
			k.kubeconfig(kubeconfigOf(name), n.api.url(), name))
	}
	return err
}

func kubeconfigOf(program string) string { return filepath.Join(configs, program+".kubeconfig") }

func (n *node) apiFlags() []string {
	pki := filepath.Join(serverData, "pki")
	return []string{
		"--advertise-address=" + n.ip,
		"--kubelet-certificate-authority=" + pki + "/ca.crt",
		"--kubelet-client-certificate=" + pki + "/apiserver-client.crt",
		"--kubelet-client-key=" + pki + "/apiserver-client.key",
		"--kubelet-preferred-address-types=InternalIP",
		"--enable-aggregator-routing=true", // aggregated APIs are pods: reach them without their Service
		"--proxy-client-cert-file=" + pki + "/front-proxy.crt",
		"--proxy-client-key-file=" + pki + "/front-proxy.key",
		"--requestheader-client-ca-file=" + pki + "/ca.crt",
		"--requestheader-allowed-names=front-proxy", // one authority for all: any client could else be anyone
		"--requestheader-username-headers=X-Remote-User",
		"--requestheader-group-headers=X-Remote-Group",
		"--requestheader-extra-headers-prefix=X-Remote-Extra-",
	}
}

func (n *node) startContainerd() error {
	return n.startProgram("containerd", "--config="+configs+"/containerd.toml")
}

func (n *node) startKubernetes(cgroup string) error {
	manager := []string{
		"--kubeconfig=" + kubeconfigOf("kube-controller-manager"),
		"--secure-port=0", "--leader-elect=false", "--use-service-account-credentials",
		"--root-ca-file=" + n.keys.path("ca.crt"),
		"--service-account-private-key-file=" + n.keys.path("sa.key"),
		"--cluster-signing-cert-file=" + n.keys.path("ca.crt"),
		"--cluster-signing-key-file=" + n.keys.path("ca.key"),
		"--horizontal-pod-autoscaler-sync-period=5s",
		"--kube-api-qps=100", "--kube-api-burst=200",
	}
	return errors.Join(
		n.startProgram("kube-controller-manager", append(manager, n.network.controllerManagerFlags()...)...),
		n.startProgram("kubelet", "--config="+configs+"/kubelet.yaml", "--kubeconfig="+kubeconfigOf("kubelet"),
			"--hostname-override="+n.name, "--node-ip="+n.ip, "--cgroup-root="+cgroup,
			"--kubelet-cgroups="+filepath.Join(cgroup, leafCgroup), "--runtime-cgroups="+filepath.Join(cgroup, leafCgroup),
			"--housekeeping-interval=30s"), // reading all cgroups is the dearest thing a resting kubelet does
		n.startProgram("kube-scheduler", "--kubeconfig="+kubeconfigOf("kube-scheduler"),
			"--secure-port=0", "--leader-elect=false", "--kube-api-qps=100", "--kube-api-burst=200"),
		n.startProgram("kube-proxy", "--config="+configs+"/kube-proxy.yaml", "--hostname-override="+n.name))
}

func (n *node) startProgram(name string, args ...string) error {
	return n.procs.start(name, exec.Command(filepath.Join(programs, name), args...))
}

// firstAddress is the IPv4 address that the engine gave the container.
func firstAddress() (string, error) {
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		return "", err
	}
	for _, address := range addresses {
		if network, ok := address.(*net.IPNet); ok && network.IP.To4() != nil && network.IP.IsGlobalUnicast() {
			return network.IP.String(), nil
		}
	}
	return "", errors.New("the container has no IPv4 address: the node needs a network")
}
