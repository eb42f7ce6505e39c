package main

import (
	"reflect"
	"testing"
)

func TestServerArgs(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		want serverArgs
	}{
		{"as Testcontainers calls it", []string{"--disable=traefik", "--tls-san=localhost"},
			serverArgs{tlsSANs: []string{"localhost"}, disabled: []string{"traefik"}}},
		{"values in a word of their own, lists", []string{"--tls-san", "a,b", "--disable", "coredns"},
			serverArgs{tlsSANs: []string{"a", "b"}, disabled: []string{"coredns"}}},
		{"unknown flags are passed over with their values", []string{"--flannel-backend", "none", "--debug", "--tls-san=a"},
			serverArgs{tlsSANs: []string{"a"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := parseServerArgs(c.args); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}
