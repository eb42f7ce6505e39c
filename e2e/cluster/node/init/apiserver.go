package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
)

// api is etcd and kube-apiserver, which both modes run.
type api struct {
	bin, data string // folder of the programs; folder of all that they write
	ip, port  string // where kube-apiserver listens
	names     []string
	flags     []string // beside those that both modes want
	procs     *processes
}

const (
	serviceCIDR = "10.96.0.0/16"
	firstOfThem = "10.96.0.1" // the address of the Service `kubernetes`
	clusterDNS  = "10.96.0.10"
)

// start starts both programs and makes what they need, the admin's and the service accounts' keys included.
func (a *api) start() (*pki, error) {
	keys, err := newPKI(filepath.Join(a.data, "pki"))
	if err != nil {
		return nil, err
	}
	if err := a.issue(keys); err != nil {
		return nil, err
	}

	// A socket in the data folder: no port that could be taken, no certificates, nobody else's business.
	// Relative, because the path of a socket must be short; so both programs run in that folder.
	etcd := exec.Command(filepath.Join(a.bin, "etcd"), "--name=etcd", "--data-dir=etcd", "--unsafe-no-fsync",
		"--listen-client-urls=unix://etcd.sock", "--advertise-client-urls=http://127.0.0.1:2379",
		"--listen-peer-urls=unix://peer.sock", "--initial-advertise-peer-urls=http://127.0.0.1:2380",
		"--initial-cluster=etcd=http://127.0.0.1:2380", "--log-level=warn", "--quota-backend-bytes=4294967296")
	etcd.Dir = a.data
	if err := a.procs.start("etcd", etcd); err != nil {
		return nil, err
	}

	server := exec.Command(filepath.Join(a.bin, "kube-apiserver"), append([]string{
		"--etcd-servers=unix://etcd.sock",
		"--bind-address=" + a.ip, "--secure-port=" + a.port,
		"--tls-cert-file=" + keys.path("apiserver.crt"), "--tls-private-key-file=" + keys.path("apiserver.key"),
		"--client-ca-file=" + keys.path("ca.crt"),
		"--authorization-mode=Node,RBAC", "--allow-privileged",
		"--service-cluster-ip-range=" + serviceCIDR,
		"--service-account-issuer=https://kubernetes.default.svc.cluster.local",
		"--service-account-key-file=" + keys.path("sa.pub"),
		"--service-account-signing-key-file=" + keys.path("sa.key"),
		"--profiling=false", "--v=0",
	}, a.flags...)...)
	server.Dir = a.data
	return keys, a.procs.start("kube-apiserver", server)
}

func (a *api) issue(keys *pki) error {
	names := append([]string{"localhost", "127.0.0.1", firstOfThem, "kubernetes", "kubernetes.default",
		"kubernetes.default.svc", "kubernetes.default.svc.cluster.local"}, a.names...)
	return errors.Join(
		keys.issue("apiserver", "kube-apiserver", nil, names...),
		keys.issue("admin", "admin", []string{"system:masters"}),
		keys.serviceAccountKey())
}

func (a *api) url() string { return "https://127.0.0.1:" + a.port }

// serveAPI runs an API server and its etcd, with nothing that acts on what is stored, until its standard input
// ends or it is told to stop: an owner that is killed takes it along.
func serveAPI(args []string) error {
	flags := flag.NewFlagSet("apiserver", flag.ContinueOnError)
	bin := flags.String("bin", "", "folder that holds etcd and kube-apiserver")
	data := flags.String("data", "", "folder for data, certificates, logs and the kubeconfig; made if missing")
	listen := flags.String("listen", "127.0.0.1:0", "address; port 0 takes a free one")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *bin == "" || *data == "" {
		return errors.New("apiserver: --bin and --data are required")
	}
	folder, err := filepath.Abs(*data)
	if err != nil {
		return err
	}
	programs, err := filepath.Abs(*bin)
	if err != nil {
		return err
	}
	ip, port, err := freePort(*listen)
	if err != nil {
		return err
	}
	procs, err := newProcesses(filepath.Join(folder, "logs"))
	if err != nil {
		return err
	}
	ctx, release := untilToldToStop(procs)
	defer release(nil)
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		release(errStop)
	}()

	server := &api{bin: programs, data: folder, ip: ip, port: port, procs: procs,
		// Without a controller-manager nobody makes service accounts, nor endpoints of the API server.
		flags: []string{"--disable-admission-plugins=ServiceAccount", "--endpoint-reconciler-type=none"}}
	defer procs.stop()
	return stopIsNoError(server.serve(ctx))
}

func (a *api) serve(ctx context.Context) error {
	keys, err := a.start()
	if err != nil {
		return err
	}
	kubeconfig := filepath.Join(a.data, "kubeconfig.yaml")
	if err := keys.kubeconfig(kubeconfig, a.url(), "admin"); err != nil {
		return err
	}
	ask, err := newClient(a.url(), keys)
	if err != nil {
		return err
	}
	if err := await(ctx, "waiting for the API server", ask.ready); err != nil {
		return err
	}
	fmt.Println("ready", kubeconfig)
	<-ctx.Done()
	return context.Cause(ctx)
}

func freePort(listen string) (ip, port string, err error) {
	if !strings.HasSuffix(listen, ":0") {
		return net.SplitHostPort(listen)
	}
	listener, err := net.Listen("tcp", listen)
	if err != nil {
		return "", "", err
	}
	defer listener.Close()
	return net.SplitHostPort(listener.Addr().String())
}

// errStop is why a context ends when all is well.
var errStop = errors.New("told to stop")

func stopIsNoError(err error) error {
	if errors.Is(err, errStop) {
		return nil
	}
	return err
}

// untilToldToStop gives a context that ends at a signal, or with the first process that ends by itself.
func untilToldToStop(procs *processes) (context.Context, context.CancelCauseFunc) {
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT)
	go func() {
		select {
		case <-signals:
			cancel(errStop)
		case err := <-procs.ended:
			cancel(err)
		case <-ctx.Done():
		}
	}()
	return ctx, cancel
}
