package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"time"
)

// client asks the API server, as its admin, the few questions of a start.
type client struct {
	server string
	http   *http.Client
}

func newClient(server string, p *pki) (*client, error) {
	admin, err := tls.LoadX509KeyPair(p.path("admin.crt"), p.path("admin.key"))
	if err != nil {
		return nil, err
	}
	roots := x509.NewCertPool()
	roots.AddCert(p.ca)
	config := &tls.Config{Certificates: []tls.Certificate{admin}, RootCAs: roots}
	return &client{server, &http.Client{Timeout: 2 * time.Second, Transport: &http.Transport{TLSClientConfig: config}}}, nil
}

func (c *client) ready() bool { return c.get("/readyz", nil) == nil }

func (c *client) exists(path string) bool { return c.get(path, nil) == nil }

func (c *client) nodeReady(name string) bool {
	var node struct {
		Status struct {
			Conditions []struct{ Type, Status string }
		}
	}
	if c.get("/api/v1/nodes/"+name, &node) != nil {
		return false
	}
	for _, condition := range node.Status.Conditions {
		if condition.Type == "Ready" {
			return condition.Status == "True"
		}
	}
	return false
}

func (c *client) get(path string, into any) error {
	answer, err := c.http.Get(c.server + path)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("GET %s: %s", path, answer.Status)
	}
	if into == nil {
		return nil
	}
	return json.NewDecoder(answer.Body).Decode(into)
}

// answersDNS asks as a pod would, and so proves the way through Service, kube-proxy and pod network as well.
func answersDNS() bool {
	resolver := net.Resolver{PreferGo: true, Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, network, clusterDNS+":53")
	}}
	ctx, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
	defer cancel()
	_, err := resolver.LookupHost(ctx, "kubernetes.default.svc.cluster.local.")
	return err == nil
}

// await looks every 50 ms until the condition holds or the context ends.
func await(ctx context.Context, what string, holds func() bool) error {
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for !holds() {
		select {
		case <-ctx.Done():
			return fmt.Errorf("%s: %w", what, context.Cause(ctx))
		case <-tick.C:
		}
	}
	return nil
}
