package main

import (
	"reflect"
	"testing"
)

func TestCgroupOf(t *testing.T) {
	const v1 = "9:name=systemd:/\n4:memory:/docker/abc\n0::/\n"
	for _, c := range []struct {
		name, text, controller, want string
	}{
		{"version 1", v1, "memory", "/docker/abc"},
		{"version 1, controllers together", "5:cpu,cpuacct:/docker/abc\n", "cpuacct", "/docker/abc"},
		{"version 2", "0::/docker/abc\n", "", "/docker/abc"},
		{"version 2, private name space", "0::/\n", "", "/"},
		{"a kernel without the memory controller", "1:cpu:/x\n", "memory", "/"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := cgroupOf(c.text, c.controller); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestOutsideResolvers(t *testing.T) {
	got := outsideResolvers("search lan\nnameserver 127.0.0.11\nnameserver 192.0.2.53\nnameserver ::1\noptions ndots:0\n")
	if want := []string{"192.0.2.53"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
