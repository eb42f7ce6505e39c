package main

import (
	"reflect"
	"testing"
)

func TestCgroupOf(t *testing.T) {
	const v1 = "9:name=systemd:/\n4:memory:/docker/abc\n0::/\n"
	for _, c := range []struct {
		name, text string
		unified    bool
		want       string
	}{
		{"version 1", v1, false, "/docker/abc"},
		{"version 2", "0::/docker/abc\n", true, "/docker/abc"},
		{"version 2, private name space", "0::/\n", true, "/"},
		{"a kernel without the memory controller", "1:cpu:/x\n", false, "/"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := cgroupOf(c.text, c.unified); got != c.want {
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
