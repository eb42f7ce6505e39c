package main

import (
	"context"
	"errors"
	"os/exec"
	"path/filepath"
	"strings"
)

// Image archives that lie here are imported at every start: the image's own, and, as in k3s, what the user
// has copied in.
var imageFolders = []string{"/opt/node/images", "/var/lib/rancher/k3s/agent/images"}

// importImages waits for containerd and gives it all archives, side by side.
func importImages(ctx context.Context) error {
	version := func() bool { return exec.Command("ctr", "version").Run() == nil }
	err := await(ctx, "waiting for containerd", version)
	if err != nil {
		return err
	}
	var archives []string
	for _, folder := range imageFolders {
		found, _ := filepath.Glob(folder + "/*.tar") // the pattern is good
		archives = append(archives, found...)
	}
	var imports []<-chan error
	for _, archive := range archives {
		imports = append(imports, inBackground(func() error {
			return run(exec.Command("ctr", "--namespace=k8s.io", "images", "import", archive))
		}))
	}
	for _, done := range imports {
		err = errors.Join(err, <-done)
	}
	return err
}

// applyAddons applies every manifest of the image except those of add-ons that are not wanted.
func (n *node) applyAddons() error {
	manifests, err := filepath.Glob(configs + "/manifests/*.yaml")
	if err != nil {
		return err
	}
	apply := exec.Command("kubectl", "--kubeconfig="+userConfig, "create", "--validate=false")
	for _, manifest := range manifests {
		if n.args.wants(strings.TrimSuffix(filepath.Base(manifest), ".yaml")) {
			apply.Args = append(apply.Args, "--filename="+manifest)
		}
	}
	return run(apply)
}
